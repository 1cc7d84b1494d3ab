import Diagnostics
import Markup

/// What takes the room in the page, in bytes.
public struct PageSizes: Sendable, Hashable {
  /// A part of the page with the bytes of what is in it.
  public struct Part: Sendable, Hashable {
    /// What it is: the title of a chapter, `font`, `script`.
    public let name: String
    /// The bytes of what is in it, in the order of ``PageSizes/kinds``; the rest is text.
    public let bytes: [Int]
    /// All its bytes.
    public let total: Int
  }

  /// The names of what is told apart within a part.
  public static let kinds = [
    "figures", "mathematics", "data", "sources", "pictures", "frames",
  ]

  /// The chapters in reading order, then what belongs to all of them.
  public let parts: [Part]
  /// All bytes of the file.
  public let total: Int
  /// The most bytes that it may have.
  public let limit: Int

  /// The sizes of `page`, whose file is `html` before it is stamped and whose chapters are called `names`.
  ///
  /// - Complexity: O(n) in the length of the page.
  init(_ page: Page, names: [String], html: String, limit: Int) {
    let font = page.extraStyles.filter { $0.hasPrefix("@font-face") }
      .reduce(0) { $0 + $1.utf8.count }
    let script = PageScript.text.utf8.count
    let style = Stylesheet.text(adding: page.extraStyles).utf8.count - font
    var parts = zip(page.chapters, names).map { chapter, name in
      var bytes = Self.kinds.map { _ in 0 }
      Self.count(chapter.body, into: &bytes)
      return Part(name: name, bytes: bytes, total: chapter.body.html.utf8.count)
    }
    total = html.utf8.count + BuildStamp.sizeInPage
    let rest = total - font - script - style - parts.reduce(0) { $0 + $1.total }
    let none = Self.kinds.map { _ in 0 }
    parts += [("font", font), ("style", style), ("script", script), ("ledger, lists, frame", rest)]
      .map { Part(name: $0.0, bytes: none, total: $0.1) }
    self.parts = parts
    self.limit = limit
  }

  /// Adds the bytes of what is told apart in `node`; what is inside one counts for no other.
  private static func count(_ node: MarkupNode, into bytes: inout [Int]) {
    switch node {
    case .text, .trusted: break
    case .fragment(let nodes): for node in nodes { count(node, into: &bytes) }
    case .element(let element):
      if let kind = kind(of: element), let index = kinds.firstIndex(of: kind) {
        bytes[index] += node.html.utf8.count
      } else {
        for child in element.children { count(child, into: &bytes) }
      }
    }
  }

  /// What an element counts for, one of ``kinds``.
  private static func kind(of element: MarkupNode.Element) -> String? {
    func has(_ name: String, _ value: String) -> Bool {
      element.attributes.contains { $0.name == name && $0.value == value }
    }
    switch element.name {
    case "figure": return "figures"
    case "math": return "mathematics"
    case "details": return has("class", "data") ? "data" : has("class", "source") ? "sources" : nil
    case "img": return "pictures"
    case "script": return has("type", "application/json") ? "frames" : nil
    default: return nil
    }
  }

  /// The bytes in units of a thousand, rounded up.
  static func kilobytes(_ bytes: Int) -> Int { (bytes + 999) / 1000 }

  /// A table of the parts, in kilobytes.
  public var table: String {
    let head = ["kB", "text"] + Self.kinds
    let rows = parts.map { part in
      let text = part.total - part.bytes.reduce(0, +)
      let cells = part.bytes.allSatisfy { $0 == 0 } ? [] : ([text] + part.bytes)
      return (part.name, [part.total] + cells)
    }
    let width = (parts.map(\.name.count) + [20]).max() ?? 20
    func column(_ text: String) -> String {
      String(repeating: " ", count: max(1, 12 - text.count)) + text
    }
    let lines =
      [
        String(repeating: " ", count: width) + head.map(column).joined()
      ]
      + rows.map { name, cells in
        name + String(repeating: " ", count: width - name.count)
          + cells.map { column($0 == 0 ? "" : String(Self.kilobytes($0))) }.joined()
      }
    return lines.joined(separator: "\n") + "\n\(Self.kilobytes(total)) kB in all, at most "
      + "\(Self.kilobytes(limit)) kB\n"
  }
}

extension ReportPage {
  /// The file, and what takes the room in it if that is asked for.
  func measured(detailed: Bool) -> (html: String, sizes: PageSizes?) {
    let page = page()
    let html = page.render()
    guard detailed else { return (html, nil) }
    let names = manuscript.chapters.map(\.file.path)
    return (html, PageSizes(page, names: names, html: html, limit: manuscript.settings.sizeLimit))
  }

  /// What is wrong with a page of `size` bytes.
  func diagnostic(ofSize size: Int) -> Diagnostic? {
    let limit = manuscript.settings.sizeLimit
    guard size > limit else { return nil }
    return Diagnostic(
      "page-size",
      "the page has \(PageSizes.kilobytes(size)) kB, and at most \(PageSizes.kilobytes(limit)) kB "
        + "are allowed", at: nil,
      notes: [
        Diagnostic.Note(
          "'report build --sizes' says what takes the room; 'megabytes' in the front matter of "
            + "index.md sets the limit")
      ])
  }
}
