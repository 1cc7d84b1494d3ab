import Arithmetic
import Script
import Testing
import Vocabulary

private let twoModes = "mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1)"
private let uneven = "mixture(weights: [0.1, 0.9], means: [-6, 6], sd: 1)"
private let left = "normal(mean: -6, sd: 1)"

/// Values computed with 50 digits by the trapezoidal rule.
private let references: [(program: String, value: Double, relative: Double)] = [
  ("fisher(\(left), \(twoModes))", 1.108996359427721591e-7, 1e-9),
  ("fisher(\(twoModes), \(uneven))", 7.521781214488922117e-8, 1e-9),
  ("fisher(\(uneven), \(twoModes))", 4.539936250566947584e-8, 1e-9),
  ("kl(\(left), \(twoModes))", 6.931471775541746831e-1, 1e-11),
  ("kl(\(twoModes), \(uneven))", 5.108256217288946812e-1, 1e-11),
  ("scoreDifference(\(twoModes), \(uneven))(-3)", -2.226741917033821447801e-14, 1e-12),
  ("scoreDifference(\(twoModes), \(uneven))(-0.5)", -2.321919072768373709621e-1, 1e-12),
]

@Suite struct DivergencesTests {
  @Test(arguments: references.indices)
  func boundsTheErrorOfReferenceValues(_ index: Int) {
    let (program, value, relative) = references[index]
    let outcome = run(program)
    #expect(outcome.messages == [])
    #expect(
      holds(outcome.number, value, relative: relative),
      "\(program): \(String(describing: outcome.number))")
  }

  @Test func comparesADensityWithItselfExactly() {
    let outcome = run("fisher(\(twoModes), \(twoModes))\nkl(\(twoModes), \(twoModes))")
    #expect(outcome.text == "0\n0")
  }

  @Test func integratesTheSquaredScoreDifferenceToTheFisherDivergence() throws {
    let outcome = run(
      """
      let p = mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1)
      let q = normal(mean: -1, sd: 1)
      let d = scoreDifference(q, p)
      q.expectation { x in d(x) * d(x) } - fisher(q, p)
      """)
    let difference = try #require(outcome.number)
    #expect(abs(difference.value) <= difference.error)
    #expect(difference.error < 1e-8)
  }

  @Test func integratesTheLogRatioToTheDivergence() throws {
    let outcome = run(
      """
      let p = mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1)
      let q = normal(mean: -1, sd: 1)
      q.expectation(logRatio(q, p)) - kl(q, p)
      """)
    let difference = try #require(outcome.number)
    #expect(abs(difference.value) <= difference.error)
    #expect(difference.error < 1e-8)
  }

  @Test func integratesAcrossJumpsNamedAsBreaks() throws {
    let number = try #require(
      run("integral({ x in x < 1 / 3 ? 1 : 2 }, over: 0...1, breaks: [1 / 3])").number)
    #expect(abs(number.value - 5.0 / 3) <= number.error)
    #expect(number.error < 1e-6)
  }
}
