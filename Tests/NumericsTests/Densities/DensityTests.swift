import Arithmetic
import Testing

@testable import Numerics

/// What holds for every family.
@Suite struct DensityTests {
  private static func families() throws -> [any Density] {
    let mixture = try Mixture(weights: [0.25, 0.75], means: [-2, 3], sds: [0.5, 2])
    return [
      try Normal(mean: 1, sd: 2), mixture, try Laplace(mean: -1, scale: 0.5),
      try StudentT(degrees: 5, location: 1, scale: 2), try Tempered(mixture, beta: 0.5),
      try half(),
    ]
  }

  /// The density proportional to exp(-x²) between 0 and 2.
  private static func half() throws -> Unnormalized {
    try Unnormalized(over: 0...2, series: { -$0.squared }) { x in
      Jet(Estimate(-x * x, error: (x * x).ulp), Estimate(-2 * x), Estimate(-2))
    }
  }

  @Test func midPointQuantilesHaveTheirProbabilities() throws {
    for p in try Self.families() {
      let points = try p.quantiles(5)
      #expect(points.count == 5)
      for (i, x) in points.enumerated() {
        #expect(abs(p.cdf(x) - (Double(i) + 0.5) / 5) < 1e-10, "\(p) at \(x)")
      }
    }
  }

  @Test func drawsAreQuantilesOfTheirUniforms() throws {
    let key = RandomKey(seed: 11)
    for p in try Self.families() where !(p is Normal || p is Mixture) {
      let draws = try p.sample(20, key: key)
      try #require(draws.count == 20)
      for (i, x) in draws.enumerated() {
        #expect(abs(p.cdf(x) - key.uniform(i)) < 1e-9, "\(p), draw \(i)")
      }
    }
  }

  @Test func drawsOfNormalsAndMixturesFillTheirQuarters() throws {
    for p in try Self.families() {
      let n = 4000
      let draws = try p.sample(n, key: RandomKey(seed: 12))
      #expect(draws.count == n)
      for quarter in 0..<4 {
        let count = draws.count { x in
          let share = 4 * p.cdf(x)
          return share >= Double(quarter) && share < Double(quarter + 1)
        }
        // Five standard errors of a share of a quarter: a false alarm in 1.7 million keys.
        #expect(abs(Double(count) / Double(n) - 0.25) < 5 * (0.1875 / Double(n)).squareRoot())
      }
    }
  }

  @Test func seriesReachTheEndsOfTheSupport() throws {
    let p = try Self.half()
    for (lower, upper) in [(-0.5, 0.5), (1.5, 2.5), (-1.0, 3.0)] {
      let range = p.series(.pdf, of: Series(variableFrom: lower, to: upper, order: 2)).range
      #expect(range.isFinite, "\(lower)...\(upper)")
      for step in 0...20 {
        let value = p.pdf(lower + (upper - lower) * Double(step) / 20)
        #expect(range.lower <= value && value <= range.upper)
      }
    }
  }
}
