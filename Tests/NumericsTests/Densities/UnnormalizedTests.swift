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

  /// The logarithm of the standard normal density at numbers whose squares are exact.
  @Test func theLogarithmIsRightToItsError() throws {
    let p = try Unnormalized(over: -40...40) { x in
      Jet(Estimate(-0.5 * x * x), Estimate(-x), Estimate(-1))
    }
    for x in [-3.0, 0, 0.5, 7.25, 20] {
      let truth = -0.5 * x * x - 0.918938533204672741780
      let error = p.logpdfError(x)
      #expect(abs(p.logpdf(x) - truth) <= error + truth.ulp && error > 0.1 * truth.ulp)
      #expect(error < 1e-11)
    }
    #expect(p.logpdfError(41) == 0)
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

  @Test func oneEvaluationTellsAll() throws {
    let p = try Unnormalized(over: -1...2, values: { Estimate($0) * Estimate($0) }) { x in
      Jet(variable: Estimate(x)) * Jet(variable: Estimate(x))
    }
    for x in [-1.5, -0.3, 0, 1.7] {
      let jet = try #require(p.jet(at: x))
      for (found, value, error) in [
        (jet.value, p.logpdf(x), p.logpdfError(x)), (jet.slope, p.score(x), p.scoreError(x)),
        (jet.curvature, p.scoreDerivative(x), p.scoreDerivativeError(x)),
        (p.logpdfEstimate(x), p.logpdf(x), p.logpdfError(x)),
        (p.scoreEstimate(x), p.score(x), p.scoreError(x)),
        (p.scoreDerivativeEstimate(x), p.scoreDerivative(x), p.scoreDerivativeError(x)),
      ] {
        #expect(found.value == value || (found.value.isNaN && value.isNaN))
        #expect(found.error == error || (found.error.isNaN && error.isNaN))
      }
    }
    #expect(try Normal(mean: 0, sd: 1).jet(at: 0) == nil)
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

  private struct Bump {
    let place: Double
    let width: Double
    let height: Double
  }

  /// -x²/2 with bumps added to it.
  private func bumpy(_ bumps: [Bump], near: [Double] = []) throws -> Unnormalized {
    try Unnormalized(
      near: near,
      series: { x in
        bumps.reduce(Ball(-0.5) * x.squared) { sum, bump in
          let z = Ball(1 / bump.width) * (Ball(-bump.place) + x)
          return sum + Ball(bump.height) * (-z.squared).exponential
        }
      },
      { x in
        func constant(_ number: Double) -> Jet { Jet(constant: Estimate(number)) }
        let x = Jet(variable: Estimate(x))
        return bumps.reduce(constant(-0.5) * x * x) { sum, bump in
          let z = constant(1 / bump.width) * (x - constant(bump.place))
          return sum + constant(bump.height) * (constant(-1) * z * z).exponential
        }
      })
  }

  @Test func aPeakBeyondTheEndsIsNotProvedAway() throws {
    // Where -x²/2 is -5030, a bump to -5 whose mass is a millionth of the whole.
    let p = try bumpy([Bump(place: 100.3, width: 1e-3, height: 5025)])
    let whole = (2 * Double.pi).squareRoot()
    let bump = exp(5025 - 0.5 * 100.3 * 100.3) * 1e-3 * (Double.pi / 5025).squareRoot()
    let normalizer = try p.normalizer()
    let isHeld = abs(normalizer.value - whole - bump) <= normalizer.error + 1e-3 * bump
    #expect(bump > 1e-9 * whole && (isHeld || p.doubt != nil), "\(normalizer) \(bump)")
  }

  @Test func aPeakBesideANarrowOneIsFound() throws {
    // The search has the bump that it is told of; the proof meets the other one.
    let p = try bumpy(
      [Bump(place: 3, width: 0.01, height: 12), Bump(place: 3.3, width: 1e-4, height: 14)],
      near: [3])
    let modes = try p.modes()
    for place in [0, 3, 3.3] {
      #expect(modes.contains { abs($0 - place) < 1e-3 }, "\(place) is not in \(modes)")
    }
  }

  @Test func aFarTailWithAHigherPeakInItKeepsItsRelativeAccuracy() throws {
    // exp(-x²/2) and, e^-50 as high, exp(-z²/2 + 0.3 |z - 1.3|) with z = x - 80, whose kink is no landmark.
    // The density at 40 is e^750 times as low as at the peak that its tail has.
    let p = try Unnormalized { x in
      let z = x - 80
      let near = -0.5 * x * x
      let far = -50 - 0.5 * z * z + 0.3 * abs(z - 1.3)
      let value = max(near, far) + logOnePlus(exp(-abs(near - far)))
      let share = 1 / (1 + exp(near - far))
      let slopes = (-x, -z + (z < 1.3 ? -0.3 : 0.3))
      let difference = slopes.1 - slopes.0
      return Jet(
        Estimate(value, error: 4 * (abs(value) + 1).ulp),
        Estimate((1 - share) * slopes.0 + share * slopes.1),
        Estimate(-1 + share * (1 - share) * difference * difference))
    }
    // The integrals below and above the kink, over sqrt(2 pi).
    let below = exp(0.39 + 0.045) * 0.5 * complementaryErrorFunction(-1.6 / 2.0.squareRoot())
    let above = exp(-0.39 + 0.045) * 0.5 * complementaryErrorFunction(1 / 2.0.squareRoot())
    let truth = exp(-50.0) * (below + above) / (1 + exp(-50.0) * (below + above))
    for x in [40.0, 45] {
      let tail = p.upperTail(x)
      #expect(abs(tail.value / truth - 1) < 1e-10, "\(x): \(tail), not \(truth)")
      #expect(tail.error <= 1e-10 * truth, "\(x): \(tail)")
    }
  }

  /// Next to 1 both terms are too large for a number; what falls faster than any power grows is 0 there.
  @Test func aPoleTowardsWhichTheDensityFallsHasNone() throws {
    let p = try Unnormalized(over: 0...2) { x in
      let d = x - 1
      let tenth = d * d * d * d * d * d * d * d * d * d
      let b = 1 / (tenth * tenth * tenth * tenth)
      let a = b * b
      return Jet(Estimate(b - a), Estimate(80 * a / d), Estimate(-6480 * a / d / d))
    }
    #expect(p.pdf(1) == 0 && p.pdf(0) > 0 && p.cdf(0.5) > 0)
  }
}
