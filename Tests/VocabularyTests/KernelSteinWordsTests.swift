import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

private let common = """
  let single = { half in normal(mean: -half, sd: 1) }
  let pair = { half, left in mixture(weights: [left, 1 - left], means: [-half, half], sd: 1) }
  let gauss = gaussian(bandwidth: 1)
  let multiquadric = inverseMultiquadric()
  let x = [-7.25, -6.5, -6, -5.75, -5.125, -4.5, 4.75, 5.5, 6.0625, 7]

  """

/// Values computed with 50 digits: double sums, and trapezoidal rules in two dimensions.
private let references: [(program: String, value: Double, relative: Double)] = [
  ("ksd(x, pair(6, 0.5), kernel: gauss, statistic: .v)", 1.695581111189298565312e-2, 1e-11),
  ("ksd(x, pair(6, 0.5), kernel: multiquadric, statistic: .v)", 2.658488153753866338187e-2, 1e-11),
  ("ksd(x, pair(6, 0.1), kernel: gauss, statistic: .v)", 1.695581111189298565312e-2, 1e-11),
  ("ksd(x, pair(6, 0.1), kernel: multiquadric, statistic: .v)", 2.658488153753866338186e-2, 1e-11),
  (
    "ksd(single(2).quantiles(40), pair(2, 0.5), kernel: multiquadric)", -2.695703789718450486758e-2,
    1e-11
  ),
  (
    "ksd(single(6).quantiles(40), pair(6, 0.5), kernel: multiquadric, statistic: .u)",
    -5.022604809505737332688e-2, 1e-11
  ),
  (
    "ksd(normal(mean: 0.3, sd: 1.2), normal(mean: -0.4, sd: 0.9), kernel: gauss)",
    4.583015189124367206997e-1, 1e-12
  ),
  ("ksd(single(2), pair(2, 0.5), kernel: gauss)", 1.48316584878534e-2, 1e-12),
  ("ksd(single(3), pair(3, 0.5), kernel: multiquadric)", 1.37707558796089e-4, 1e-12),
  ("ksd(single(6), pair(6, 0.5), kernel: gauss)", 3.22976345448991e-16, 1e-12),
  ("ksd(single(6), pair(6, 0.5), kernel: multiquadric)", 3.2535583432955e-16, 1e-12),
]

@Suite struct KernelSteinWordsTests {
  @Test(arguments: references.indices)
  func boundsTheErrorOfReferenceValues(_ index: Int) throws {
    let (program, value, relative) = references[index]
    let outcome = run(common + program)
    #expect(outcome.messages == [])
    let number = try #require(outcome.number)
    // Some references have 15 digits.
    #expect(abs(number.value - value) <= 1e-12 * abs(value), "\(program): \(number)")
    #expect(number.error <= relative * abs(value), "\(program): \(number)")
  }

  /// Blocks of rows and replicates are spread over threads; the results are the same to the last bit.
  @Test func doesNotDependOnTheNumberOfThreads() throws {
    let program =
      common + """
        let y = pair(2, 0.3).sample(700, key: "y")
        ksd(y, pair(2, 0.5), kernel: gauss)
        ksd(y, pair(2, 0.5), kernel: multiquadric, statistic: .v)
        ksdTest(y, pair(2, 0.5), kernel: gauss, key: "signs").pValue
        ksdPower(pair(2, 0.6), pair(2, 0.5), kernel: gauss, n: 60, draws: 99, replicates: 30, key: "p")
        """
    let one = run(program, context: EvaluationContext(workers: Workers(jobs: 1)))
    let three = run(program, context: EvaluationContext(workers: Workers(jobs: 3)))
    #expect(one.messages == [])
    func numbers(_ outcome: Outcome) -> [Double] {
      outcome.values.flatMap { value -> [Double] in
        if case .number(let number) = value { return [number.value, number.error] }
        return []
      }
    }
    #expect(numbers(one).count == 8)
    #expect(numbers(one) == numbers(three))
  }

  @Test func aTestIsOneOfThePower() {
    let outcome = run(
      common + """
        let t = ksdTest(single(2).sample(100, key: "y"), pair(1, 0.5), kernel: gauss, key: "signs")
        t.rejects == (t.pValue <= 0.05) ? 1 : 0
        t.rejects == (t.statistic > t.threshold) ? 1 : 0
        t.statistic / (100 * ksd(single(2).sample(100, key: "y"), pair(1, 0.5), kernel: gauss, statistic: .v)) == 1
        ksdPower(single(3), single(0), kernel: gauss, n: 50, draws: 99, replicates: 25, key: "p")
        """)
    #expect(outcome.messages == [])
    #expect(outcome.values.count == 4)
    #expect(outcome.text.hasPrefix("1\n1\n"))
    #expect(outcome.number?.value == 1)
  }

  /// At (1 + e, 1) the kernel of a standard normal model moves by e up to terms of e².
  @Test func theSteinKernelCarriesTheErrorsOfItsPoints() throws {
    let outcome = run(
      common + """
        let h = steinKernel(single(0), kernel: gauss)
        h(1, 1)
        h(normal(mean: 0, sd: 1).expectation { x in x * x }, 1)
        """)
    #expect(outcome.messages == [])
    let second = try #require(outcome.number)
    #expect(abs(second.value - 2) <= second.error)
    #expect(second.error < 1e-9)
    #expect(outcome.text.hasPrefix("2\n"))
  }

  @Test func saysWhatIsWrong() {
    let cases: [(String, String)] = [
      (
        "ksd([1], pair(1, 0.5), kernel: gauss)",
        "the U-statistic is over pairs of different draws, and there is one draw; "
          + "`statistic: .v` takes it [invalid-argument] at '[1]'"
      ),
      (
        "ksd(single(1), pair(1, 0.5), kernel: gauss, statistic: .v)",
        "'statistic' is for samples; of a density there is one discrepancy [invalid-argument] at '.v'"
      ),
      (
        "ksdTest(x, pair(1, 0.5), kernel: gauss, draws: 18, key: \"k\").pValue",
        "'draws' must be at least 1/level - 1, or no sample can be rejected, not 18 "
          + "[invalid-argument] at '18'"
      ),
      (
        "ksdPower(single(1), pair(1, 0.5), kernel: gauss, n: 10, level: 0.01, draws: 98, key: \"k\")",
        "'draws' must be at least 1/level - 1, or no sample can be rejected, not 98 "
          + "[invalid-argument] at '98'"
      ),
      (
        "ksd([1e200, 1], pair(1, 0.5), kernel: gauss)",
        "the kernel Stein discrepancy is too large to compute with [non-finite] at "
          + "'ksd([1e200, 1], pair(1, 0.5), kernel: gauss)'"
      ),
    ]
    for (program, message) in cases {
      #expect(run(common + program).messages == [message])
    }
    for program in [
      "ksd([], pair(1, 0.5), kernel: gauss)",
      "ksdTest([], pair(1, 0.5), kernel: gauss, key: \"k\").pValue",
      "ksdTest(x, pair(1, 0.5), kernel: gauss, level: 1, key: \"k\").pValue",
      "ksdTest(x, pair(1, 0.5), kernel: gauss).pValue",
      "ksd(x, pair(1, 0.5))",
      "ksd(x, pair(1, 0.5), kernel: gauss, statistic: .w)",
      "ksdPower(single(1), pair(1, 0.5), kernel: gauss, n: 0, key: \"k\")",
    ] {
      #expect(run(common + program).messages.count == 1, "\(program)")
    }
  }

  @Test(arguments: [
    "ksd(linspace(0, 1, 1e6), normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1), statistic: .u)",
    "ksdTest(linspace(0, 1, 5e3), normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1), draws: 1e7, key: 1)",
    "ksdPower(normal(mean: 0, sd: 1), normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1), n: 1e6, replicates: 1e6, key: 1)",
  ])
  func whatWouldTakeVeryLongIsRefused(_ program: String) {
    #expect(run(program).diagnostics.map { "\($0.identifier)" } == ["too-large"], "\(program)")
  }

  /// The threshold is a quantile of the bootstrap's draws, which its interval misses with the usual probability.
  @Test func theThresholdHasTheUsualLevel() throws {
    let test = "ksdTest([-1, 0.5, 2, 0.2], normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1), "
    let outcome = run(test + "draws: 1999, key: \"k\").threshold")
    let threshold = try #require(outcome.number, "\(outcome.messages)")
    #expect(threshold.hasInterval && abs(threshold.failure - 0.001) < 1e-8)
    #expect(threshold.lower <= threshold.value && threshold.value <= threshold.upper)
  }

  @Test func levelsThatAreNotGivenAreFivePercent() throws {
    let null = "ksdNull(normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1)"
    let given = try #require(run(null + ", level: 0.05).threshold").number)
    #expect(run(null + ").threshold").number == given)
    let test = "ksdTest([-1, 0.5, 2], normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1)"
    let threshold = try #require(run(test + ", level: 0.05, key: \"k\").threshold").number)
    #expect(run(test + ", key: \"k\").threshold").number == threshold)
    // A sum of rounded products: known to a few units in the last place, and no better.
    #expect(threshold.error > 0.25 * threshold.value.ulp && threshold.error < 1e-9)
  }
}
