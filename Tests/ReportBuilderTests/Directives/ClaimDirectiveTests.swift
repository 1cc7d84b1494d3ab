import Arithmetic
import Testing

@testable import ReportBuilder

@Suite struct ClaimDirectiveTests {
  @Test func keepsTheTellingComparisonsOfAClaim() throws {
    let found = try outcomes(
      ClaimOutcome.self,
      of: """
        ```{claim} #claim-a
        :paper: Lemma 1
        :says: Something.
        :expect: contradicted

        holds(all(stride(from: 1, through: 100, by: 1).map { x in x < 50 }))
        control(2 < 1)
        ```
        """)
    let claim = try #require(found.first)
    let holds = try #require(claim.assertions.first)
    #expect(!holds.isControl)
    #expect(holds.truth == .no)
    #expect(holds.comparisons.first?.truth == .no)
    #expect(holds.comparisons.count <= 24)
    #expect(holds.comparisonCount >= holds.comparisons.count)
    #expect(holds.expression.hasPrefix("all("))
    #expect(claim.assertions.map(\.isControl) == [false, true])
    #expect(claim.assertions.last?.truth == .no)
    #expect(claim.assertions.last?.expression == "2 < 1")
  }

  @Test(arguments: [
    ("holds(1 < 2)", "1 < 2"), ("holds( (1 < 2) )", "(1 < 2)"),
    ("holds(1 < 2, when: \"it is, when: \\\"so\\\"\")", "1 < 2"),
    ("holds(\", when: \\\"\" == \", when: \\\"\")", #"", when: \"" == ", when: \"""#),
    ("holds(when: \"so\", 1 < 2)", "1 < 2"),
    ("holds(1 < 2 // , when: \"\n  && 2 < 3)", "1 < 2 && 2 < 3"),
    (
      "holds(\n  all([1,\n    2].map { x in\n      x < 3 }) /* a, (b */\n)",
      "all([1, 2].map { x in x < 3 })"
    ),
    ("let c = 1 < 2\nholds(c) // )", "c"),
    ("let c = holds(1 < 2)\nc", "c"),
    ("1 < 2 ? holds(2 < 3) : holds(3 < 4)", "1 < 2 ? holds(2 < 3) : holds(3 < 4)"),
  ]) func tellsAPredicateAsItIsWritten(_ program: String, _ expected: String) throws {
    let found = try outcomes(
      ClaimOutcome.self,
      of: "```{claim} #claim-a\n:says: A.\n:expect: holds\n\n\(program)\ncontrol(2 < 1)\n```\n")
    #expect(try #require(found.first).assertions.map(\.expression) == [expected, "2 < 1"])
  }
}
