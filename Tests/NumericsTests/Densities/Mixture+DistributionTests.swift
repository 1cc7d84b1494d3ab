import Arithmetic
import Numerics
import Testing

@Suite struct MixtureDistributionTests {
  private static func shapes() throws -> [Mixture] {
    [
      try twoModes(6), try twoModes(1, left: 0.1), try twoModes(50, sd: 0.3, left: 1e-12),
      try Mixture(weights: [0.2, 0.3, 0.5], means: [-4, 0, 6], sds: [0.5, 2, 1]),
      try Mixture(weights: [0.5, 0.5], means: [0, 0.1], sds: [1, 1e-6]),
    ]
  }

  @Test func quantileInvertsTheDistributionFunction() throws {
    for p in try Self.shapes() {
      for probability in [1e-200, 1e-15, 1e-6, 0.01, 0.2, 0.5, 0.55, 0.9, 1 - 1e-9] {
        let x = try p.quantile(probability)
        // One unit in the last place of x moves the probability by pdf ulp.
        let slack = 4 * p.pdf(x) * x.ulp
        if probability <= 0.5 {
          #expect(abs(p.cdf(x) - probability) <= slack + 1e-12 * probability, "\(probability)")
        } else {
          let tail = 1 - probability
          #expect(abs(p.ccdf(x) - tail) <= slack + 1e-12 * tail, "\(probability)")
        }
      }
    }
  }

  @Test func quantileOfTheMedianInAWideGapIsFound() throws {
    let x = try twoModes(1000).quantile(0.5)
    #expect(abs(x) < 1000)
  }

  @Test func quantilesRise() throws {
    for p in try Self.shapes() {
      let quantiles = try p.quantiles(200)
      #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test func distributionFunctionIsTheIntegralOfTheDensity() throws {
    for p in try Self.shapes() {
      let x = 0.3
      let lower = try integrate(from: -.infinity, to: x, landmarks: p.peaks) { p.pdf($0) }
      let upper = try integrate(from: x, to: .infinity, landmarks: p.peaks) { p.pdf($0) }
      #expect(abs(lower.value - p.cdf(x)) <= lower.error + 1e-15)
      #expect(abs(upper.value - p.ccdf(x)) <= upper.error + 1e-15)
    }
  }

  /// Quantiles are as good in any unit.
  @Test(arguments: [0x1p-40, 1, 0x1p40]) func quantilesKeepTheirDigitsInAnyUnit(_ unit: Double)
    throws
  {
    for p in try Self.shapes() {
      let scaled = try Mixture(
        weights: p.components.map(\.weight), means: p.components.map { unit * $0.mean },
        sds: p.components.map { unit * $0.sd })
      for probability in [1e-9, 0.2, 0.4, 0.77] {
        expectClose(
          scaled.cdf(try scaled.quantile(probability)), probability, within: 1e-9,
          "\(probability) in units of \(unit)")
      }
    }
  }
}
