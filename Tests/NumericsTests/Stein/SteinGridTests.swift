import Arithmetic
import Testing

@testable import Numerics

@Suite struct SteinGridTests {
  @Test func weightsAddUpToOneAndTheMeanIsTheDiscrepancy() throws {
    let q = try Normal(mean: 0.3, sd: 1.2)
    let p = try Normal(mean: -0.4, sd: 0.9)
    let kernel = Kernel.gaussian(bandwidth: 1)
    let grid = try SteinGrid(q, p, kernel, resolution: 1)
    expectClose(grid.weights.reduce(0, +), 1, within: 1e-13)
    var mean = 0.0
    for i in 0..<grid.count {
      for j in 0..<grid.count {
        mean += grid.weights[i] * grid.weights[j] * grid.kernel[i * grid.count + j]
      }
    }
    expectClose(mean, try kernelSteinDiscrepancy(q, p, kernel: kernel).value, within: 1e-11)
  }

  @Test func aKernelFarNarrowerThanTheDensityIsRefused() throws {
    let p = try Normal(mean: 0, sd: 1)
    #expect(throws: NumericsError.self) {
      try SteinGrid(p, p, .gaussian(bandwidth: 1e-3), resolution: 1)
    }
  }
}
