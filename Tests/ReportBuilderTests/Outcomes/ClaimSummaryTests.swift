import Testing

@testable import ReportBuilder

/// The summary as a line of the ledger shows it, or as it stands over the folded evidence.
private func summary(
  _ program: String, expect: String = "holds", isInLedger: Bool = false
) throws -> String {
  let chapter =
    "# One\n\n```{claim} #claim-a\n:paper: P\n:says: S\n:expect: \(expect)\n\n\(program)\n```"
  let html = InMemoryReport(chapters: [chapter]).html()
  let cell = try #require(
    isInLedger
      ? html.firstMatch(of: /<td class="facts">(.*?)<\/td>/)?.output.1
      : html.firstMatch(of: /<span class="facts">(.*?)<\/summary>/)?.output.1)
  return String(cell.replacing(/<\/?(a|span|sup)[^>]*>/, with: " ").replacing(/\s+/, with: " "))
}

@Suite struct ClaimSummaryTests {
  @Test func showsTheComparisonAndTheControlWithTheirNumbers() throws {
    #expect(
      try summary("holds(1 / 4 < 1)\ncontrol(3 < 2)", isInLedger: true)
        == " 0.25 &lt; 1 Control: 3 &lt; 2 fails, as it must ")
  }

  @Test func showsTheClosestOfSeveralComparisons() throws {
    #expect(
      try summary("holds(all([1, 5, 2].map { x in x < 6 }))\ncontrol(3 < 2)\ncontrol(4 < 2)")
        == "5 &lt; 6; the closest of 3 comparisons; "
        + "control 3 &lt; 2 fails, as it must; so do 1 more ")
  }

  // Of parts of which one is enough, the one that was: not an open or a false one before it.
  @Test(arguments: [
    "holds(pi * 3 == pi + pi + pi || 7 > 9 || 3 < 5)",
    "holds([pi * 3 == pi + pi + pi, 7 > 9, 3 < 5].any)",
    "holds(integers(1, 600).map { k in k > 600 || pi * k == k * pi }.joined([3 < 5]).any)",
    "holds(3 < 5 || [7 > 9].any)",
  ]) func showsWhatDecided(predicate: String) throws {
    let text = try summary(predicate + "\ncontrol(3 < 2)")
    #expect(text.hasPrefix("3 &lt; 5; "), "\(text)")
    #expect(!text.contains("closest") || predicate.contains("3 < 5 ||"), "\(text)")
  }

  @Test func showsWhatIsFalse() throws {
    #expect(
      try summary("holds(1 < 2)\nholds(4 < 3)\ncontrol(3 < 2)", expect: "contradicted")
        .hasPrefix("4 &lt; 3; false, one of 2 comparisons; "))
  }

  @Test func showsWhatHoldsUnderTheConditionAndWhatFailsWithout() throws {
    let program = "holds(4 < 3)\nholds(1 < 2)\nholds(2 < 3, when: \"c\")\ncontrol(3 < 2)"
    #expect(
      try summary(program, expect: "conditional\n:condition: c")
        == "2 &lt; 3 under the condition; without it 4 &lt; 3 fails; "
        + "control 3 &lt; 2 fails, as it must ")
  }

  @Test func boundsTheError() throws {
    let text = try summary(
      "holds(kl(normal(mean: 0, sd: 1), normal(mean: 1, sd: 2)) < 1)\ncontrol(2 < 1)")
    #expect(text.contains("; error at most "))
    #expect(text.contains(", proved bound"))
  }

  @Test func namesTheLevelOfAnInterval() throws {
    let text = try summary("holds(estimateProportion(12, of: 60) < 0.5)\ncontrol(2 < 1)")
    #expect(text.contains("; 99.9 % interval; "))
  }

  @Test(arguments: [("<=", "≤"), (">=", "≥"), ("==", "="), ("<", "&lt;"), (">", "&gt;")])
  func setsRelationsAsPrintDoes(relation: String, sign: String) throws {
    let text = try summary("holds(1 \(relation) 2)\ncontrol(2 < 1)")
    #expect(text.hasPrefix("1 \(sign) 2; "))
  }

  @Test func saysThatNothingWasComputed() throws {
    #expect(try summary("", expect: "untestable", isInLedger: true) == " no computation ")
  }
}
