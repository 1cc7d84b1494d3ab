import Numerics
import Testing

@Suite struct NormalTests {
  @Test func agreesWithAMixtureOfOneComponent() throws {
    let normal = try Normal(mean: 1.5, sd: 0.3)
    let mixture = normal.asMixture
    for x in [-40.0, 0, 1.2, 1.5, 2, 50] {
      expectClose(normal.logpdf(x), mixture.logpdf(x), within: 1e-15)
      expectClose(normal.score(x), mixture.score(x), within: 1e-15)
      expectClose(normal.scoreDerivative(x), mixture.scoreDerivative(x), within: 1e-15)
      #expect(normal.cdf(x) == mixture.cdf(x))
      #expect(normal.ccdf(x) == mixture.ccdf(x))
    }
    #expect(
      try normal.sample(50, key: RandomKey(seed: 3)) == mixture.sample(50, key: RandomKey(seed: 3)))
    #expect(try normal.quantile(0.3) == mixture.quantile(0.3))
    #expect(try normal.modes() == [1.5])
    #expect(normal.variance == 0.09)
  }

  @Test func smoothingAddsVariances() throws {
    let smoothed = try Normal(mean: 2, sd: 3).smoothed(sd: 4)
    expectClose(smoothed.sd, 5, within: 1e-15)
    #expect(smoothed.mean == 2)
    #expect(try Normal(mean: 2, sd: 3).smoothed(sd: 0).sd == 3)
    #expect(throws: NumericsError.self) { try Normal(mean: 2, sd: 3).smoothed(sd: -1) }
  }

  @Test func temperingDividesThePrecision() throws {
    let cold = try #require(try Normal(mean: 2, sd: 3).tempered(beta: 9) as? Normal)
    #expect(cold.sd == 1)
  }

  @Test func midPointQuantilesAreSymmetricAndCentred() throws {
    let quantiles = try Normal(mean: 0, sd: 2).quantiles(5)
    #expect(quantiles[2] == 0)
    #expect(quantiles[0] == -quantiles[4])
    // Phi^-1(0.1) = -1.2815515655446004.
    expectClose(quantiles[0], -2 * 1.2815515655446004, within: 1e-15)
    #expect(throws: NumericsError.self) { try Normal(mean: 0, sd: 2).quantiles(0) }
  }

  @Test func drawsNothingOrRefusesANegativeNumber() throws {
    let normal = try Normal(mean: 0, sd: 1)
    #expect(try normal.sample(0, key: RandomKey(seed: 1)).isEmpty)
    #expect(throws: NumericsError.self) { try normal.sample(-1, key: RandomKey(seed: 1)) }
  }
}
