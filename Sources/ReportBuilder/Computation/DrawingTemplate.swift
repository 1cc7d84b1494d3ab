import Markup
import Plotting
import Script
import Vocabulary

/// A drawing with open places for what only presents it: its identifier, its title and the author's
/// alternative text.
///
/// Drawings are stored between builds; with these places open, a new caption, label or alternative
/// text needs no new drawing.
enum DrawingTemplate {
  // Private-use characters cannot be mistaken for anything that an author wrote.
  private static let identifier = "figure-\u{F8F0}"
  private static let title = "\u{F8F1}"
  private static let alternativeText = "\u{F8F2}"

  /// Draws the value of a figure with its places open.
  static func draw(_ value: Value) throws(EvaluationFailure) -> Drawing {
    try drawing(of: value, id: identifier, title: title, alternativeText: alternativeText)
  }

  /// The drawing with its places filled.
  ///
  /// All are filled in one go, so what is filled in is never itself taken for a place.
  static func fill(
    _ drawing: String, identifier: String, title: String, alternativeText: String
  ) -> String {
    let places = [
      (Array(Self.identifier.utf8), Array(escapedAttribute(identifier).utf8)),
      (Array(Self.title.utf8), Array(escapedAttribute(title).utf8)),
      (Array(Self.alternativeText.utf8), Array(escapedAttribute(alternativeText).utf8)),
    ]
    let source = Array(drawing.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(source.count + 256)
    var copied = 0
    var position = 0
    while position < source.count {
      guard source[position] == UInt8(ascii: "f") || source[position] == 0xEF,
        let (mark, text) = places.first(where: { source[position...].starts(with: $0.0) })
      else {
        position += 1
        continue
      }
      output += source[copied..<position]
      output += text
      position += mark.count
      copied = position
    }
    output += source[copied...]
    return String(decoding: output, as: UTF8.self)
  }
}
