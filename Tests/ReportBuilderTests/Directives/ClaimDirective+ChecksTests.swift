import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct ClaimDirectiveChecksTests {
  private func notes(_ program: String, expecting: String = "holds") -> [[String]] {
    let chapter = """
      # A chapter

      ```{claim} #claim-a
      :paper: S
      :says: S.
      :expect: \(expecting)
      \(expecting == "conditional" ? ":condition: so\n" : "")
      \(program)
      ```

      """
    return diagnostics(of: chapter).flatMap { diagnostic in
      diagnostic.notes.map { [$0.message, $0.range?.text ?? ""] }
    }
  }

  @Test func nameThePredicateThatIsFalseAndItsNumbers() {
    #expect(
      notes("holds(1 < 2)\nholds(normal(mean: 0, sd: 1).pdf(0) > 0.5)\ncontrol(1 > 2)") == [
        ["this is false: 0.3989 > 0.5 is false", "normal(mean: 0, sd: 1).pdf(0) > 0.5"]
      ])
    #expect(
      notes("holds(all([1, 5, 2].map { x in x < 3 }))\ncontrol(1 > 2)") == [
        [
          "this is false: 5 < 3 is false, one of 3 comparisons",
          "all([1, 5, 2].map { x in x < 3 })",
        ]
      ])
  }

  @Test func nameTheConditionUnderWhichAPredicateIsFalse() {
    #expect(
      notes(
        "holds(1 < 2)\nholds(3 < 2, when: \"so\")\ncontrol(1 > 2)", expecting: "conditional") == [
          ["this is false, under the condition 'so': 3 < 2 is false", "3 < 2"]
        ])
  }

  @Test func showTheNumbersOfAControlThatIsTrue() {
    #expect(notes("holds(1 < 2)\ncontrol(pi > 3)") == [["3.142 > 3 is true", ""]])
  }

  @Test(arguments: [
    ("holds(1 < 2)", "missing-control"), ("control(2 < 1)", "missing-holds"),
  ]) func lacksAreToldWithoutComputing(program: String, identifier: String) {
    let chapter = """
      # A chapter

      ```{claim} #claim-a
      :paper: S
      :says: S.
      :expect: holds

      \(program)
      ```

      """
    let found = manuscript(of: [("chapters/01-x.md", chapter)]).diagnostics
    #expect(found.map(\.identifier.description) == [identifier])
  }

  /// The identifiers of what is told of a claim with these statements.
  private func told(_ statements: String, expecting: String = "holds") -> [String] {
    let chapter = """
      # A chapter

      ```{claim} #claim-a
      :says: S.
      :expect: \(expecting)

      let x = normal(mean: 0, sd: 1).sample(40, key: "a")
      \(statements)
      ```

      """
    return diagnostics(of: chapter).map(\.identifier.description)
  }

  @Test func tellOnceWhyAStatementIsUndecided() {
    #expect(told("holds(estimateMean(x) < 2)\ncontrol(mean(x) > 5)") == ["control"])
    #expect(told("holds(mean(x) < 2)\ncontrol(estimateMean(x) > 5)") == ["verdict"])
    #expect(told("holds(estimateMean(x) < 2)\ncontrol(estimateMean(x) > 5)") == [])
  }

  @Test func leaveAWarningThatNoErrorTellsOf() {
    let statements = "holds(mean(x) < 2)\ncontrol(estimateMean(x) > 5)"
    #expect(told(statements, expecting: "undecided") == ["drawn-comparison"])
  }
}
