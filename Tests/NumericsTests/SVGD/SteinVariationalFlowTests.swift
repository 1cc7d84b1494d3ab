import Testing

@testable import Numerics

/// The trajectory of some steps that are alike; the start and the end are kept.
func trajectory(
  _ target: any ScoreField, from start: Particles, kernel: SteinVariationalFlow.Width,
  stepSize: Double, steps: Int, rule: SteinVariationalFlow.Rule = .fixed
) throws -> SteinTrajectory {
  let settings = Array(
    repeating: SteinVariationalFlow.Setting(target: target, kernel: kernel, stepSize: stepSize),
    count: steps)
  let runs = try [false, true].map { isNudged in
    try SteinTrajectory.Run(
      SteinVariationalFlow(start: start, rule: rule, isNudged: isNudged), settings,
      kept: [0, steps])
  }
  return SteinTrajectory(runs[0], nudged: [(runs[1], factor: 1)])
}

/// The same on the real line.
func trajectory(
  _ target: any Density, from start: [Double], kernel: SteinVariationalFlow.Width,
  stepSize: Double, steps: Int, rule: SteinVariationalFlow.Rule = .fixed
) throws -> SteinTrajectory {
  try trajectory(
    DensityScore(target), from: Particles(start), kernel: kernel, stepSize: stepSize,
    steps: steps, rule: rule)
}

private let unit = SteinVariationalFlow.Width.fixed(.gaussian(bandwidth: 1))

@Suite struct SteinVariationalFlowTests {
  /// x <- x + step phi(x), and the AdaGrad rule, from 50-digit iterations.
  @Test func shortRunsOfThePaperAreReproduced() throws {
    for row in try ReferenceTable.rows("svgd.json") where row.fields["digits"] as? Int == 30 {
      let inputs = try row.row("inputs")
      let values = try row.numbers("value")
      let isAdaptive = inputs.fields["adagrad"] != nil
      let trajectory = try trajectory(
        inputs.pair(), from: inputs.numbers("x0"), kernel: unit, stepSize: inputs.number("step"),
        steps: Int(inputs.number("iters")), rule: isAdaptive ? .adagrad : .fixed)
      let errors = trajectory.errors(at: 1)
      for (index, value) in values.enumerated() {
        let gap = abs(trajectory.path[1].coordinates[index] - value)
        #expect(gap < 1e-11, "\(row.name) \(index): \(gap)")
        #expect(gap <= errors[index], "\(row.name) \(index): \(gap) against \(errors[index])")
      }
    }
  }

  /// 500 iterations with 200 particles from quantiles of a normal: [share below 0, mean, standard
  /// deviation (over n), x_1, x_100, x_200] to eight digits.
  @Test func longRunsOfThePaperAreReproduced() throws {
    for row in try ReferenceTable.rows("svgd.json") where row.fields["digits"] as? Int == 8 {
      let inputs = try row.row("inputs")
      let start = try Normal(mean: inputs.number("mu0"), sd: inputs.number("s0")).quantiles(200)
      let x = try trajectory(
        inputs.pair(), from: start, kernel: unit, stepSize: 1, steps: 500
      ).path[1].coordinates
      let mean = x.reduce(0, +) / 200
      let spread = (x.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 200).squareRoot()
      let found = [Double(x.count { $0 < 0 }) / 200, mean, spread, x[0], x[99], x[199]]
      for (value, expected) in zip(found, try row.numbers("value")) {
        expectClose(value, expected, within: 6e-8, row.name)
      }
    }
  }

  /// Long runs, the median rule and AdaGrad against all pairs in 80-bit arithmetic.
  @Test func longRunsAreWithinTheirErrors() throws {
    for row in try ReferenceTable.rows("svgd_long.json") {
      let left = try row.numbers("left")
      let p = try twoModes(5, left: left[0] / left[1])
      let start = try Normal(mean: row.number("mean"), sd: row.number("sd"))
        .quantiles(Int(row.number("count")))
      let trajectory = try trajectory(
        p, from: start, kernel: row.fields["kernel"] as? String == "median" ? .median : unit,
        stepSize: row.number("step"), steps: Int(row.number("steps")),
        rule: row.fields["rule"] as? String == "adagrad" ? .adagrad : .fixed)
      let errors = trajectory.errors(at: 1)
      for (place, value) in zip(try row.numbers("places"), try row.numbers("value")) {
        let gap = abs(trajectory.path[1].coordinates[Int(place)] - value)
        #expect(gap < 1e-8, "\(row.name), particle \(place): \(gap)")
        #expect(gap <= errors[Int(place)], "\(row.name), particle \(place): \(gap)")
      }
    }
  }

  @Test func theOrderOfTheParticlesDoesNotMatter() throws {
    let p = try twoModes(5, left: 0.1)
    let start = try Normal(mean: 1, sd: 5).quantiles(120)
    let key = RandomKey(seed: 1)
    let order = start.indices.sorted { key.uniform($0) < key.uniform($1) }
    for (kernel, rule) in [
      (unit, SteinVariationalFlow.Rule.fixed), (.median, .fixed), (unit, .adagrad),
      (.fixed(.inverseMultiquadric(scale: 1, power: -0.5)), .fixed),
    ] {
      let plain = try trajectory(
        p, from: start, kernel: kernel, stepSize: 0.5, steps: 40, rule: rule)
      let shuffled = try trajectory(
        p, from: order.map { start[$0] }, kernel: kernel, stepSize: 0.5, steps: 40, rule: rule)
      for (place, index) in order.enumerated() {
        let gap =
          plain.path[1].coordinates[index] - shuffled.path[1].coordinates[place]
        #expect(abs(gap) < 1e-10, "\(kernel), \(rule)")
      }
    }
  }

  @Test func aShiftOfAllShiftsTheResult() throws {
    // By a power of two, so that nothing is rounded away at the start.
    let start = (0..<100).map { Double($0) / 8 - 7 }
    let here = try trajectory(
      twoModes(5), from: start, kernel: unit, stepSize: 1, steps: 60)
    let there = try trajectory(
      twoModes(5, center: 64), from: start.map { $0 + 64 }, kernel: unit, stepSize: 1, steps: 60)
    // Further from 0 more is rounded away in every step; the errors must account for it.
    let errors = zip(here.errors(at: 1), there.errors(at: 1)).map { $0 + $1 }
    #expect((errors.max() ?? 1) < 1e-6)
    for index in start.indices {
      let gap = there.path[1].coordinates[index] - 64 - here.path[1].coordinates[index]
      #expect(abs(gap) <= errors[index])
    }
  }

  @Test func aTurnInThePlaneTurnsTheResult() throws {
    let key = RandomKey(seed: 2)
    let start = (0..<60).map { [3 * key.normal(2 * $0), 3 * key.normal(2 * $0 + 1)] }
    let means = [[-2.0, 0], [3, 1]]
    // The turn with cosine 0.6 and sine 0.8.
    let turned = { (x: [Double]) in [0.6 * x[0] - 0.8 * x[1], 0.8 * x[0] + 0.6 * x[1]] }
    for kernel in [unit, .median, .fixed(.inverseMultiquadric(scale: 1, power: -0.5))] {
      let plain = try trajectory(
        SpatialMixture(weights: [0.3, 0.7], means: means, sds: [1, 1]),
        from: Particles(points: start), kernel: kernel, stepSize: 0.5, steps: 50)
      let other = try trajectory(
        SpatialMixture(weights: [0.3, 0.7], means: means.map(turned), sds: [1, 1]),
        from: Particles(points: start.map(turned)), kernel: kernel, stepSize: 0.5, steps: 50)
      for (a, b) in zip(plain.path[1].points, other.path[1].points) {
        #expect(zip(turned(a), b).allSatisfy { abs($0 - $1) < 1e-11 })
      }
    }
  }

  @Test func errorsTellWhereARunIsUnstable() throws {
    let p = try twoModes(5)
    let start = try Normal(mean: 3, sd: 10).quantiles(100)
    let calm = try trajectory(p, from: start, kernel: unit, stepSize: 1, steps: 300)
    #expect((calm.errors(at: 1).max() ?? 1) < 1e-9)
    // A step a hundred times as long as the square of the bandwidth: the particles jump about.
    let wild = try trajectory(
      p, from: start, kernel: .fixed(.gaussian(bandwidth: 0.1)), stepSize: 1, steps: 300)
    #expect((wild.errors(at: 1).max() ?? 0) > 0.1)
  }

  @Test func noiseDependsOnItsKeyAlone() throws {
    func end(seed: UInt64, isNudged: Bool = false) throws -> [Double] {
      var flow = SteinVariationalFlow(
        start: try Particles(Array(repeating: 0, count: 4000)), noiseKey: RandomKey(seed: seed),
        isNudged: isNudged)
      let setting = SteinVariationalFlow.Setting(
        target: DensityScore(try Normal(mean: 0, sd: 1e6)), kernel: .fixed(.gaussian(bandwidth: 1)),
        stepSize: 1e-9, noise: 2)
      for _ in 0..<2 { _ = try flow.step(setting) }
      return flow.particles.coordinates
    }
    let first = try end(seed: 1)
    #expect(try end(seed: 1) == first)
    #expect(try end(seed: 2) != first)
    #expect(zip(first, try end(seed: 1, isNudged: true)).allSatisfy { abs($0 - $1) < 1e-12 })
    // Two draws of standard deviation 2: a variance of 8, within five standard errors.
    let variance = first.reduce(0) { $0 + $1 * $1 } / 4000
    #expect(abs(variance - 8) < 5 * 8 * (2.0 / 4000).squareRoot())
  }

  /// Of 500 fair signs both come up at least 180 times, but for a chance of 1e-9.
  @Test func stepsAreNudgedToBothSides() throws {
    let start = try Particles(Normal(mean: 1, sd: 4).quantiles(500))
    let setting = SteinVariationalFlow.Setting(
      target: DensityScore(try twoModes(5)), kernel: .fixed(.gaussian(bandwidth: 1)), stepSize: 1)
    var plain = SteinVariationalFlow(start: start)
    var nudged = SteinVariationalFlow(start: start, isNudged: true)
    _ = try plain.step(setting)
    _ = try nudged.step(setting)
    let moves = zip(nudged.particles.coordinates, plain.particles.coordinates).map { $0 - $1 }
    #expect(moves.count { $0 > 0 } >= 180 && moves.count { $0 < 0 } >= 180)
    #expect(moves.allSatisfy { abs($0) < 1e-10 })
  }

  @Test func runawayParticlesAreAnError() throws {
    #expect(throws: NumericsError.overflow(quantity: "a particle")) {
      try trajectory(
        Normal(mean: 0, sd: 1), from: [1, 2], kernel: unit, stepSize: 1e30, steps: 20)
    }
    #expect(throws: NumericsError.self) { try Particles([1, .nan]) }
    #expect(throws: NumericsError.self) { try Particles([]) }
  }

  @Test func threadsDoNotMatter() throws {
    let start = try Normal(mean: 3, sd: 10).quantiles(20_000)
    let backwards = Parallel { count, piece in
      Array((0..<count).reversed().map(piece).reversed())
    }
    for kernel in [Kernel.gaussian(bandwidth: 1), .gaussian(bandwidth: 1e-4)] {
      let setting = SteinVariationalFlow.Setting(
        target: DensityScore(try twoModes(5)), kernel: .fixed(kernel), stepSize: 1)
      var serial = SteinVariationalFlow(start: try Particles(start))
      var parallel = serial
      for _ in 0..<2 {
        _ = try serial.step(setting)
        _ = try parallel.step(setting, parallel: backwards)
      }
      #expect(serial.particles == parallel.particles)
    }
  }
}
