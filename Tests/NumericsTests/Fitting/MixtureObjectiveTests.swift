import Arithmetic
import Testing

@testable import Numerics

@Suite struct MixtureObjectiveTests {
  private let components = [
    FittedComponent(logWeight: 0, mean: -1.5, sd: 0.8),
    FittedComponent(logWeight: 0.7, mean: 0.4, sd: 1.7),
    FittedComponent(logWeight: -1.1, mean: 3, sd: 0.5),
  ]
  private let draws = [-2.0, -1.1, 0.2, 0.9, 2.4, 3.3, 7]

  private func mixture() throws -> Mixture {
    let total = components.reduce(0) { $0 + exp($1.logWeight) }
    return try Mixture(
      weights: components.map { exp($0.logWeight) / total }, means: components.map(\.mean),
      sds: components.map(\.sd))
  }

  @Test func valuesAreThoseOfTheMixture() throws {
    let p = try mixture()
    let likelihood = MixtureObjective(draws, .likelihood).sample(components).value
    expectClose(likelihood, -draws.reduce(0) { $0 + p.logpdf($1) } / Double(draws.count))
    let score = MixtureObjective(draws, .scoreMatching).sample(components).value
    expectClose(score, try hyvarinen(sample: draws, p).value)
  }

  @Test(arguments: FitMethod.allCases)
  func gradientsAgreeWithDifferences(_ method: FitMethod) {
    let objective = MixtureObjective(draws, method)
    let slopes = objective.sample(components).slopes
    let h = 1e-6
    func difference(_ k: Int, _ move: (inout FittedComponent, Double) -> Void) -> Double {
      var above = components
      var below = components
      move(&above[k], h)
      move(&below[k], -h)
      return (objective.sample(above).value - objective.sample(below).value) / (2 * h)
    }
    for k in components.indices {
      let byWeight = difference(k) { $0.logWeight += $1 }
      let byMean = difference(k) { $0.mean += $1 }
      let bySd = difference(k) { $0.sd *= exp($1) }
      #expect(abs(slopes[k].logWeight - byWeight) < 1e-7, "\(method) weight \(k)")
      #expect(abs(slopes[k].mean - byMean) < 1e-7, "\(method) mean \(k)")
      #expect(abs(slopes[k].logSd - bySd) < 1e-7, "\(method) sd \(k)")
    }
  }
}
