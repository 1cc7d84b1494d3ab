import Testing

@testable import Numerics

@Suite struct SteinTrajectoryTests {
  /// One particle follows the score alone: x <- x + s(x) = 0.75 x for N(0, 2²), exactly in binary.
  @Test func oneParticleDescendsTheScore() throws {
    let trajectory = try trajectory(
      Normal(mean: 0, sd: 2), from: [64], kernel: .fixed(.gaussian(bandwidth: 1)), stepSize: 1,
      steps: 3)
    #expect(trajectory.path[0].coordinates == [64])
    #expect(trajectory.path[1].coordinates == [27])
    #expect(trajectory.moves.map(\.value) == [16, 12, 9])
    #expect(trajectory.directions.map(\.value) == [16, 12, 9])
    #expect(trajectory.bandwidths.map(\.value) == [1, 1, 1])
    #expect(trajectory.errors(at: 0)[0] <= 64.0.ulp)
    #expect(trajectory.errors(at: 1)[0] < 1e-9)
  }

  @Test func movesAreStepsTimesDirections() throws {
    let trajectory = try trajectory(
      twoModes(5), from: Normal(mean: 1, sd: 4).quantiles(50), kernel: .median, stepSize: 0.25,
      steps: 10)
    for (move, direction) in zip(trajectory.moves, trajectory.directions) {
      expectClose(move.value, 0.25 * direction.value, within: 1e-14)
    }
    #expect(trajectory.bandwidths.allSatisfy { $0.value > 0 && $0.error < 1e-9 * $0.value })
  }

  /// Runs without steps from starts that are known distances apart.
  @Test func errorsAreEightTimesTheDistancesOrTheirMedian() throws {
    func run(_ places: [Double]) throws -> SteinTrajectory.Run {
      try SteinTrajectory.Run(
        SteinVariationalFlow(start: try Particles(places)), [], kept: [0])
    }
    let trajectory = SteinTrajectory(
      try run([1, 2, 4]),
      nudged: [(try run([1, 2.5, 3]), factor: 1), (try run([1, 2, 4.0625]), factor: 0.5)])
    // Distances 0, 1/2 and 1 with the median 1/2; 0, 0 and 1/16 with the median 0.
    let ulps = [1.0, 2, 4].map(\.ulp)
    #expect(trajectory.errors(at: 0) == [4 + ulps[0], 4 + ulps[1], 8.25 + ulps[2]])
  }

  @Test func keepsTheParticlesThatWereAskedFor() throws {
    let setting = SteinVariationalFlow.Setting(
      target: DensityScore(try twoModes(5)), kernel: .fixed(.gaussian(bandwidth: 1)), stepSize: 1)
    let flow = SteinVariationalFlow(start: try Particles([-2, 0.5, 3]))
    let run = try SteinTrajectory.Run(
      flow, Array(repeating: setting, count: 4), kept: [1, 3, 4])
    var step = flow
    var places: [Particles] = []
    for _ in 0..<4 {
      _ = try step.step(setting)
      places.append(step.particles)
    }
    #expect(run.path == [places[0], places[2], places[3]])
    #expect(run.outcomes.count == 4)
  }
}
