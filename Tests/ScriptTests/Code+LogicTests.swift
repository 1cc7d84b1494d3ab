import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

@Test(arguments: [
  ("uncertain(1, 0.1) < 2", "true"), ("uncertain(1, 0.1) < 1.05", "undecided"),
  ("uncertain(1, 0.1) < 1.05 && false", "false"), ("uncertain(1, 0.1) < 1.05 || true", "true"),
  ("!(uncertain(1, 0.1) < 1.05)", "undecided"), ("decreasing(uncertain([3, 2, 1], 0.4))", "true"),
  ("decreasing(uncertain([3, 2, 1], 0.6))", "undecided"), ("increasing([1, 1])", "false"),
  ("all([1, 2].map { x in uncertain(x, 0.5) > 1.2 })", "undecided"),
  ("any([1, 2].map { x in uncertain(x, 0.5) > 1.2 })", "true"),
  ("contains([1, 2], uncertain(2, 0.1))", "undecided"), ("false && 1 / 0 > 1", "false"),
])
func decidesOnlyWhatTheErrorsAllow(program: String, result: String) {
  // The last program is guarded: what is not reached is not computed.
  let outcome = run(
    program.replacing("1 / 0", with: "{ x in 1 / x }(0)"), words: .basic + .sample)
  #expect(outcome.messages == "")
  #expect(outcome.text == result)
}

@Test func recordsTheComparisonsOfAJudgement() throws {
  let outcome = run("let J = [4, 2, 1]; decreasing(J) && J.last < 1.5")
  guard case .truth(let judgement)? = outcome.results.first?.value else {
    Issue.record("no judgement: \(outcome.messages)")
    return
  }
  #expect(judgement.truth == .yes)
  #expect(
    judgement.comparisons.map { "\($0.left.value) \($0.relation) \($0.right.value)" }
      == ["4.0 > 2.0", "2.0 > 1.0", "1.0 < 1.5"])
  #expect(judgement.comparisons.last?.range?.text == "J.last < 1.5")
}
