/// Where particles of a Stein variational flow were, with estimates of the errors.
///
/// The errors come from a second run whose steps are nudged by the bound on their rounding, with
/// random signs: stochastic arithmetic (Vignes, "A stochastic arithmetic for reliable scientific
/// computation", 1993). They are estimates, generous ones, and no proven bounds. Where the settings
/// depend on several inexact numbers there is such a run for each.
public struct SteinTrajectory: Sendable {
  /// One run as it was computed.
  public struct Run: Sendable {
    /// The particles at the iterations that were to be kept.
    public let path: [Particles]
    /// What each step did.
    public let outcomes: [SteinVariationalFlow.Outcome]

    /// Runs a flow through its settings, one for each step.
    ///
    /// - Parameter kept: The numbers of steps after which the particles are kept, rising.
    /// - Throws: As `SteinVariationalFlow.step`.
    public init(
      _ flow: consuming SteinVariationalFlow, _ settings: [SteinVariationalFlow.Setting],
      kept: [Int], parallel: Parallel = .serial
    ) throws(NumericsError) {
      var path: [Particles] = []
      var outcomes: [SteinVariationalFlow.Outcome] = []
      outcomes.reserveCapacity(settings.count)
      for (iteration, setting) in settings.enumerated() {
        if path.count < kept.count, kept[path.count] == iteration { path.append(flow.particles) }
        outcomes.append(try flow.step(setting, parallel: parallel))
      }
      if path.count < kept.count { path.append(flow.particles) }
      self.path = path
      self.outcomes = outcomes
    }
  }

  private let run: Run
  private let nudged: [(run: Run, factor: Double)]

  /// The trajectory of a run and its nudged companions, at least one, whose distances are multiplied by
  /// their factors and added.
  public init(_ run: Run, nudged: [(Run, factor: Double)]) {
    self.run = run
    self.nudged = nudged.map { (run: $0, factor: 8 * $1) }
  }

  /// The particles at the kept iterations.
  public var path: [Particles] { run.path }

  /// The errors of the coordinates at kept iteration `index`: eight times the distance to the nudged
  /// run, and no less than eight times the median distance.
  public func errors(at index: Int) -> [Double] {
    let places = run.path[index].coordinates
    var errors = places.map(\.ulp)
    for (nudged, factor) in nudged {
      let distances = zip(places, nudged.path[index].coordinates).map { abs($0 - $1) }
      let median = distances.sorted()[distances.count / 2]
      for index in errors.indices { errors[index] += factor * max(distances[index], median) }
    }
    return errors
  }

  /// The root mean squares of the moves, step by step, with their errors.
  public var moves: [(value: Double, error: Double)] { numbers(\.move) }

  /// The root mean squares of the directions, step by step, with their errors.
  public var directions: [(value: Double, error: Double)] { numbers(\.direction) }

  /// The bandwidths, step by step, with their errors.
  public var bandwidths: [(value: Double, error: Double)] { numbers(\.bandwidth) }

  private func numbers(
    _ part: KeyPath<SteinVariationalFlow.Outcome, Double>
  ) -> [(value: Double, error: Double)] {
    run.outcomes.indices.map { step in
      let value = run.outcomes[step][keyPath: part]
      return (
        value,
        nudged.reduce(4 * value.ulp) { error, other in
          error + other.factor * abs(value - other.run.outcomes[step][keyPath: part])
        }
      )
    }
  }
}
