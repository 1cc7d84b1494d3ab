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
