import Arithmetic
import Testing

@testable import Numerics

@Suite struct TemperedTests {
  @Test func normalisersOfThePaperAreReproduced() throws {
    for row in try ReferenceTable.paper("temper") {
      let inputs = try row.row("inputs")
      let tempered = try Tempered(inputs.pair(), beta: inputs.number("beta"))
      try expectBounded(
        tempered.normalizer(), row.number("value"), rest: row.rest("value"), row.name)
    }
  }

  @Test func normalisersMeansAndSharesMatchTheTable() throws {
    for row in try ReferenceTable.rows("densities.json", "tempered") {
      let tempered = try Tempered(row.row("mixture").mixture(), beta: row.number("beta"))
      try expectBounded(
        tempered.normalizer(), row.number("normalizer"), rest: row.rest("normalizer"), row.name)
      expectClose(tempered.cdf(0), try row.number("left"), row.name)
      #expect(abs(tempered.mean - (try row.number("mean"))) < 1e-12, "\(row.name)")
      expectClose(tempered.cdf(0) + tempered.ccdf(0), 1, within: 1e-14)
    }
  }

  @Test func proportionsTendToThePowersOfTheWeights() throws {
    // .9^.5/(.9^.5 + .1^.5) = 3/4.
    let tempered = try Tempered(twoModes(20, left: 0.9), beta: 0.5)
    expectClose(tempered.cdf(0), 0.75)
  }

  @Test func functionsAreConsistent() throws {
    let base = try Mixture(weights: [0.2, 0.3, 0.5], means: [-4, 0, 6], sds: [0.5, 2, 1])
    let p = try Tempered(base, beta: 0.4)
    let mass = try integrate(
      from: -.infinity, to: .infinity, landmarks: p.peaks + p.transitions
    ) { p.pdf($0) }
    #expect(abs(mass.value - 1) <= mass.error + 1e-13)
    let second = try integrate(from: -.infinity, to: .infinity, landmarks: p.peaks) {
      ($0 - p.mean) * ($0 - p.mean) * p.pdf($0)
    }
    expectClose(p.variance, second.value, within: 1e-11)
    for x in [-30.0, -4.3, 0.7, 5, 6.6, 30] {
      #expect(p.score(x) == 0.4 * base.score(x))
      let lower = try integrate(from: -.infinity, to: x, landmarks: p.peaks) { p.pdf($0) }
      expectClose(p.cdf(x), lower.value, within: 1e-11, "cdf(\(x))")
      let upper = try integrate(from: x, to: .infinity, landmarks: p.peaks) { p.pdf($0) }
      expectClose(p.ccdf(x), upper.value, within: 1e-11, "ccdf(\(x))")
    }
    for probability in [1e-12, 0.01, 0.3, 0.5, 0.77, 1 - 1e-9] {
      let x = try p.quantile(probability)
      #expect(abs(p.cdf(x) - probability) < 1e-13, "\(probability)")
    }
    #expect(try p.modes() == base.modes())
    #expect(p.cdf(-1e300) == 0 && p.ccdf(1e300) == 0 && p.cdf(1e300) == 1)
  }

  @Test func theScoreDerivativeIsTheSlopeOfTheScore() throws {
    let base = try Mixture(weights: [0.2, 0.3, 0.5], means: [-4, 0, 6], sds: [0.5, 2, 1])
    for beta in [0.25, 3] {
      let p = try Tempered(base, beta: beta)
      for x in [-6.0, -3.1, 0.7, 2, 5.5, 9] {
        // The difference by Richardson, whose error is of the order of h⁴.
        func difference(_ h: Double) -> Double { (p.score(x + h) - p.score(x - h)) / (2 * h) }
        let slope = (4 * difference(0x1p-11) - difference(0x1p-10)) / 3
        #expect(
          abs(p.scoreDerivative(x) - slope) < 1e-8 * (1 + abs(slope)), "beta \(beta) at \(x)")
      }
    }
  }

  @Test func temperingTwiceMultipliesThePowers() throws {
    let base = try twoModes(2, left: 0.3)
    let once = try Tempered(base, beta: 0.3)
    let twice = try #require(try Tempered(base, beta: 0.6).tempered(beta: 0.5) as? Tempered)
    expectClose(try twice.normalizer().value, try once.normalizer().value)
    let nested = try Tempered(Tempered(base, beta: 0.6), beta: 0.5)
    for x in [-3.0, 0, 4] { expectClose(nested.logpdf(x), once.logpdf(x), within: 1e-12) }
  }

  @Test func aSharpPowerBetweenTheMeansIsFound() throws {
    // One mode at 0, which is no component's mean; p^beta is nearly normal with precision
    // beta (1 - 0.9²) = 0.19 beta.
    let sharp = try Tempered(twoModes(0.9), beta: 1e8)
    expectClose(sharp.variance, 1 / (0.19 * 1e8), within: 1e-3)
    #expect(abs(sharp.mean) < 1e-12)
  }

  @Test func aNormaliserBelowTheSmallestNumberKeepsAnHonestBound() throws {
    let cold = try Tempered(twoModes(0.9), beta: 1000)
    #expect(try cold.normalizer().value == 0)
    #expect(try cold.normalizer().error > 0)
    expectClose(cold.ccdf(0), 0.5, within: 1e-12)
  }

  @Test func temperedNormalIsNormal() throws {
    let normal = try Normal(mean: 3, sd: 2)
    let tempered = try Tempered(normal, beta: 0.25)
    let exact = try normal.tempered(beta: 0.25)
    for x in [-20.0, 3, 9] {
      expectClose(tempered.logpdf(x), exact.logpdf(x), within: 1e-13)
      expectClose(tempered.cdf(x), exact.cdf(x), within: 1e-12)
    }
    expectClose(tempered.variance, 16)
  }

  @Test(arguments: [0.55, 0.75, 1.5, 3])
  func heavyTailsHaveTheirWholeMass(_ beta: Double) throws {
    // The integral of (1 + x²)^-beta is sqrt(pi) Gamma(beta - 1/2)/Gamma(beta).
    let p = try Tempered(StudentT(degrees: 1), beta: beta)
    let logarithm =
      0.5 * log(Double.pi) + logGamma(beta - 0.5) - logGamma(beta) - beta * log(Double.pi)
    let normalizer = try p.normalizer()
    #expect(abs(normalizer.value - exp(logarithm)) <= normalizer.error + 1e-13 * exp(logarithm))
    expectClose(p.cdf(0), 0.5, within: 1e-9)
    expectClose(p.ccdf(2), p.cdf(-2), within: 1e-9)
    // Far out the tail is a power: four times as far it is 4^(2 beta - 1) times as light.
    expectClose(p.ccdf(1e8) / p.ccdf(4e8), powerOfTwo(2 * (2 * beta - 1)), within: 1e-7)
  }

  @Test func drawsLeaveOutTheGapBetweenFarModes() throws {
    let p = try Tempered(twoModes(60), beta: 1.5)
    for x in try p.sample(40, key: RandomKey(seed: 3)) {
      #expect(abs(abs(x) - 60) < 6)
    }
  }

  @Test func theLogDensityIsNoBetterKnownThanItsNormaliser() throws {
    let base = try Normal(mean: 0, sd: 1)
    let p = try Tempered(base, beta: 0.3)
    for x in [-20.0, -3, 0.1, 2, 40] {
      // -0.15 x² + log(0.3)/2 - log(2 pi)/2.
      let expected = -0.15 * x * x + 0.5 * log(0.3) - 0.5 * log(2 * Double.pi)
      let error = p.logpdfError(x)
      #expect(error >= p.logNormalizer.error && error > 0)
      #expect(abs(p.logpdf(x) - expected) <= error + 4 * expected.ulp)
      #expect(error < 1e-9 * (1 + abs(expected)))
    }
  }
}
