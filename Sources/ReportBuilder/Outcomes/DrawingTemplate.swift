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
  /// What the identifiers of a drawing begin with until they are filled.
  static let identifier = "figure-\u{F8F0}"
  /// The same of the chosen frames of a sweep.
  static let stillsIdentifier = identifier + "-stills"
  private static let title = "\u{F8F1}"
  private static let alternativeText = "\u{F8F2}"

  /// Draws the value of a figure with its places open.
  static func draw(_ value: Value) throws(EvaluationFailure) -> Drawing {
    try drawing(of: value, id: identifier, title: title, alternativeText: alternativeText)
  }

  /// The drawing with its places filled: the names of its title and description, and what these begin
  /// with. Everything else stays as it was drawn, whatever is written in it.
  static func fill(
    _ drawing: MarkupNode, identifier: String, title: String, alternativeText: String
  ) -> MarkupNode {
    guard case .element(var svg) = drawing else { return drawing }
    func named(_ node: MarkupNode, _ text: (String) -> String) -> MarkupNode {
      guard case .element(var element) = node else { return node }
      element.attributes = element.attributes.map { filled($0, identifier) }
      element.children = element.children.map { child in
        if case .text(let words) = child { .text(text(words)) } else { child }
      }
      return .element(element)
    }
    svg.attributes = svg.attributes.map { filled($0, identifier) }
    if let first = svg.children.first {
      svg.children[0] = named(first) { $0 == Self.title ? title : $0 }
    }
    if svg.children.count > 1 {
      svg.children[1] = named(svg.children[1]) { words in
        guard words.hasPrefix(Self.alternativeText) else { return words }
        return alternativeText + words.dropFirst(Self.alternativeText.count)
      }
    }
    return .element(svg)
  }

  private static func filled(
    _ attribute: MarkupNode.Attribute, _ identifier: String
  ) -> MarkupNode.Attribute {
    guard ["id", "aria-labelledby"].contains(attribute.name) else { return attribute }
    var filled = attribute
    filled.value = attribute.value.replacing(Self.identifier, with: identifier)
    return filled
  }
}
