import Testing

@testable import Plotting

@Suite struct TextMetricsTests {
  @Test func linesBreakAtSpacesAndWithinLongWords() {
    let text = "a few short words and averyveryveryverylongword\tat the end"
    let lines = TextMetrics.lines(text, width: 120)
    #expect(lines.count > 2)
    #expect(lines.allSatisfy { TextMetrics.width($0) <= 120 })
    let letters = { (s: String) in s.filter { !$0.isWhitespace } }
    #expect(letters(lines.joined()) == letters(text))
  }

  @Test func combiningMarksTakeNoRoom() {
    #expect(TextMetrics.width("e\u{301}") == TextMetrics.width("e"))
  }

  @Test func blankTextHasNoLines() {
    #expect(TextMetrics.lines(" \n ", width: 100).isEmpty)
  }
}
