import Diagnostics
import Foundation
import Markdown
import Markup
import Testing

@testable import ReportBuilder

@Suite struct MarkdownSetterTests {
  /// A text of a chapter as it is set.
  private func set(_ text: String) -> String {
    let manuscript = InMemoryReport(chapters: [text]).manuscript
    let writer = ChapterWriter(
      manuscript, outcomes: manuscript.cells.map { _ in nil }, diagnostics: [],
      bibliography: Bibliography([], cited: [], style: .numeric))
    var setter = MarkdownSetter(writer, text: manuscript.chapters[1].text)
    let document = manuscript.texts[manuscript.chapters[1].text].document
    return setter.block(document.root).html
  }

  @Test(arguments: [
    "plain", "two\nlines", "hard  \nbreak", "    code\n\n\n    more\n",
    "> quote\n> - a\n> - b\n\nend",
    "- a\n- b", "- a\n\n- b", "- a\n  - b\n    - c\n\n  d", "3. x\n\n   > y\n4. z", "1. a\n2. b",
    "***\n---\n", "```swift x\n<a> & \"b\"\n```", "```\n\n```", "*a **b** `c < d`* & <https://a.b>",
    "[a *b*](https://c.d/e?f&g \"t\")", "-\n- \n- x", "> > a\n> b\n\n- > c\n  > d", "a\n\n\n\nb",
    "- ```\n  x\n  ```\n  y\n- # h", "1. - a\n   - b\n\n2. c",
  ]) func setsCommonMarkAsItIsWrittenElsewhere(_ text: String) {
    let file = SourceFile(path: "a.md", text: text)
    let written = HTMLWriter(MarkdownDocument.parse(file).document).html()
      .replacing("&quot;", with: "\"").replacing(" />", with: ">")
      .replacing("&amp;\"", with: "&amp;\"")
    #expect(set(text) == written)
  }

  @Test(arguments: [
    ("[<b>x](https://a.b)</b>", "<a href=\"https://a.b\"><b>x</b></a>"),
    ("<b>*x</b>* y", "<b><em>x</em> y</b>"),
    ("**<i><u>x** y", "<strong><i><u>x</u></i></strong> y"), ("*<B>x</B >*", "<em><b>x</b></em>"),
    (
      "a<sub>2</sub> <b>open <i x=1>no</i> </kbd> <!-- c --> <br> z",
      "a<sub>2</sub> <b>open no   <br> z</b>"
    ),
    ("<script>alert(1)</script>", "alert(1)"), ("<b onclick=x>y</b>", "y"),
  ])
  func makesElementsOfHarmlessTagsAlone(_ text: String, _ expected: String) {
    #expect(set("x " + text) == "<p>x \(expected)</p>\n")
  }

  @Test func leavesOutBlocksOfRawHTML() {
    #expect(set("<script>alert(1)</script>\n\n<!-- c -->\n\n<br>\n\nnext") == "<br>\n<p>next</p>\n")
  }

  /// However the scheme is written in Markdown, the page gets no such address.
  @Test(arguments: [
    "[a](javascript:x)", "[a](&#106;avascript:x)", "[a](java&Tab;script:x)", "[a](\\javascript:x)",
    "[a](<java\tscript:x>)", "[a](&#1;javascript:x)", "[a][b]\n\n[b]: javascript:x",
    "<javascript:x>",
    "<JAVASCRIPT:x>", "[a](javascript&colon;x)", "[a](javascript&#58;x)", "![a](javascript:x)",
    "[a](blob:https://a.b/c)", "[a](//a.b)", "[a](&sol;/a.b)", "[a](\\//a.b)", "[a](view-source:x)",
    "![a](//a.b/c.png)",
  ]) func setsNoOtherAddress(_ text: String) {
    let html = set(text)
    #expect(!html.contains("href") || html.contains("href=\"%"), "\(html)")
    #expect(!html.contains("src="), "\(html)")
  }

  @Test func setsNoDeeperThanBrowsersDraw() throws {
    for (mark, closing) in [("> ", ""), ("- ", ""), ("*a ", " a*"), ("<b>", "</b>")] {
      let text =
        String(repeating: mark, count: 300) + "x" + String(repeating: closing, count: 300)
      let found = diagnostics(of: "# X\n\n" + text)
      #expect(found.map(\.identifier) == [.nestedTooDeep])
      #expect(found.first?.range?.start.line == 3)
      let html = set(text)
      #expect(html.contains("x") && html.components(separatedBy: "<").count < 2 * 300)
    }
    let sound = String(repeating: "> ", count: 200) + "x"
    #expect(diagnostics(of: "# X\n\n" + sound) == [])
  }
}
