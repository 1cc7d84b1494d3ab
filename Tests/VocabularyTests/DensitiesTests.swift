import Arithmetic
import Script
import Testing
import Vocabulary

/// Values computed with 50 digits by other means.
private let references: [(program: String, value: Double, relative: Double)] = [
  (
    "mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1).score(-6)",
    6.456223392025366096581824724544673693125e-31, 1e-11
  ),
  (
    "mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1).score(-1)",
    -4.999926269904773423386093114131392391888, 1e-14
  ),
  (
    "mixture(weights: [0.3, 0.7], means: [-50, 50], sd: 0.5).score(-0.02)",
    -1.996071464322109870345797195797529182983e+2, 1e-8
  ),
  ("mixture(weights: [0.3, 0.7], means: [-50, 50], sd: 0.5).score(1000)", -3800, 1e-12),
  ("mixture(weights: [0.3, 0.7], means: [-6, 6], sd: 1).mean", 2.4, 1e-14),
  ("mixture(weights: [0.3, 0.7], means: [-6, 6], sd: 1).variance", 31.24, 1e-13),
  ("mixture(weights: [0.3, 0.7], means: [-6, 6], sd: 1).thirdCentralMoment", -145.152, 1e-12),
  (
    "mixture(weights: [0.9, 0.1], means: [-5, 5], sd: 1).tempered(beta: 0.5).normalizer",
    2.83176029113800269999036169628, 1e-11
  ),
  ("normal(mean: 0, sd: 1).quantile(0.975)", 1.959963984540054235524594430520551, 1e-14),
  ("normal(mean: 0, sd: 1).ccdf(10)", 7.619853024160526065973343251599308e-24, 1e-13),
]

@Suite struct DensitiesTests {
  @Test(arguments: references.indices)
  func boundsTheErrorOfReferenceValues(_ index: Int) {
    let (program, value, relative) = references[index]
    let outcome = run(program)
    #expect(outcome.messages == [])
    #expect(
      holds(outcome.number, value, relative: relative),
      "\(program): \(String(describing: outcome.number))")
  }

  @Test func tellsExactValuesFromRoundedOnes() {
    #expect(run("normal(mean: 1, sd: 2).mean").number?.error == 0)
    #expect(run("normal(mean: 1, sd: 2).score(1)").number?.error == 0)
    #expect((run("normal(mean: 1, sd: 2).pdf(1)").number?.error ?? 0) > 0)
    #expect(
      (run("mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1).score(0)").number?.error ?? 0) > 0)
  }

  /// At 40 standard deviations the scores of mixture and component agree to all digits: whether one
  /// is larger cannot be told from their values.
  @Test func leavesDifferencesOfNearlyEqualValuesUndecided() {
    let outcome = run(
      """
      let p = mixture(weights: [0.5, 0.5], means: [-6, 6], sd: 1)
      let q = normal(mean: -6, sd: 1)
      holds(p.score(-8) > q.score(-8))
      holds(scoreDifference(p, q)(-8) > 0)
      """)
    let truths = outcome.values.compactMap { Assertion($0)?.judgement.truth }
    #expect(truths == [.undecided, .yes])
  }

  @Test func widensTheErrorWithThatOfItsArgument() throws {
    // A third of a million is known to about 6e-11, and the slope there is about 0.1.
    let number = try #require(run("normal(mean: 333333, sd: 1).pdf(1e6 / 3)").number)
    let argument = try #require(run("1e6 / 3").number)
    #expect(number.error > 0.1 * argument.error)
    #expect(number.error < 10 * argument.error)
  }

  @Test func evaluatesFunctionsOnArrays() {
    #expect(
      run("normal(mean: 0, sd: 1).score([1, 2, 3])").text == "[-1, -2, -3]")
    #expect(run("[1, 2].map(normal(mean: 0, sd: 1).score)").text == "[-1, -2]")
  }

  @Test func findsModesWithTheirErrors() throws {
    let modes = try #require(
      run("mixture(weights: [0.5, 0.5], means: [-2, 2], sd: 1).modes").numbers)
    // The root of x = 2 tanh(2 x).
    let expected = 1.998651346030216487217302771636915954527
    for (mode, sign) in zip(modes.array, [-1.0, 1.0]) {
      #expect(abs(mode.value - sign * expected) <= mode.error)
      #expect(mode.error < 1e-12)
    }
  }

  @Test func givesQuantilesThatInvertTheDistribution() throws {
    let outcome = run(
      """
      let p = mixture(weights: [0.2, 0.8], means: [-3, 1], sd: [0.5, 2])
      p.quantiles(9).map(p.cdf)
      """)
    let levels = try #require(outcome.numbers)
    for (i, level) in levels.array.enumerated() {
      #expect(abs(level.value - (Double(i) + 0.5) / 9) <= level.error)
      #expect(level.error < 1e-14)
    }
  }

  @Test func theStandardDeviationHoldsTheRootOfTheVariance() throws {
    let sd = try #require(
      run("mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1).sd").number)
    // sqrt(2) = 1.4142135623730951 - 9.67e-17.
    #expect(abs((sd.value - 1.4142135623730951) + 9.667293313452913e-17) <= sd.error)
    #expect(sd.error < 1e-14)
  }

  /// Weights that sum to 1 within their errors alone are those of a mixture, in proportion.
  @Test func inexactWeightsAreTakenInProportion() throws {
    let outcome = run(
      """
      let e = (pi - pi) * 4e13
      let p = mixture(weights: [0.5 + e, 0.3, 0.205], means: [-1, 0, 5], sd: 1)
      p.cdf(2.5)
      """)
    let share = try #require(outcome.number, "\(outcome.messages)")
    // Φ(3.5), Φ(2.5) and Φ(-2.5).
    let (first, second) = (0.999_767_370_920_964_4, 0.993_790_334_674_223_8)
    for own in [0.495, 0.5] {
      let truth = (own * first + 0.3 * second + 0.205 * (1 - second)) / (own + 0.505)
      #expect(abs(share.value - truth) <= share.error)
    }
    #expect(share.error < 0.02)
  }

  /// A probability known to 1e-6 leaves a quantile that is known to 1e-6 over the density there.
  @Test func quantilesCarryTheErrorOfTheirProbability() throws {
    let found = try #require(
      run("normal(mean: 0, sd: 1).quantile(0.5 + (pi - pi) * 4e9)").number)
    let slope = (2 * Double.pi).squareRoot()
    #expect(found.error >= 0.999 * slope * 1e-6 && found.error < 4 * slope * 1e-6)
  }

  /// Where a place is not known better than the distance to a pole, no bound is known: the farther end counts.
  @Test func bothEndsOfAnInexactPlaceCount() throws {
    let outcome = run(
      """
      let p = unnormalized(over: 0...1) { x in -0.3 * log(abs(x - 0.5)) }
      let e = (pi - pi) * 2.5e14
      p.logpdf(0.56 + e)
      e
      """)
    let found = outcome.values.compactMap { value -> Estimate? in
      guard case .number(let number) = value else { return nil }
      return number
    }
    try #require(found.count == 2, "\(outcome)")
    // The lower end lies about as far on this side of the pole as 0.005 on the other.
    let farther = 0.3 * log(0.06 / abs(0.06 - found[1].error))
    #expect(found[0].isEstimated && found[0].error >= farther && found[0].error < 3 * farther)
  }
}
