import Markup
import Testing

@testable import ReportBuilder

@Test func estimatesTheHeightOfASection() {
  let line = String(repeating: "word ", count: 14)
  let short = SectionHeight.estimate("<p>\(line)</p>")
  let long = SectionHeight.estimate("<p>" + String(repeating: line, count: 20) + "</p>")
  #expect((2...5).contains(short))
  #expect((30...38).contains(long))
  // What is folded away, drawn, or said a second time takes no lines.
  let hidden = "<details><pre>\(long)</pre></details><svg><text>\(line)</text></svg>"
  #expect(SectionHeight.estimate(hidden) == 2)
  #expect(SectionHeight.estimate("<figure>" + hidden + "</figure>") > 20)
  #expect(SectionHeight.estimate("") == 0)
}

@Test func aSectionWithoutBlocksIsNone() {
  #expect(ChapterSection().node.html.isEmpty)
  let node = ChapterSection(blocks: [.element("p", text: "x")]).node
  #expect(node.html == "<section style=\"--height:2rem\"><p>x</p></section>")
}
