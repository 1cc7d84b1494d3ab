import Markup

/// A footnote of a chapter. It stands once on the page, right behind the block that calls it first:
/// in the margin where there is room, below the block on small windows and on paper.
struct Footnote: Sendable {
  /// The name that the author gave it.
  var name: String
  /// The number, from 1.
  var number: Int
  /// The text.
  var body: MarkupNode
  /// How often it is called.
  var calls: Int
}

extension Footnote {
  /// The mark in the text that calls the footnote for the `count`-th time, counted from 1.
  static func call(name: String, number: Int, chapter: String, count: Int) -> MarkupNode {
    .element(
      "sup", ["class": "note-call"],
      [
        .element(
          "a",
          [
            "id": PageAnchor.footnoteCall(name, chapter: chapter, count: count),
            "href": "#" + fragment(PageAnchor.footnote(name, chapter: chapter)),
            "aria-label": "Note \(number)",
          ], text: String(number))
      ])
  }

  /// The block with the notes that it calls beside it; the block alone where it calls none.
  static func beside(_ block: MarkupNode, _ notes: [Footnote], chapter: String) -> MarkupNode {
    guard !notes.isEmpty else { return block }
    return .element("div", ["class": "noted"], [block] + notes.map { $0.node(chapter: chapter) })
  }

  /// The note; its number leads back to the first call.
  private func node(chapter: String) -> MarkupNode {
    let more = (1..<max(calls, 1)).map { index in
      backLink(
        chapter: chapter, call: index, text: "\u{2191}\(index + 1)",
        label: "Back to the text, place \(index + 1)")
    }
    return .element(
      "div",
      [
        "class": "sidenote", "id": PageAnchor.footnote(name, chapter: chapter), "role": "note",
        "aria-label": "Note \(number)",
      ],
      [
        backLink(
          chapter: chapter, call: 0, text: String(number), style: "number",
          label: "Note \(number), back to the text"), body,
      ] + (more.isEmpty ? [] : [.element("p", ["class": "back"], more)]))
  }

  private func backLink(
    chapter: String, call: Int, text: String, style: String? = nil, label: String
  ) -> MarkupNode {
    .element(
      "a",
      [
        "class": style,
        "href": "#" + fragment(PageAnchor.footnoteCall(name, chapter: chapter, count: call + 1)),
        "aria-label": label,
      ], text: text)
  }
}
