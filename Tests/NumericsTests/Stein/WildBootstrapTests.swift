import Arithmetic
import Testing

@testable import Numerics

@Suite struct WildBootstrapTests {
  private let kernels: [Kernel] = [
    .inverseMultiquadric(scale: 1, power: -0.5), .gaussian(bandwidth: 1),
  ]

  /// The share of rejections at the level 0.05 with 500 sign draws.
  private func rejections(
    _ q: any Density, _ p: any Density, _ kernel: Kernel, n: Int = 200, replicates: Int,
    draws: Int = 500
  ) throws -> Double {
    let key = RandomKey(seed: 2016) / "bootstrap"
    let count = try (0..<replicates).count { index in
      let own = key.fold(index)
      return try WildBootstrap(
        SteinStatistic(q.sample(n, key: own / "sample"), p, kernel: kernel)
      ).rejects(level: 0.05, draws: draws, key: own / "signs")
    }
    return Double(count) / Double(replicates)
  }

  /// A test of level 0.05 leaves the interval 0.05 +- 5 sqrt(0.05 · 0.95/1000) for one key in a
  /// million.
  @Test func rejectsATrueModelAtItsLevel() throws {
    for kernel in kernels {
      for p in [try twoModes(0.5), try twoModes(3)] {
        let share = try rejections(p, p, kernel, n: 100, replicates: 1000, draws: 199)
        #expect(abs(share - 0.05) < 0.0345, "\(kernel): \(share)")
      }
    }
  }

  /// Powers at n = 200 that an independent program found with 400 replicates; both have the standard
  /// error sqrt(p (1 - p)/400), and five of their difference are allowed: one key in a million.
  @Test func hasThePowerOfAnIndependentProgram() throws {
    let table: [(kernel: Int, gap: Double, left: Double, power: Double)] = [
      (0, 2, 1, 1), (0, 3, 1, 1), (0, 4, 1, 0.618), (0, 5, 1, 0.065), (0, 6, 1, 0.070),
      (0, 10, 1, 0.065), (1, 2, 1, 1), (1, 3, 1, 1), (1, 4, 1, 0.435), (1, 5, 1, 0.065),
      (1, 8, 1, 0.045), (0, 2, 0.9, 1), (0, 4, 0.9, 0.385), (0, 8, 0.9, 0.040),
    ]
    for row in table {
      let p = try twoModes(row.gap / 2)
      let q: any Density =
        row.left == 1
        ? try Normal(mean: -row.gap / 2, sd: 1) : try twoModes(row.gap / 2, left: row.left)
      let share = try rejections(q, p, kernels[row.kernel], replicates: 400)
      let spread = (2 * max(row.power * (1 - row.power), 0.0025) / 400).squareRoot()
      #expect(abs(share - row.power) < 5 * spread, "\(row): \(share)")
    }
  }

  @Test func decidesEarlyAsItDecidesInFull() throws {
    let p = try twoModes(2)
    let key = RandomKey(seed: 7) / "early"
    var rejected = 0
    for index in 0..<200 {
      // At gap 4 about half of the samples are rejected.
      let sample = try Normal(mean: -2, sd: 1).sample(150, key: key.fold(index))
      let test = try WildBootstrap(SteinStatistic(sample, p, kernel: kernels[0]))
      let signs = key.fold(index) / "signs"
      let outcome = try test.test(level: 0.05, draws: 300, key: signs)
      #expect(try test.rejects(level: 0.05, draws: 300, key: signs) == outcome.rejects)
      #expect(outcome.rejects == (outcome.pValue <= 0.05))
      #expect(
        outcome.rejects
          == (outcome.statistic.value > outcome.threshold.value + outcome.threshold.error))
      if outcome.rejects { rejected += 1 }
    }
    #expect(rejected > 40 && rejected < 160)
  }

  @Test func theStatisticIsNTimesTheVStatistic() throws {
    let p = try twoModes(2)
    let sample = try p.sample(150, key: RandomKey(seed: 8))
    for kernel in standardKernels {
      let outcome = try WildBootstrap(SteinStatistic(sample, p, kernel: kernel))
        .test(level: 0.1, draws: 99, key: RandomKey(seed: 9))
      let v = try statistic(.v, sample, p, kernel)
      expectBounded(outcome.statistic, 150 * v.value, within: 1e-8)
    }
  }

  /// With one draw, or draws that are all the same up to a sign that all share, every sign draw ties.
  @Test func tiesCountAsAtLeastTheStatistic() throws {
    let p = try Normal(mean: 0, sd: 1)
    for kernel in standardKernels {
      let outcome = try WildBootstrap(SteinStatistic([3.7], p, kernel: kernel))
        .test(level: 0.05, draws: 500, key: RandomKey(seed: 1))
      #expect(outcome.pValue == 1)
      #expect(!outcome.rejects)
      // Two draws: half of the signs tie.
      let two = try WildBootstrap(SteinStatistic([3.7, 3.7], p, kernel: kernel))
        .test(level: 0.05, draws: 500, key: RandomKey(seed: 1))
      #expect(abs(two.pValue - 0.5) < 0.12)
    }
  }

  @Test func refusesLevelsAndDrawsThatCannotReject() throws {
    let test = try WildBootstrap(
      SteinStatistic([0, 1], Normal(mean: 0, sd: 1), kernel: .gaussian(bandwidth: 1)))
    let key = RandomKey(seed: 1)
    for level in [0, 1, -0.1, .nan] {
      #expect(throws: NumericsError.self) { try test.test(level: level, draws: 99, key: key) }
      #expect(throws: NumericsError.self) { try test.rejects(level: level, draws: 99, key: key) }
    }
    for draws in [-1, 0, 18, .max] {
      #expect(throws: NumericsError.self) { try test.test(level: 0.05, draws: draws, key: key) }
    }
    for (level, draws) in [(0.05, 19), (0.01, 99), (0.1, 9), (0.001, 999), (0.2, 4)] {
      #expect(try test.test(level: level, draws: draws, key: key).pValue >= level)
    }
  }

  @Test func anOverflowIsAnError() throws {
    let test = try WildBootstrap(
      SteinStatistic([1e200, 0], Normal(mean: 0, sd: 1), kernel: .gaussian(bandwidth: 1)))
    #expect(throws: NumericsError.self) {
      try test.test(level: 0.05, draws: 99, key: RandomKey(seed: 1))
    }
    #expect(throws: NumericsError.self) {
      try test.rejects(level: 0.05, draws: 99, key: RandomKey(seed: 1))
    }
  }

  @Test func aFewSignDrawsDecideAsTheyAreCounted() throws {
    let p = try Normal(mean: 0, sd: 1)
    let key = RandomKey(seed: 21)
    var rejected = 0
    for index in 0..<80 {
      let sample = try Normal(mean: 0.5, sd: 1).sample(12, key: key.fold(index))
      let test = try WildBootstrap(
        SteinStatistic(sample, p, kernel: .gaussian(bandwidth: 1)))
      let signs = key.fold(index) / "signs"
      let outcome = try test.test(level: 0.25, draws: 19, key: signs)
      #expect(try test.rejects(level: 0.25, draws: 19, key: signs) == outcome.rejects)
      #expect(outcome.share == 0.75 && outcome.signDraws.count == 19)
      if outcome.rejects { rejected += 1 }
    }
    #expect(rejected > 10 && rejected < 70)
  }
}
