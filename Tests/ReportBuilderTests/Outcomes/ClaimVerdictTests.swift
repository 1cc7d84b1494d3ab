import Arithmetic
import Testing

@testable import ReportBuilder

@Suite struct ClaimVerdictTests {
  private static let truths: [Truth?] = [nil, .yes, .no, .undecided]

  /// The verdicts by what the predicates without (rows) and with a condition (columns) come to; both
  /// in the order none, true, false, undecided.
  private static let table: [[Verdict]] = [
    [.untestable, .conditional, .contradicted, .undecided],
    [.holds, .holds, .contradicted, .undecided],
    [.contradicted, .conditional, .contradicted, .undecided],
    [.undecided, .undecided, .contradicted, .undecided],
  ]

  private func assertion(
    _ truth: Truth, condition: String? = nil, isControl: Bool = false
  ) -> ClaimOutcome.Assertion {
    ClaimOutcome.Assertion(
      isControl: isControl, condition: condition, expression: "x", truth: truth, comparisons: [],
      comparisonCount: 0)
  }

  @Test(arguments: 0..<4, 0..<4)
  func followsTheTable(_ row: Int, _ column: Int) {
    let plain = Self.truths[row].map { [assertion($0)] } ?? []
    let conditional = Self.truths[column].map { [assertion($0, condition: "when")] } ?? []
    let expected = Self.table[row][column]
    #expect(ClaimOutcome(assertions: plain + conditional).verdict == expected)
    #expect(ClaimOutcome(assertions: conditional + plain).verdict == expected)
  }

  @Test func takesTheWorstOfSeveralPredicates() {
    func verdict(_ truths: Truth...) -> Verdict {
      ClaimOutcome(assertions: truths.map { assertion($0) }).verdict
    }
    #expect(verdict(.yes, .yes, .yes) == .holds)
    #expect(verdict(.yes, .undecided, .yes) == .undecided)
    #expect(verdict(.yes, .undecided, .no) == .contradicted)
  }

  /// A conjunction that is written as several predicates is one all the same.
  @Test func predicatesOnDrawsDecideTogether() {
    func verdict(_ failures: [Double], _ last: Truth = .yes) -> Verdict {
      let all = failures.enumerated().map { index, failure in
        var result = assertion(index == failures.count - 1 ? last : .yes)
        result.failure = failure
        return result
      }
      return ClaimOutcome(assertions: all).verdict
    }
    #expect(verdict([0.004, 0.004, 0]) == .holds)
    #expect(verdict([0.005, 0.005]) == .holds)
    #expect(verdict([0.006, 0.006]) == .undecided)
    #expect(verdict([0.006, 0.006], .no) == .undecided)
    // What is certain decides alone.
    #expect(verdict([0.006, 0.006, 0], .no) == .contradicted)
    // What is undecided anyway says nothing of how often the others miss.
    #expect(verdict([0.006, 0.03], .undecided) == .undecided)
  }

  @Test func doesNotCountControlsAsPredicates() {
    let claim = ClaimOutcome(assertions: [assertion(.no, isControl: true)])
    #expect(claim.verdict == .untestable)
    #expect(claim.hasControl)
    #expect(!ClaimOutcome(assertions: [assertion(.yes)]).hasControl)
    let failed = [assertion(.yes), assertion(.no, isControl: true)]
    #expect(ClaimOutcome(assertions: failed).verdict == .holds)
  }

  @Test func namesTheControlsThatDidNotFail() {
    let claim = ClaimOutcome(
      assertions: [
        assertion(.yes), assertion(.no, isControl: true), assertion(.yes, isControl: true),
        assertion(.undecided, isControl: true),
      ])
    #expect(claim.passedControls.map(\.truth) == [.yes, .undecided])
  }
}
