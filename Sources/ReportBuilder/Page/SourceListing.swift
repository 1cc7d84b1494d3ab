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
        .element("pre", [:], [.element("code", [:], SourceHighlighter.nodes(text))]),
      ] + (facts.map { [.element("p", ["class": "made"], text: $0)] } ?? []))
  }

  /// Disclosures side by side; nothing where there are none.
  static func group(_ disclosures: [MarkupNode]) -> [MarkupNode] {
    disclosures.isEmpty ? [] : [.element("div", ["class": "disclosures"], disclosures)]
  }
}
