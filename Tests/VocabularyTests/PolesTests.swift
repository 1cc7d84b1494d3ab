import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

/// Integrals that an enclosure does not settle: next to poles and removable singularities, and where numbers
/// end. Each value comes from a closed form.
@Suite struct PolesTests {
  private func number(
    _ program: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> Estimate {
    let outcome = run(program)
    return try #require(
      outcome.number, "\(program): \(outcome.messages)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    // 1/(1 - a), with the pole where numbers are no finer than 1e-16.
    ("unnormalized(over: 1...2) { x in -0.95 * log(x - 1) }.normalizer", 20),
    ("unnormalized(over: 1...2) { x in -0.95 * log(x - 1) }.mean", 1.047_619_047_619_047_6),
    ("unnormalized(over: 1...2) { x in -0.95 * log(x - 1) }.pdf(1.5)", 0.096_593_632_892_484_57),
    ("unnormalized(over: 1...2) { x in -0.3 * log(x - 1) }.normalizer", 1.428_571_428_571_428_6),
    (
      "unnormalized(over: 0...2) { x in -0.97 * log(abs(x - 1)) }.normalizer", 66.666_666_666_666_67
    ),
    // 2^0.035 Gamma(0.035).
    (
      "unnormalized { x in -0.93 * log(abs(x - 3)) - pow(x - 3, 2) / 2 }.normalizer",
      28.716_031_587_521_065
    ),
    // The beta function B(0.1, 0.1).
    (
      "unnormalized(over: 0...1) { x in -0.9 * log(x) - 0.9 * log(1 - x) }.normalizer",
      19.714_639_489_050_2
    ),
    // 1/(1 - c²) and 1/sqrt(1 - 2c).
    ("laplace(mean: 0, scale: 1).expectation { x in exp(0.97 * x) }", 16.920_473_773_265_651),
    ("laplace(mean: 0, scale: 1).expectation { x in exp(0.99 * x) }", 50.251_256_281_407_035),
    ("unnormalized { x in -abs(x) }.expectation { x in exp(0.97 * x) }", 16.920_473_773_265_651),
    ("normal(mean: 0, sd: 1).expectation { x in exp(0.49 * pow(x, 2)) }", 7.071_067_811_865_475_5),
    ("integral({ x in (1 - cos(x)) / (x * x) }, over: -1...1)", 0.972_770_752_470_645),
  ])
  func whatIsNotSettledIsMarkedWithAnHonestError(program: String, truth: Double) throws {
    let number = try number(program)
    #expect(number.isEstimated, "\(program)")
    #expect(
      abs(number.value - truth) <= number.error + 1e-11 * abs(truth),
      "\(program): \(number.value) ± \(number.error) is not \(truth)")
  }

  @Test(arguments: [
    ("integral({ x in sin(x) / x }, over: -1...1)", 1.892_166_140_734_366),
    ("integral({ x in expm1(x) / x }, over: -1...1)", 2.114_501_750_751_457),
    ("integral({ x in pow(abs(x), -0.5) }, over: -1...1)", 4),
    (
      "integral({ x in pow(abs(x - 0.25), -0.5) }, over: 0...1, breaks: [0.25])",
      2.732_050_807_568_877
    ),
    (
      "integral({ x in pow(abs(x - 0.25), -0.5) + pow(abs(x - 0.75), -0.5) }, over: 0...1, breaks: [0.25, 0.75])",
      5.464_101_615_137_754
    ),
  ])
  func theDistanceFromACutSettlesIt(program: String, truth: Double) throws {
    let number = try number(program)
    #expect(!number.isEstimated, "\(program)")
    #expect(abs(number.value - truth) <= number.error + truth.ulp && number.error < 1e-10)
  }

  @Test(arguments: [
    "unnormalized { x in log(0.5 * normal(mean: 0, sd: 1).pdf(x) + 0.5 * normal(mean: 40, sd: 0.01).pdf(x)) }.normalizer",
    "unnormalized(over: 1...2) { x in -0.95 * log(x - 1) }.cdf(1.5)",
    "unnormalized(over: 1...2) { x in -0.3 * log(x - 1) }.tempered(beta: 0.5).cdf(1.5)",
    "kl(normal(mean: 0, sd: 1), unnormalized { x in -0.93 * log(abs(x - 3)) - pow(x - 3, 2) / 2 })",
    "integral(unnormalized(over: 1...2) { x in -0.95 * log(x - 1) }.pdf, over: 1.5...2)",
  ])
  func whatRestsOnAnEstimatedNormaliserIsMarked(program: String) throws {
    #expect(try number(program).isEstimated, "\(program)")
  }

  @Test func aScoreDoesNotRestOnTheNormaliser() throws {
    let score = try number("unnormalized(over: 1...2) { x in -0.5 * log(x - 1) }.score(1.5)")
    #expect(!score.isEstimated && score.value == -1)
  }

  @Test func aPoleThatIsNotIntegrableIsRefused() {
    for program in [
      "integral({ x in 1 / x }, over: -1...1)", "integral({ x in 1 / (x - 0.5) }, over: 0...1)",
      "integral({ x in 1 / (1 - x) }, over: 0...1)",
      "integral({ x in pow(x, -1.01) }, over: 0...1)",
      "integral({ x in 1 / (x * log(x)) }, over: 0...0.5)",
      "laplace(mean: 0, scale: 1).expectation { x in exp(1.01 * x) }",
      "normal(mean: 0, sd: 1).expectation { x in exp(0.5 * pow(x, 2)) }",
    ] {
      let outcome = run(program)
      #expect(outcome.values.isEmpty && outcome.diagnostics.count == 1, "\(program)")
    }
  }

  @Test func theErrorNextToALogarithmIsOfTheRightOrder() throws {
    func primitive(_ t: Double) -> Double { t * log(t) - t }
    var misses = 0
    for k in 0..<40 {
      let place = 1.1 + 0.0931 * Double(k)
      let (lower, upper) = (0.995, 5.983)
      let truth = primitive(place - lower) + primitive(upper - place)
      let number = try number(
        "integral({ x in log(abs(x - \(place))) }, over: \(lower)...\(upper))")
      #expect(number.isEstimated)
      #expect(abs(number.value - truth) <= 1e-8, "\(place)")
      let distance = abs(number.value - truth)
      #expect(distance <= 10 * number.error + 8 * truth.ulp, "\(place)")
      if distance > number.error + 8 * truth.ulp { misses += 1 }
      #expect(number.error < 1e-6, "\(place): \(number.error)")
    }
    #expect(misses <= 2)
  }

  @Test(arguments: [
    // A step of 2^-30, which a decimal can say.
    (
      "integral({ x in remainder(x, 9.31322574615478515625e-10) }, over: 0...1)",
      4.656612873077392578125e-10
    ),
    ("integral({ x in x * sin(1e6 * x) }, over: 0...1)", -9.367_524_775e-7),
  ])
  func whatIsTooFineForTheEnclosureHasAWideBound(program: String, truth: Double) throws {
    let number = try number(program)
    #expect(abs(number.value - truth) <= number.error)
  }

  @Test func theLengthOfARangeMayBeTooLargeForANumber() {
    for program in [
      "integral({ x in 1 }, over: -1e308...1e308) < 1",
      "integral({ x in 1 }, over: -1e308...1e308)",
      "unnormalized(over: -1e308...1e308) { x in -x * x }.normalizer",
    ] {
      #expect(
        run(program).diagnostics.map(\.identifier.description) == ["non-finite"], "\(program)")
    }
  }

  @Test func aSupremumHoldsWhatTheErrorsOfItsValuesAllow() throws {
    let factor = "let e = (1 / 3 * 1e16 - 1e16 / 3) * 3e307\n"
    let slope = try number(factor + "e")
    let largest = try number(factor + "sup({ x in x * e }, over: 0...1)")
    // The factor may be positive, and then it is the largest value.
    #expect(slope.value < 0 && slope.value + slope.error > 0)
    #expect(largest.value + largest.error >= slope.value + slope.error)
    #expect(largest.value - largest.error <= 0)
  }

  @Test func theUnitOfXDoesNotDecideWhetherAVarianceIsFound() throws {
    func variance(_ unit: Double) throws -> Estimate {
      try number(
        """
        ksdMoments(normal(mean: \(0.094 * unit), sd: \(unit)), normal(mean: 0, sd: \(0.9 * unit)), \
        kernel: inverseMultiquadric(scale: \(4.1 * unit), power: -0.9)).zeta1
        """)
    }
    let one = try variance(1)
    for unit in [1e-4, 1e4] {
      // h has the unit of the kernel, a length to the power -1.8, over that of x².
      let other = try variance(unit)
      let scale = exp(7.6 * log(unit))
      #expect(abs(other.value * scale / one.value - 1) < 1e-9, "\(unit)")
      #expect(other.error * scale < 1e-6 * one.value)
    }
  }

  @Test func anInexactFactorOfAPoleCounts() throws {
    // The factor is rounded by nearly as much as its bound says, and a twelfth of the integral, 33 times the
    // factor, lies in the piece next to the pole.
    let number = try number(
      "integral({ x in ((1000000000000 + 3.00006) - 1000000000000) * pow(x, -0.97) }, over: 0...1)")
    let truth = 3.00006 / 0.03
    #expect(abs(number.value - truth) <= number.error, "\(number.value) ± \(number.error)")
    #expect(number.error < 1e-4 * truth)
  }

  /// An integral that cannot be settled, of a function that nothing encloses, is refused however small it is.
  @Test func whatIsNotSettledIsRefusedInAnyUnit() {
    let outcome = run(
      """
      let part = { x in kl(normal(mean: 0, sd: 1), normal(mean: x, sd: 1)) }
      integral({ x in 1e-12 * pow(abs(x - 0.3), -0.95) * (1 + part(x)) }, over: 0...1)
      """)
    #expect(outcome.diagnostics.map(\.identifier.description) == ["not-converged"])
  }
}
