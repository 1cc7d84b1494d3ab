import Markup
import Testing

@Suite struct MarkupNodeTests {
  @Test func leavesOutAbsentAttributes() {
    #expect(MarkupNode.element("p", ["id": nil, "class": "a"], []).html == "<p class=\"a\"></p>")
  }

  @Test func readsAsText() {
    let node = MarkupNode.element(
      "p", [:], ["a ", .element("b", [:], text: "<c>"), .trusted("<i>")])
    #expect(node.plainText == "a <c>")
  }
}
