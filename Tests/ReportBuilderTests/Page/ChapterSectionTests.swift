import Markup
import Testing

@testable import ReportBuilder

@Test func estimatesTheHeightOfASection() {
  let line = String(repeating: "word ", count: 14)
  let short = MarkupNode.element("p", text: line).height
  let long = MarkupNode.element("p", text: String(repeating: line, count: 20)).height
  #expect((2...5).contains(short))
  #expect((30...38).contains(long))
  // What is folded away, drawn, or said a second time takes no lines.
  let hidden = MarkupNode.fragment([
    .element("details", [:], [.element("pre", text: line)]),
    .element("svg", [:], [.element("text", text: line)]),
  ])
  #expect(hidden.height == 2)
  #expect(MarkupNode.element("figure", [:], [hidden]).height > 20)
  #expect(MarkupNode.fragment([]).height == 0)
}

@Test func aSectionWithoutBlocksIsNone() {
  #expect(ChapterSection().node.html.isEmpty)
  let node = ChapterSection(blocks: [.element("p", text: "x")]).node
  #expect(node.html == "<section style=\"--height:2rem\"><p>x</p></section>")
}
