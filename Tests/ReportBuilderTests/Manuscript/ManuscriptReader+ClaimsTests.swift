import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct ManuscriptReaderClaimsTests {
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
