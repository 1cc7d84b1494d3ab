import Arithmetic
import Testing

@testable import Numerics

@Suite struct LangevinDynamicsTests {
  private let key = RandomKey(seed: 12) / "Langevin"

  private func run(
    _ p: Mixture, from start: [Double], stepSize: Double, steps: Int, isAdjusted: Bool = false,
    kept: [Int]? = nil, parallel: Parallel = .serial
  ) throws -> LangevinDynamics.Outcome {
    try LangevinDynamics(
      [.init(target: MixtureTarget(p), stepSize: stepSize, steps: steps)], isAdjusted: isAdjusted,
      key: key
    ).run(from: start, kept: kept ?? [steps], parallel: parallel)
  }

  // One chain through ten levels of noise with draws that are given: 50 digits, by a recursion of its own.
  @Test func chainIsThatOfTheReference() throws {
    let p = try Mixture(weights: [0.2, 0.8], means: [-5, 5], sd: 1)
    var bits: UInt64 = 7
    func draw() -> Double {
      bits &+= 0x9E37_79B9_7F4A_7C15
      var z = bits
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return StandardNormal.quantile(Double((z ^ (z >> 31)) >> 11) * 0x1p-53)
    }
    var block = ChainBlock(dimension: 1, atLeast: 1)
    block.places[0] = 1.5
    for level in 0..<10 {
      let sigma = 20 * exp(log(0.1 / 20) * Double(level) / 9)
      let target = MixtureTarget(try p.smoothed(sd: sigma))
      for _ in 0..<6 {
        block.look(at: target, withLogs: false)
        block.noise[0] = draw()
        block.drift(stepSize: 0.02 * (sigma / 0.1) * (sigma / 0.1), noise: 1)
      }
    }
    expectClose(block.places[0], 4.399000502735354161661655, within: 1e-12)
  }

  @Test func aChainDependsOnItsNumberAndStartAlone() throws {
    let p = try twoModes(3)
    let start = (0..<700).map { Double($0 % 7) - 3 }
    for isAdjusted in [false, true] {
      let all = try run(
        p, from: start, stepSize: 0.3, steps: 25, isAdjusted: isAdjusted, kept: [0, 5, 25])
      #expect(all.path[0] == start)
      let few = try run(
        p, from: Array(start[..<77]), stepSize: 0.3, steps: 25, isAdjusted: isAdjusted)
      #expect(few.path[0] == Array(all.path[2][..<77]))
      let short = try run(p, from: start, stepSize: 0.3, steps: 5, isAdjusted: isAdjusted)
      #expect(short.path[0] == all.path[1])
      let other = try run(
        p, from: start, stepSize: 0.3, steps: 25, isAdjusted: isAdjusted, parallel: reversed)
      #expect(other.path[0] == all.path[2] && other.acceptance == all.acceptance)
    }
  }

  // Of N(0, s²) the variance is s²/(1 - a/(4 s²)). Each test is off once in 10^5 at most.
  @Test(arguments: [0.1, 1, 2, 3])
  func varianceIsTooLargeByTheStepSize(_ stepSize: Double) throws {
    let p = try Mixture(weights: [1], means: [0], sd: 1)
    let sd = (1 / (1 - stepSize / 4)).squareRoot()
    let start = try Normal(mean: 0, sd: sd).sample(20_000, key: key / "start")
    let ends = try run(p, from: start, stepSize: stepSize, steps: 40).path[0]
    #expect(kolmogorovDistance(ends) { StandardNormal.cdf($0 / sd) } < 2.5)
    // The same draws can tell the target itself from it, where the step is large.
    if stepSize >= 1 { #expect(kolmogorovDistance(ends, StandardNormal.cdf) > 2.5) }
  }

  // With steps for which the dynamics are far off without correction.
  @Test(arguments: [0.5, 2, 4])
  func correctionLeavesTheTargetAsItIs(_ stepSize: Double) throws {
    let p = try Mixture(weights: [0.3, 0.7], means: [-1.5, 1], sds: [1, 0.6])
    let start = try p.sample(20_000, key: key / "mixture")
    let outcome = try run(p, from: start, stepSize: stepSize, steps: 60, isAdjusted: true)
    #expect(kolmogorovDistance(outcome.path[0], p.cdf) < 2.5)
    let share = outcome.acceptance.reduce(0, +) / 20_000
    #expect(share > 0.1 && share < 0.99)
    if stepSize >= 2 {
      let plain = try run(p, from: start, stepSize: stepSize, steps: 60).path[0]
      #expect(kolmogorovDistance(plain, p.cdf) > 2.5)
    }
  }

  /// Chains are moved 256 at a time: one less, as many and one more.
  @Test(arguments: [255, 256, 257]) func anyNumberOfChainsIsMoved(_ count: Int) throws {
    let p = try twoModes(2)
    func places(_ count: Int) throws -> [Double] {
      try run(p, from: Array(repeating: 0, count: count), stepSize: 0.1, steps: 2).path[0]
    }
    #expect(try places(count) == Array(places(300)[..<count]))
  }

  @Test func chainsInSpaceKeepTheirTarget() throws {
    let p = try SpatialMixture(weights: [0.4, 0.6], means: [[-1, 0], [1, 1]], sds: [1, 0.7])
    let draws = try p.sample(10_000, key: key / "space")
    let start = (0..<2).flatMap { axis in draws.map { $0[axis] } }
    let outcome = try LangevinDynamics(
      [.init(target: SpatialTarget(p), stepSize: 0.8, steps: 40)], isAdjusted: true, key: key
    ).run(from: start, kept: [40])
    for axis in 0..<2 {
      let line = try Mixture(
        weights: [0.4, 0.6], means: axis == 0 ? [-1, 1] : [0, 1], sds: [1, 0.7])
      let places = Array(outcome.path[0][axis * 10_000..<(axis + 1) * 10_000])
      #expect(kolmogorovDistance(places, line.cdf) < 2.5)
    }
  }

  @Test func withoutNoiseChainsEndAtAMode() throws {
    let p = try twoModes(5)
    let ends = try LangevinDynamics(
      [.init(target: MixtureTarget(p), stepSize: 0.5, steps: 200, noise: 0)], key: key
    ).run(from: [-7, -0.1, 0.1, 30], kept: [200]).path[0]
    for (end, mode) in zip(ends, [-5.0, -5, 5, 5]) { expectClose(end, mode, within: 1e-9) }
  }

  // Shares from 20,000 chains, within five standard errors of those of an independent program in numpy.
  @Test func annealedSharesAreThoseOfNumpy() throws {
    let p = try Mixture(weights: [0.1, 0.9], means: [-5, 5], sd: 1)
    for (least, steps, stepSize, share) in [(1.0, 100, 0.1, 0.115), (0.1, 100, 0.001, 0.131)] {
      let stages = try (0..<10).map { level in
        let sigma = 20 * exp(log(least / 20) * Double(level) / 9)
        return LangevinDynamics.Stage(
          target: MixtureTarget(try p.smoothed(sd: sigma)),
          stepSize: stepSize * (sigma / least) * (sigma / least), steps: steps)
      }
      for side in [-7.0, 7] {
        let start = try Normal(mean: side, sd: 1).sample(20_000, key: key / "sides")
        let ends = try LangevinDynamics(stages, key: key).run(from: start, kept: [10 * steps])
        let found = Double(ends.path[0].count { $0 < 0 }) / 20_000
        #expect(abs(found - share) < 5 * (2 * share * (1 - share) / 20_000).squareRoot())
      }
    }
  }

  @Test func chainsThatRunOffAreToldOf() throws {
    let p = try Mixture(weights: [1], means: [0], sd: 1e-3)
    #expect(throws: NumericsError.overflow(quantity: "the place of a chain")) {
      try run(p, from: [1], stepSize: 10, steps: 200)
    }
  }
}
