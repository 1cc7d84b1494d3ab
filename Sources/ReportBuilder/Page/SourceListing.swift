import Diagnostics
import Markup

/// Lines of a chapter, shown where their result stands.
struct SourceListing: Sendable, Hashable {
  /// The path, relative to the report's folder.
  var file: String
  /// The number of the first line, from 1.
  var firstLine: Int
  /// The lines.
  var text: String
  /// What is to be known of the result besides its lines, in a sentence or two.
  var facts: String?
}

extension SourceListing {
  /// The lines behind a disclosure, with file and line.
  func node(title: String = "How this was computed") -> MarkupNode {
    .element(
      "details", ["class": "source"],
      [
        .element(
          "summary", [:],
          [.text(title), " ", .element("span", ["class": "place"], text: "\(file):\(firstLine)")]),
        .element("pre", [:], [.element("code", [:], SourceHighlighter.nodes(shown))]),
      ] + (facts.map { [.element("p", ["class": "made"], text: $0)] } ?? []))
  }

  /// The lines as they are shown: what would turn the order of the characters can be seen, so that a
  /// program reads as it runs.
  private var shown: String {
    let lines = String(text.map { $0.isNewline ? "\n" : $0 })
    guard lines.unicodeScalars.contains(where: \.turnsDirection) else { return visible(lines) }
    return visible(
      lines.unicodeScalars.map { $0.turnsDirection ? $0.spelledOut : String($0) }.joined())
  }

  /// Disclosures side by side; nothing where there are none.
  static func group(_ disclosures: [MarkupNode]) -> [MarkupNode] {
    disclosures.isEmpty ? [] : [.element("div", ["class": "disclosures"], disclosures)]
  }
}

extension SourceListing {
  /// The lines of a site.
  init(_ site: Site, facts: String? = nil) {
    self.init(
      file: site.range.file.path, firstLine: site.range.start.line, text: site.range.text,
      facts: facts)
  }
}
