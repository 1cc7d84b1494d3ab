import Arithmetic
import Testing

@testable import Numerics

@Suite struct KernelNoiseTests {
  private let kernels = [
    Kernel.gaussian(bandwidth: 1), .inverseMultiquadric(scale: 1, power: -0.5),
  ]

  /// The noise is linear in its draws, so that unit draws give the columns of a factor, whose product
  /// with its transpose is the covariance.
  @Test func theCovarianceIsThatOfTheKernel() throws {
    let places = [-3, -1, -0.75, 0, 0.5, 0.5, 2, 40]
    let particles = try Particles(places)
    for kernel in kernels {
      let noise = KernelNoise(particles, kernel: kernel)
      let columns = places.indices.map { unit in noise(places.indices.map { $0 == unit ? 1 : 0 }) }
      for (i, x) in places.enumerated() {
        for (j, y) in places.enumerated() {
          let covariance = columns.reduce(0) { $0 + $1[i] * $1[j] }
          let ridge = i == j ? KernelNoise.ridge : 0
          let expected = (kernel.value(at: x - y).value + ridge) / Double(places.count)
          #expect(abs(covariance - expected) < 1e-14, "\(kernel) \(x) \(y)")
        }
      }
    }
  }

  @Test func eachAxisHasNoiseOfItsOwn() throws {
    let points = [[0, 0], [3, 4], [3, 4.5]]
    let noise = KernelNoise(try Particles(points: points), kernel: .gaussian(bandwidth: 5))
    let first = noise([1, 2, 3, 0, 0, 0])
    let second = noise([0, 0, 0, 1, 2, 3])
    #expect(first[3...].allSatisfy { $0 == 0 } && second[..<3].allSatisfy { $0 == 0 })
    #expect(Array(first[..<3]) == Array(second[3...]))
    // The distance of (0, 0) and (3, 4) is 5, one bandwidth.
    let one = noise([1, 0, 0, 0, 0, 0])
    expectClose(one[1] / one[0], exp(-0.5), within: 1e-9, "correlation")
  }

  /// Two thousand steps of 30 particles that start in a target that is normal: with the noise of the
  /// kernel the variance of all places stays that of the target, with independent noise of the same
  /// size it does not. The mean of all squares has a standard deviation below 0.08, found from
  /// repetitions; the bounds are at four of these, missed with probability below 1e-4.
  @Test func theNoiseOfTheKernelLeavesTheTargetAsItIs() throws {
    func square(_ noise: SteinVariationalFlow.Noise) throws -> Double {
      let key = RandomKey(seed: 7)
      var flow = SteinVariationalFlow(
        start: try Particles((0..<30).map { key.normal($0) }), noiseKey: key / "noise",
        noise: noise)
      let step = 0.1
      let setting = SteinVariationalFlow.Setting(
        target: DensityScore(try Normal(mean: 0, sd: 1)), kernel: .fixed(.gaussian(bandwidth: 1)),
        stepSize: step, noise: (2 * step).squareRoot())
      var sum = 0.0
      for _ in 0..<2000 {
        _ = try flow.step(setting)
        sum += flow.particles.coordinates.reduce(0) { $0 + $1 * $1 } / 30
      }
      return sum / 2000
    }
    let kept = try square(.kernel)
    #expect(abs(kept - 1) < 0.32, "\(kept)")
    let blown = try square(.independent)
    #expect(blown > 2, "\(blown)")
  }
}
