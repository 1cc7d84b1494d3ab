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
}
