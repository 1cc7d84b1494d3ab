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
  return SteinTrajectory(runs[0], nudged: runs[1])
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
}
