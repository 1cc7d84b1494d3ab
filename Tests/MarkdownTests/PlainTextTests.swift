import Diagnostics
import Testing

@testable import Markdown

@Suite struct PlainTextTests {
  @Test func dropsMarkup() {
    let document = parse("# A *b* `c` [d](e) ![f](g)<b>\\* $x$ @fig-a [^n]\n\n[^n]: x").document
    let heading = document.children(document.root).first { _ in true }
    #expect(heading.map { document.plainText(of: $0) } == "A b c d f* x fig-a ")
  }
}
