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

  @Test func bothRulesHaveTheMassUnderAWideKernel() throws {
    // Pieces as wide as the kernel allows would leave the rule of ten nodes off by 1e-13.
    let grid = try SteinGrid(Normal(mean: 0, sd: 1), .gaussian(bandwidth: 4))
    #expect(abs(grid.gaussWeights.reduce(0, +) - 1) < 5e-14)
    #expect(abs(grid.weights.reduce(0, +) - 1) < 5e-14)
  }
}
