import Arithmetic
import Testing

@testable import Numerics

@Suite struct SteinGridTests {
  @Test func weightsAddUpToOneAndTheMeanOfTheSteinKernelIsZero() throws {
    let p = try Normal(mean: -0.4, sd: 0.9)
    let grid = try SteinGrid(p, .gaussian(bandwidth: 1))
    expectClose(grid.weights.reduce(0, +), 1, within: 1e-13)
    expectClose(grid.gaussWeights.reduce(0, +), 1, within: 1e-10)
    var mean = 0.0
    for i in 0..<grid.count {
      for j in 0..<grid.count {
        mean += grid.weights[i] * grid.weights[j] * grid.kernel[i * grid.count + j]
      }
    }
    // E h(X, Y) = 0 for X, Y from the model itself.
    #expect(abs(mean) < 1e-13)
  }

  @Test func aKernelFarNarrowerThanTheDensityIsRefused() throws {
    let p = try Normal(mean: 0, sd: 1)
    #expect(throws: NumericsError.self) { try SteinGrid(p, .gaussian(bandwidth: 1e-3)) }
  }

  @Test func aKernelFarWiderThanTheDensityLeavesItResolved() throws {
    let densities: [any Density] = [
      try Mixture(weights: [0.5, 0.5], means: [-3, 3], sds: [0.05, 1]),
      try Normal(mean: 2, sd: 0.01),
      try Unnormalized { x in
        let value = -pow(x, 8)
        return Jet(
          Estimate(value, error: abs(value).ulp), Estimate(-8 * pow(x, 7)),
          Estimate(-56 * pow(x, 6)))
      },
    ]
    for p in densities {
      let grid = try SteinGrid(p, .gaussian(bandwidth: 30))
      expectClose(grid.weights.reduce(0, +), 1, within: 1e-12, "\(p)")
      expectClose(grid.gaussWeights.reduce(0, +), 1, within: 1e-9, "\(p)")
    }
  }
}

private func pow(_ x: Double, _ n: Int) -> Double { (0..<n).reduce(1) { y, _ in y * x } }
