import Arithmetic
import Testing

@testable import Numerics

@Suite struct QuantileBoundsTests {
  @Test func theBoundReachesToWhereTheSideIsCertain() throws {
    let densities: [any Density] = [
      try Normal(mean: 3, sd: 0.01), try twoModes(20, left: 0.3), try Laplace(mean: -1, scale: 2),
      try StudentT(degrees: 2.5), try Tempered(twoModes(2, left: 0.2), beta: 0.7),
    ]
    for density in densities {
      for p in [1e-12, 0.2, 0.3, 0.5, 0.9, 1 - 1e-9] {
        let x = try density.quantile(p)
        let tail = TailProbability(p)
        let error = density.quantileError(x, of: tail, within: 0)
        #expect(error.isFinite)
        let below = density.balance(at: x - error, tail)
        let above = density.balance(at: x + error, tail)
        #expect(below.value < 0 && above.value > 0, "\(density) at \(p)")
        // A probability that is less certain gives a wider bound.
        #expect(density.quantileError(x, of: tail, within: 1e-3 * tail.value) > error)
      }
    }
  }

  @Test func betweenFarComponentsTheBalanceOfTheTailsDecides() throws {
    // Exactly symmetric: the median is in the middle although the distribution function is flat there.
    for half in [3.0, 10, 25] {
      let p = try twoModes(half)
      let x = try p.quantile(0.5)
      #expect(abs(x) <= p.quantileError(x, of: TailProbability(0.5), within: 0))
      #expect(p.quantileError(x, of: TailProbability(0.5), within: 0) < 1e-12)
    }
    // w_1 P(Z > x + half) = w_2 P(Z < x - half) + p - ...: solved to its own accuracy.
    let p = try Mixture(weights: [0.25, 0.75], means: [-8, 8], sd: 1)
    let x = try p.quantile(0.25)
    let left = 0.25 * StandardNormal.ccdf(x + 8)
    let right = 0.75 * StandardNormal.ccdf(8 - x)
    expectClose(left, right, within: 1e-10)
  }

  @Test func whatNoPlaceDecidesHasNoBound() throws {
    let p = try Normal(mean: 0, sd: 1)
    #expect(p.quantileError(0, of: TailProbability(0.5), within: 0.6) == .infinity)
  }

  @Test func aBalanceHoldsWhatItsDifferenceLoses() throws {
    // 0.3 less 7.6e-24, of which a double keeps 0.3.
    let balance = try Normal(mean: 0, sd: 1).balance(at: -10, TailProbability(0.3))
    #expect(balance.value == -0.3 && balance.error > 7.6e-24)
  }
}
