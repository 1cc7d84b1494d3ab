import Arithmetic
import Testing

@testable import Numerics

@Suite struct MixtureFitTests {
  @Test func aWellSeparatedSampleGivesItsOwnShares() throws {
    let draws = [-8.0, -7, -6, -6, 6, 7]
    let fit = try MixtureFit(
      to: draws, from: twoModes(6), free: [.weights], by: .likelihood)
    #expect(fit.converged)
    // The responsibilities are 0 and 1 to 1e-30.
    let odds = try #require(fit.logOdds.last)
    #expect(abs(odds.value - log(0.5)) <= odds.error && odds.error < 1e-9)
  }

  @Test(arguments: FitMethod.allCases) func whereTheMeansMeetNothingTellsTheWeight(
    _ method: FitMethod
  ) throws {
    // Draws that vary less than one component: both components come to lie in one place.
    let draws = try Normal(mean: 0.2, sd: 0.8).quantiles(300)
    let start = try Mixture(weights: [0.48, 0.52], means: [-0.3, 0.3], sds: [1, 1])
    let fit = try MixtureFit(to: draws, from: start, free: [.weights, .means], by: method)
    let means = fit.mixture.components.map(\.mean)
    if abs(means[0] - means[1]) < 1e-6 {
      #expect(!fit.converged)
      #expect(
        fit.logOddsError == nil && fit.parameters.allSatisfy { $0.weight.standardError == nil })
    }
    #expect(method == .scoreMatching || abs(means[0] - means[1]) < 1e-6)
  }

  @Test func everythingFreeIsFixedPointOfTheLikelihood() throws {
    let truth = try Mixture(weights: [0.3, 0.7], means: [-2, 3], sds: [0.8, 1.5])
    let draws = try truth.sample(4000, key: RandomKey(seed: 5))
    let start = try Mixture(weights: [0.5, 0.5], means: [-1, 2], sds: [1, 1])
    let fit = try MixtureFit(
      to: draws, from: start, free: Set(MixtureFit.Parameter.allCases), by: .likelihood)
    #expect(fit.converged)
    // One step of expectation maximisation must leave the fit where it is.
    let shares = draws.map { fit.mixture.responsibilities($0) }
    for (k, component) in fit.mixture.components.enumerated() {
      let mass = shares.reduce(0) { $0 + $1[k] }
      let mean = zip(draws, shares).reduce(0) { $0 + $1.0 * $1.1[k] } / mass
      expectClose(mass / 4000, component.weight, within: 1e-9)
      expectClose(mean, component.mean, within: 1e-8)
    }
    // And it is near the truth: five standard errors of a mean of 1200 draws are below 0.2.
    #expect(abs(fit.mixture.components[0].mean + 2) < 0.2)
  }

  @Test func scoreMatchingRecoversTheTruthFromManyDraws() throws {
    let truth = try Mixture(weights: [0.4, 0.6], means: [-1, 1.5], sds: [0.8, 1])
    let draws = try truth.quantiles(20_000)
    let fit = try MixtureFit(
      to: draws, from: Mixture(weights: [0.5, 0.5], means: [-1.2, 1.2], sds: [1, 1]),
      free: Set(MixtureFit.Parameter.allCases), by: .scoreMatching)
    #expect(fit.converged)
    // Mid-point quantiles stand for the distribution itself but for its extreme tails.
    expectClose(fit.mixture.components[0].weight, 0.4, within: 0.02)
    expectClose(fit.mixture.components[1].mean, 1.5, within: 0.02)
  }

  @Test func aMissingComponentDrivesItsWeightToZero() throws {
    let draws = try Normal(mean: -6, sd: 1).quantiles(500)
    let fit = try MixtureFit(to: draws, from: twoModes(6), free: [.weights], by: .likelihood)
    #expect(!fit.converged)
    #expect(fit.mixture.components[1].weight < 1e-9)
  }

  @Test func badStartsAreRefused() throws {
    #expect(throws: NumericsError.self) {
      try MixtureFit(to: [], from: twoModes(1), free: [.weights], by: .likelihood)
    }
    let start = try Mixture(weights: [1, 0], means: [-1, 1], sd: 1)
    #expect(throws: NumericsError.self) {
      try MixtureFit(to: [1], from: start, free: [.weights], by: .likelihood)
    }
  }
}
