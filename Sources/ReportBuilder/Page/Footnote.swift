import Markup

/// A footnote of a chapter.
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

  /// The notes at the end of a chapter; nothing where there are none.
  static func list(_ notes: [Footnote], chapter: String) -> MarkupNode {
    guard !notes.isEmpty else { return .fragment([]) }
    let items = notes.map { note in
      MarkupNode.element(
        "li",
        ["id": PageAnchor.footnote(note.name, chapter: chapter), "value": String(note.number)],
        [note.body, .element("p", ["class": "back"], note.backLinks(chapter: chapter))])
    }
    return .element(
      "div", ["class": "notes"], [.element("ol", [:], items)])
  }

  private func backLinks(chapter: String) -> [MarkupNode] {
    (0..<max(calls, 0)).map { index in
      .element(
        "a",
        [
          "href": "#"
            + fragment(PageAnchor.footnoteCall(name, chapter: chapter, count: index + 1)),
          "aria-label": calls == 1
            ? "Back to the text" : "Back to the text, place \(index + 1)",
        ], text: calls == 1 ? "\u{2191}" : "\u{2191}\(index + 1)")
    }
  }
}
