import Testing

@testable import Numerics

@Suite struct SpatialMixtureTests {
  private static let weights = [0.2, 0.5, 0.3]
  private static let means = [[-1.0, 2, 0], [3, 0, 1], [0, -4, 5]]
  private static let sds = [1, 0.5, 2.0]

  @Test func onOneAxisItIsAMixture() throws {
    let line = try Mixture(weights: [0.3, 0.7], means: [-2, 3], sds: [1, 0.4])
    let space = try SpatialMixture(weights: [0.3, 0.7], means: [[-2], [3]], sds: [1, 0.4])
    for x in [-20.0, -2, 0, 1.3, 2.9, 15] {
      expectClose(space.logpdf([x]), line.logpdf(x), within: 1e-13)
      expectClose(space.score([x])[0], line.score(x), within: 1e-12)
      #expect(abs(space.responsibilities([x])[0] - line.responsibilities(x)[0]) < 1e-14)
    }
    #expect(try space.smoothed(sd: 2).logpdf([1]) == space.smoothed(sd: -0 + 2).logpdf([1]))
    expectClose(try space.smoothed(sd: 2).logpdf([1]), try line.smoothed(sd: 2).logpdf(1))
  }

  @Test func theScoreIsTheGradientOfTheLogDensity() throws {
    let p = try SpatialMixture(weights: Self.weights, means: Self.means, sds: Self.sds)
    for x in [[0.0, 0, 0], [1, 1, 1], [-3, 2, 8], [2.9, 0.1, 1.2]] {
      for axis in 0..<3 {
        var (up, down) = (x, x)
        up[axis] += 1e-5
        down[axis] -= 1e-5
        let slope = (p.logpdf(up) - p.logpdf(down)) / 2e-5
        #expect(abs(p.score(x)[axis] - slope) < 1e-7 * (1 + abs(slope)))
      }
    }
  }

  @Test func drawsHaveTheMomentsOfTheMixture() throws {
    let p = try SpatialMixture(weights: Self.weights, means: Self.means, sds: Self.sds)
    let n = 20_000
    let draws = try p.sample(n, key: RandomKey(seed: 12))
    #expect(try p.sample(100, key: RandomKey(seed: 12)) == Array(draws[..<100]))
    for axis in 0..<3 {
      let mean = zip(Self.weights, Self.means).reduce(0) { $0 + $1.0 * $1.1[axis] }
      let second = zip(zip(Self.weights, Self.means), Self.sds).reduce(0) { sum, part in
        sum + part.0.0 * (part.0.1[axis] * part.0.1[axis] + part.1 * part.1)
      }
      let spread = ((second - mean * mean) / Double(n)).squareRoot()
      let found = draws.reduce(0) { $0 + $1[axis] } / Double(n)
      // Five standard errors: a false alarm in two million.
      #expect(abs(found - mean) < 5 * spread)
    }
  }

  @Test func refusesMeansOfDifferentDimensions() {
    #expect(throws: NumericsError.countMismatch(name: "means", count: 1, expected: 2)) {
      try SpatialMixture(weights: [0.5, 0.5], means: [[0, 0], [1]], sds: [1, 1])
    }
  }
}
