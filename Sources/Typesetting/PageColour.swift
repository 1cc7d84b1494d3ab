/// A colour of the page, which follows the reader's choice of light or dark.
struct PageColour: Sendable, Hashable {
  /// The property of the page's style that holds it.
  let role: String

  /// The value of a style's property.
  var value: String { "var(--\(role))" }

  /// The colour of text and lines by one of its names.
  static func ink(_ name: String) -> PageColour? { all(inks)[name] }
  /// The colour of a surface by one of its names.
  static func surface(_ name: String) -> PageColour? { all(surfaces)[name] }
  /// The first name of each colour of text.
  static let inkNames = SymbolTable.entries(inks).map(\.text)
  /// The first name of each colour of a surface.
  static let surfaceNames = SymbolTable.entries(surfaces).map(\.text)

  private static func all(_ table: String) -> [String: PageColour] {
    var result: [String: PageColour] = [:]
    for entry in SymbolTable.entries(table) {
      for name in entry.names + [entry.text] { result[name] = PageColour(role: entry.text) }
    }
    return result
  }

  /// Other names of a colour, and the role that it has on the page.
  private static let inks = """
    black ink
    bold strong
    gray grey muted
    blue accent
    green holds
    red contradicted
    orange brown conditional
    purple violet undecided
    """
  private static let surfaces = """
    white paper
    lightgray lightgrey tint
    yellow mark
    """
}
