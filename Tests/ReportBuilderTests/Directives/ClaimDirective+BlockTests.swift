import Testing

@testable import ReportBuilder

@Suite struct ClaimDirectiveBlockTests {
  private func claim(_ program: String, expect: String = "holds", more: String = "") -> String {
    page(
      of: "```{claim} #claim-a\n:paper: P\n:says: S\n:expect: \(expect)\n\(more)\n\(program)\n```")
  }

  @Test func showsTheOneComparisonOfAPredicate() {
    let html = claim("holds(1 < 2)\ncontrol(2 < 1)")
    #expect(html.contains("<code>1 &lt; 2</code>"))
    #expect(html.contains("fails, as it must"))
  }

  @Test func showsTheClosestOfManyComparisons() {
    let html = claim("holds(all([1, 5, 9].map { x in x < 10 }))\ncontrol(2 < 1)")
    #expect(html.contains("closest of 3 comparisons:"))
    #expect(html.contains("<td class=\"left\">9</td>"))
    #expect(!html.contains("<td class=\"left\">5</td>"))
  }

  @Test func showsWhatWentAgainstAPredicate() {
    let html = claim(
      "holds(all([1, 5, 9].map { x in x < 6 }))\ncontrol(2 < 1)", expect: "contradicted")
    #expect(html.contains("<td class=\"left\">9</td>"))
    #expect(html.contains(">fails</td>"))
  }

  @Test func namesTheConditionOfAPredicate() {
    let html = claim(
      "holds(2 < 1)\nholds(1 < 2, when: \"it is small\")\ncontrol(2 < 1)", expect: "conditional",
      more: ":condition: it is *small*.\n")
    #expect(html.contains("When it is small:"))
    #expect(html.contains("<code>1 &lt; 2</code>"))
    #expect(html.contains("it is <em>small</em>."))
    #expect(html.contains("holds under conditions"))
  }

  @Test func tellsSidesApartThatAgreeInFourDigits() {
    let html = claim("holds(1.000001 < 1.000002)\ncontrol(2 < 1)")
    #expect(html.contains("<td class=\"left\">1.000001</td>"))
    #expect(html.contains("<td class=\"right\">1.000002</td>"))
  }
}
