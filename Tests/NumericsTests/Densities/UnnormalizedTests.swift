import Arithmetic
import Testing

@testable import Numerics

@Suite struct UnnormalizedTests {
  /// The density whose logarithm is that of another one plus a constant.
  private func shifted(_ p: some Density, by constant: Double) throws -> Unnormalized {
    try Unnormalized { x in
      Jet(
        Estimate(p.logpdf(x) + constant, error: p.logpdfError(x) + constant.ulp),
        Estimate(p.score(x), error: p.scoreError(x)),
        Estimate(p.scoreDerivative(x), error: p.scoreDerivativeError(x)))
    }
  }

  @Test func aConstantInTheLogarithmChangesTheNormaliserAlone() throws {
    let mixture = try Mixture(weights: [0.2, 0.3, 0.5], means: [-4, 0, 6], sds: [0.5, 2, 1])
    let p = try shifted(mixture, by: 5)
    expectBounded(try p.normalizer(), exp(5), within: 1e-12)
    for x in [-30.0, -4.2, 0.5, 5.7, 30] {
      #expect(abs(p.logpdf(x) - mixture.logpdf(x)) <= p.logpdfError(x) + mixture.logpdfError(x))
      expectClose(p.cdf(x), mixture.cdf(x), within: 1e-11, "cdf(\(x))")
      expectClose(p.ccdf(x), mixture.ccdf(x), within: 1e-11, "ccdf(\(x))")
    }
    expectClose(p.mean, mixture.mean)
    expectClose(p.variance, mixture.variance)
    for probability in [1e-6, 0.2, 0.5, 0.93] {
      expectClose(try p.quantile(probability), try mixture.quantile(probability), within: 1e-9)
    }
    #expect(try p.modes().count == mixture.modes().count)
  }

  @Test func generalDensitiesGetTheDivergencesOfMixtures() throws {
    // Nothing of the mixture is known to the wrapped one but its functions.
    for half in [1.0, 2, 3, 6] {
      let q = try Normal(mean: -half, sd: 1)
      let p = try twoModes(half)
      let wrapped = try shifted(p, by: -3)
      let exact = try fisher(q, p)
      let general = try fisher(q, wrapped)
      #expect(
        abs(general.value - exact.value) <= general.error + exact.error, "J at \(half)")
      let exactKL = try kl(q, p)
      let generalKL = try kl(q, wrapped)
      #expect(abs(generalKL.value - exactKL.value) <= generalKL.error + exactKL.error)
      #expect(generalKL.error < 1e-11)
    }
  }

  @Test func outsideItsSupportThereIsNoMass() throws {
    // A beta density, 30 x (1 - x)^4 on the unit interval.
    let p = try Unnormalized(over: 0...1) { x in
      Jet(
        Estimate(log(x) + 4 * logOnePlus(-x), error: 1e-15 * (1 + abs(log(x)))),
        Estimate(1 / x - 4 / (1 - x)), Estimate(-1 / (x * x)))
    }
    expectBounded(try p.normalizer(), 1.0 / 30, within: 1e-12)
    expectClose(p.mean, 2.0 / 7)
    #expect(p.pdf(-0.1) == 0 && p.pdf(1.1) == 0 && p.cdf(1) == 1 && p.cdf(0) == 0)
    #expect(p.score(2).isNaN)
  }

  @Test func aFormulaThatEndsWhereThereIsMassIsRefused() throws {
    // exp(-x²/2) that is not defined from 6 on, where its logarithm is 18 below the top.
    #expect(throws: NumericsError.self) {
      try Unnormalized { x in
        let value = abs(x) < 6 ? -x * x / 2 : .nan
        return Jet(Estimate(value, error: abs(value).ulp), Estimate(-x), Estimate(-1))
      }
    }
  }
}
