import Markup

/// A heading inside a chapter.
struct SectionHeading: Sendable {
  /// The depth: 1 for a section of the chapter, 2 for a section in that.
  var level: Int
  /// The number as shown, `1.2`; absent where headings are not numbered.
  var number: String?
  /// The title as inline markup.
  var title: MarkupNode
  /// The anchor.
  var identifier: String
}

extension SectionHeading {
  /// The heading, `h3` for a section of the chapter, with a link to itself.
  var node: MarkupNode {
    .element(
      "h\(min(6, max(3, level + 2)))", ["id": identifier],
      [selfLink(number: number, identifier: identifier), title])
  }
}

/// The number of a heading as a link to it; a paragraph sign where it has none.
func selfLink(number: String?, identifier: String) -> MarkupNode {
  guard let number else {
    return .element(
      "a",
      ["class": "self", "href": "#" + fragment(identifier), "aria-label": "Link to this section"])
  }
  return .fragment([
    .element("a", ["class": "self number", "href": "#" + fragment(identifier)], text: number), " ",
  ])
}

extension MarkupNode {
  /// The inline markup as it may stand inside a link and a second time in the page: without links
  /// and identifiers of its own.
  var asLabel: MarkupNode {
    switch self {
    case .text, .trusted: return self
    case .fragment(let nodes): return .fragment(nodes.map(\.asLabel))
    case .element(var element):
      element.children = element.children.map(\.asLabel)
      if element.name == "a" { return .fragment(element.children) }
      element.attributes.removeAll { $0.name == "id" }
      return .element(element)
    }
  }
}
