import Markup
import Testing

@Suite struct MarkupWriterTests {
  @Test func escapesTextAndAttributes() {
    let hostile = "</script><img onerror=\"x\" & '>"
    let html = MarkupNode.element("p", ["title": hostile], text: hostile).html
    #expect(
      html == "<p title=\"&lt;/script&gt;&lt;img onerror=&quot;x&quot; &amp; '&gt;\">"
        + "&lt;/script&gt;&lt;img onerror=\"x\" &amp; '&gt;</p>")
  }

  @Test func replacesForbiddenControlCharacters() {
    #expect(escapedText("a\u{0}b\u{1B}c\td") == "a\u{FFFD}b\u{FFFD}c\td")
  }

  @Test func leavesTrustedMarkupAlone() {
    #expect(MarkupNode.trusted("<b>x</b>").html == "<b>x</b>")
  }

  @Test(arguments: [
    ("br", "<br>"), ("div", "<div></div>"), ("path", "<path/>"), ("mspace", "<mspace/>"),
    ("title", "<title></title>"),
  ])
  func closesEmptyElementsAsHTMLWantsIt(name: String, expected: String) {
    #expect(MarkupNode.element(name, [:], []).html == expected)
  }

  @Test func writesBareAndEmptyAttributes() {
    let node = MarkupNode.element("img", ["alt": "", "hidden": ""])
    #expect(node.html == "<img alt=\"\" hidden>")
  }

  @Test func keepsTheOrderOfAttributesAndChildren() {
    let node = MarkupNode.element("a", ["z": "1", "b": "2"], ["x", .fragment(["y", "z"])])
    #expect(node.html == "<a z=\"1\" b=\"2\">xyz</a>")
  }
}
