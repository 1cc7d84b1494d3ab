import Arithmetic
import Synchronization
import Testing
import Vocabulary

@testable import Script

/// A store in memory that keeps everything it is asked for.
private final class MemoryStore: ResultStore {
  private let results = Mutex<[[UInt8]: Value]>([:])
  private let counted = Mutex(0)

  /// How many of the results that were known have the form that their words give.
  var wholeCount: Int { counted.withLock { $0 } }

  func result(
    for key: [UInt8], word: String, isKept: Bool, isWhole: (Value) -> Bool,
    compute: () throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    if let known = results.withLock({ $0[key] }) {
      if isWhole(known) { counted.withLock { $0 += 1 } }
      return known
    }
    let value = try compute()
    results.withLock { $0[key] = value }
    return value
  }
}

@Suite struct StoredWordsTests {
  /// Densities from inexact numbers, made in each of the ways that there are: what they would be elsewhere
  /// within the bounds must not be taken for one another.
  private static let densities = [
    "normal(mean: 0.2 + e, sd: 1 + e)",
    "mixture(weights: [0.3 + e, 0.7 - e], means: [-1 + e, 1], sd: 1)",
    "mixture(weights: [0.3 + tiny, 0.7 - tiny], means: [-1, 1], sd: [1, 2])",
    "normal(mean: 0.2, sd: 1).smoothed(sd: 0.5 + e)",
    "mixture(weights: [0.3, 0.7], means: [-1, 1], sd: 1).tempered(beta: 0.5 + e)",
    "unnormalized { x in -pow(x - e, 2) / 2 }",
    "fitNormal(to: laplace(mean: e, scale: 1), start: normal(mean: 0, sd: 1)).density",
  ]

  private static let uses = [
    "fisher(d, other)", "kl(d, other)", "kl(other, d)", "hyvarinen(d, other)",
    "ksd(d, other, kernel: gaussian(bandwidth: 1))", "d.expectation { x in x * x + e }",
    "integral({ x in d.pdf(x) * x }, over: -1...2)",
  ]

  /// What a word has given is known as its result again, on the line and in the plane.
  @Test(arguments: [
    "svgd(target: other, from: [0.1, 1.2], kernel: gaussian(bandwidth: 1), stepSize: 0.5, steps: 3, keep: [1])",
    """
    svgd(target: spatialMixture(weights: [0.5, 0.5], means: [[-1, 0], [1, 0]], sd: 1), \
    from: [[0.1, 1], [1.2, 0]], kernel: gaussian(bandwidth: 1), stepSize: 0.5, steps: 3, keep: [1])
    """, "ksdMoments(other, normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1))",
    "ksdTest([0.1, 1.2, -0.5], other, kernel: gaussian(bandwidth: 1), draws: 20, key: \"k\")",
    "fitNormal(to: laplace(mean: 0, scale: 1), start: normal(mean: 0, sd: 1))",
  ]) func knowsResultsAgain(call: String) {
    let store = MemoryStore()
    let program =
      "let other = mixture(weights: [0.6, 0.4], means: [-1, 2], sd: 1)\nlet r = \(call)\n1"
    for round in 0..<2 {
      let outcome = run(program, context: EvaluationContext(store: store))
      #expect(outcome.messages == [])
      #expect(store.wholeCount == round, "\(call)")
    }
  }

  @Test(arguments: densities)
  func givesWhatItGivesWithoutAStore(density: String) {
    let store = MemoryStore()
    for use in Self.uses {
      let program = """
        let e = (pi - pi) * 1e12
        let tiny = (pi - pi)
        let other = mixture(weights: [0.6, 0.4], means: [-1, 2], sd: 1)
        let d = \(density)
        \(use)
        """
      let plain = run(program)
      for _ in 0..<2 {
        let kept = run(program, context: EvaluationContext(store: store))
        #expect(kept.messages == plain.messages)
        #expect(kept.values.map { format($0, .full) } == plain.values.map { format($0, .full) })
      }
    }
  }

  /// To look a result up takes a step for every 128 bytes of what it is computed from: here about as many as there
  /// are tens of numbers.
  @Test func lookingUpTakesTheStepsOfTheArguments() {
    func steps(_ store: MemoryStore?) -> Int {
      let budget = StepBudget()
      let context = EvaluationContext(store: store, steps: budget)
      let outcome = run(
        "let a = integers(1, 8000)\nintegral({ x in x * a[1] }, over: 0...1)", context: context)
      #expect(outcome.messages == [])
      return budget.taken
    }
    let more = steps(MemoryStore()) - steps(nil)
    #expect(more >= 8000 * 8 / 128 && more < 8000)
  }
}
