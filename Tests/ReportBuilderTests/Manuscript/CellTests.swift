import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct CellTests {
  private let cells = manuscript(of: [
    (
      "chapters/01-one-score.md",
      "# X\n\n```{define}\nlet a = 1\n```\n\n`{value} a` and `{value .2f} a`\n\n"
        + figure("plot([line(normal(mean: a, sd: 1).pdf)], x: -1...1)")
        + "\n" + claim("holds(a < 2)\ncontrol(a > 2)")
    )
  ]).cells

  @Test func namesWhatHasNoLabelByChapterAndRunningNumber() {
    #expect(
      cells.map(\.name) == [
        "oneScore.define-1", "oneScore.value-1", "oneScore.value-2", "fig-a", "claim-a",
      ])
    #expect(cells.map(\.kindName) == ["define", "value", "value", "figure", "claim"])
  }

  @Test func numbersFiguresAndClaimsByChapter() {
    #expect(cells.map(\.number) == [nil, nil, nil, "1.1", "1.1"])
  }

  @Test func keepsTheOptionsAsWritten() {
    let claim = cells.last?.content as? ClaimDirective
    #expect(claim?.says.text == "It is so.")
    #expect(claim?.says.markdown != nil)
    #expect(claim?.says.nameRange.text == "says")
    #expect(claim?.expectedRange.text == "holds")
  }
}
