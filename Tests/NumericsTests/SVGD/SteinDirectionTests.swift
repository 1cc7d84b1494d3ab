import Arithmetic
import Testing

@testable import Numerics

private let places = [-3.5, -1, -0.25, 0.5, 0.5, 2, 7]

/// phi(x) by its definition, one pair after the other.
private func definition(
  _ x: Double, _ places: [Double], _ p: any Density, _ kernel: Kernel
) -> Double {
  let terms = places.map { y in
    let d = x - y
    switch kernel {
    case .gaussian(let h):
      return exp(-0.5 * d * d / (h * h)) * (p.score(y) + d / (h * h))
    case .inverseMultiquadric(let c, let b):
      let u = c * c + d * d
      return exp(b * log(u)) * (p.score(y) - 2 * b * d / u)
    }
  }
  return terms.reduce(0, +) / Double(places.count)
}

private let kernels: [Kernel] = [
  .gaussian(bandwidth: 1), .gaussian(bandwidth: 0.05), .gaussian(bandwidth: 300),
  .inverseMultiquadric(scale: 1, power: -0.5), .inverseMultiquadric(scale: 3, power: -0.2),
]

@Suite struct SteinDirectionTests {
  @Test(arguments: kernels)
  func isTheMeanOfAttractionAndRepulsion(kernel: Kernel) throws {
    let p = try Mixture(weights: [0.2, 0.8], means: [-2, 3], sds: [0.5, 1.5])
    let direction = try SteinDirection(
      Particles(places), target: DensityScore(p), kernel: kernel)
    for x in [-30, -3.5, 0, 0.1, 2, 100] {
      let phi = try direction([x])[0]
      let expected = definition(x, places, p, kernel)
      #expect(abs(phi.value - expected) <= phi.error, "\(kernel) at \(x)")
      #expect(phi.error < 1e-12 * (1 + direction.scale))
    }
  }

  /// The slope of mean(-log p(x + e phi(x)) - log |1 + e phi'(x)|) at e = 0 is minus the V-statistic of
  /// the squared kernel Stein discrepancy: the divergence of the particles falls at that rate.
  @Test(arguments: kernels)
  func theDivergenceFallsByTheSquaredDiscrepancy(kernel: Kernel) throws {
    let p = try Mixture(weights: [0.2, 0.8], means: [-2, 3], sds: [0.5, 1.5])
    let direction = try SteinDirection(
      Particles(places), target: DensityScore(p), kernel: kernel)
    let phi = { x in try direction([x])[0].value }
    let step = 1e-5 * kernel.length
    func divergence(_ e: Double) throws -> Double {
      var sum = 0.0
      for x in places {
        let slope = try (phi(x + step) - phi(x - step)) / (2 * step)
        sum -= p.logpdf(x + e * (try phi(x))) + logOnePlus(e * slope)
      }
      return sum / Double(places.count)
    }
    let slope = try (divergence(1e-4) - divergence(-1e-4)) / 2e-4
    let statistic = try SteinStatistic(places, p, kernel: kernel)
    let blocks = (0..<statistic.blockCount).map { statistic.rowSum(block: $0) }
    expectClose(-slope, try statistic.statistic(.v, blocks).value, within: 1e-4, "\(kernel)")
  }

  @Test func manyParticlesAgreeWithEachAlone() throws {
    let p = try twoModes(5, left: 0.1)
    let key = RandomKey(seed: 5)
    let cloud = (0..<999).map { 4 * key.normal($0) }
    for kernel in kernels {
      let direction = try SteinDirection(
        Particles(cloud), target: DensityScore(p), kernel: kernel)
      var sums = FastGaussSum()
      let all = direction.atParticles(.serial, &sums)
      for index in stride(from: 0, to: cloud.count, by: 37) {
        let one = try direction([cloud[index]])[0].value
        #expect(abs(all[index] - one) <= SteinDirection.relativeError * direction.scale)
      }
    }
  }

  @Test func axesAreSeparateWhereTheyCanBe() throws {
    // In the plane, particles on the first axis and a target that is round: the second coordinate of
    // the direction is 0 there, and the first is that on the line with the same kernel.
    let line = try SteinDirection(
      Particles(places), target: DensityScore(Normal(mean: 1, sd: 2)),
      kernel: .gaussian(bandwidth: 0.7))
    let plane = try SteinDirection(
      Particles(points: places.map { [$0, 0] }),
      target: SpatialMixture(weights: [1], means: [[1, 0]], sds: [2]),
      kernel: .gaussian(bandwidth: 0.7))
    for x in [-4.0, 0, 0.6, 5] {
      let phi = try plane([x, 0])
      #expect(phi[1].value == 0)
      expectClose(phi[0].value, try line([x])[0].value, within: 1e-13)
    }
  }

  @Test func refusesPointsOfAnotherDimension() throws {
    let direction = try SteinDirection(
      Particles(places), target: DensityScore(twoModes(5)), kernel: .gaussian(bandwidth: 1))
    #expect(throws: NumericsError.countMismatch(name: "x", count: 2, expected: 1)) {
      try direction([0, 0])
    }
    #expect(throws: NumericsError.countMismatch(name: "particles", count: 2, expected: 1)) {
      try SteinDirection(
        Particles(points: [[0, 0]]), target: DensityScore(twoModes(5)),
        kernel: .gaussian(bandwidth: 1))
    }
  }
}
