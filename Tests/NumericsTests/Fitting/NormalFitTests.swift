import Arithmetic
import Testing

@testable import Numerics

@Suite struct NormalFitTests {
  @Test func aNormalDensityIsItsOwnBestFit() throws {
    let target = try Normal(mean: 3, sd: 2)
    let fit = try NormalFit(to: target, from: Normal(mean: 0, sd: 1))
    #expect(abs(fit.mean.value - 3) <= fit.mean.error && fit.mean.error < 1e-9)
    #expect(abs(fit.sd.value - 2) <= fit.sd.error && fit.sd.error < 1e-9)
  }

  /// The divergence of N(m + d, s (1 + r)) from N(m, s) is d²/(2 s²) + r² but for higher powers of r: its excess at
  /// the ends of the errors.
  @Test func theExcessIsThatOfTheErrors() throws {
    for sd in [0.25, 2, 16] {
      let fit = try NormalFit(to: Normal(mean: 3, sd: sd), from: Normal(mean: 2, sd: 1))
      let (d, r) = (fit.mean.error / sd, fit.sd.error / sd)
      #expect(fit.excess >= 0.5 * d * d + r * r * (1 - r))
      let reach = max(fit.mean.error, r)
      #expect(fit.excess <= 5 * (2 + 1 / (sd * sd)) * reach * reach)
    }
  }

  @Test func fitsAreLocalMinimaOfTheDivergence() throws {
    let target = try Mixture(weights: [0.3, 0.7], means: [-3, 3], sds: [0.7, 1.2])
    for start in [-3.0, 3] {
      let fit = try NormalFit(to: target, from: Normal(mean: start, sd: 1))
      let least = try kl(fit.normal, target).value
      for (dm, factor) in [(0.02, 1.0), (-0.02, 1), (0, 1.02), (0, 0.98), (0.01, 1.01)] {
        let moved = try Normal(mean: fit.normal.mean + dm, sd: fit.normal.sd * factor)
        #expect(try kl(moved, target).value > least)
      }
      // Mode seeking: the fit stays at the component it started from.
      #expect(abs(fit.normal.mean - start) < 0.1)
    }
  }

  @Test func aStartWithoutADensityIsAnError() throws {
    let half = try Unnormalized(over: 0...10) { x in
      Jet(Estimate(-x), Estimate(-1), Estimate(0))
    }
    #expect(throws: NumericsError.self) {
      try NormalFit(to: half, from: Normal(mean: 1, sd: 1))
    }
  }
}
