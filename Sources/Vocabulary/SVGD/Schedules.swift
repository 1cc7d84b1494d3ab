import Diagnostics
import Numerics
import Script

/// A run beside that of `svgd` in which something that the arguments depend on is moved within its bound.
struct Companion {
  /// What is moved in the arguments that are no functions of t.
  let source: InexactSource?
  /// The number of the companion.
  let index: Int
  /// Among how many quantities a function of t depends on, at most, the steps take turns.
  private(set) var turns = 1
  /// Whether a bound is too large for its ends to be a proof.
  private(set) var isEstimated = false

  init(source: InexactSource?, index: Int) {
    self.source = source
    self.index = index
    isEstimated = source?.isEstimated ?? false
  }

  /// The value of a schedule before a step, with what it depends on moved.
  fileprivate mutating func moved(_ value: Value, _ step: Int, of schedule: Schedule) -> Value {
    guard schedule.isFunction else {
      return source.map { value.moved(by: $0, at: schedule.index) } ?? value
    }
    let sources = value.inexactSources()
    guard !sources.isEmpty else { return value }
    turns = max(turns, sources.count)
    let source = sources[(step + index) % sources.count]
    isEstimated = isEstimated || source.isEstimated
    return value.moved(by: source)
  }
}

/// The arguments of `svgd` that may change from step to step.
struct Schedules {
  private let target: Schedule
  private let kernel: Schedule
  private let stepSize: Schedule
  private let beta: Schedule
  private let noise: Schedule

  init(_ arguments: Arguments) throws(WordError) {
    target = try Schedule(arguments, "target", index: 0)
    kernel = try Schedule(arguments, "kernel", index: 1)
    stepSize = try Schedule(arguments, "stepSize", index: 2)
    beta = try Schedule(arguments, "beta", index: 3)
    var noise = Schedule(.number(0), name: "noise", index: 4)
    if arguments["noise"] != nil {
      noise = Schedule(
        try arguments.object("noise", as: Perturbation.self).sd, name: "sd", index: 4)
    }
    self.noise = noise
  }

  private var all: [Schedule] { [target, kernel, stepSize, beta, noise] }

  /// What the arguments that are no functions of t depend on, each once.
  var sources: [InexactSource] {
    var result: [InexactSource] = []
    for source in all.flatMap(\.sources) where !result.contains(source) { result.append(source) }
    return result
  }

  /// What each step is made with: for the run itself and for each companion.
  func settings(
    of steps: Int, _ context: EvaluationContext, _ companions: inout [Companion]
  ) throws(WordError) -> [[SteinVariationalFlow.Setting]] {
    var settings: [[SteinVariationalFlow.Setting]] = Array(
      repeating: [], count: companions.count + 1)
    for index in settings.indices { settings[index].reserveCapacity(steps) }
    var constant = Array(repeating: Constants(), count: settings.count)
    for step in 0..<steps {
      var values: [Value] = []
      for schedule in all { values.append(try schedule(step, of: steps, context)) }
      settings[0].append(try setting(values, step, &constant[0]))
      for index in companions.indices {
        var moved = constant[index + 1].values
        for (place, schedule) in all.enumerated() {
          if step > 0, !schedule.isFunction { continue }
          let value = companions[index].moved(values[place], step, of: schedule)
          if step == 0 { moved.append(value) } else { moved[place] = value }
        }
        constant[index + 1].values = moved
        settings[index + 1].append(try setting(moved, step, &constant[index + 1]))
      }
    }
    return settings
  }

  /// What stays the same in all steps of a run.
  private struct Constants {
    /// The values of the last step, those that are no functions of t among them.
    var values: [Value] = []
    /// The target and the kernel, where they are no functions of t.
    var target: (any ScoreField)?
    var kernel: SteinVariationalFlow.Width?
  }

  private func setting(
    _ values: [Value], _ step: Int, _ constant: inout Constants
  ) throws(WordError) -> SteinVariationalFlow.Setting {
    let field: any ScoreField
    if let known = constant.target {
      field = known
    } else {
      field = try Arguments.scoreField(values[0], "target")
      if !target.isFunction { constant.target = field }
    }
    let width: SteinVariationalFlow.Width
    if let known = constant.kernel {
      width = known
    } else {
      width = try kernelWidth(values[1])
      if !kernel.isFunction { constant.kernel = width }
    }
    return .init(
      target: field, kernel: width,
      stepSize: try stepSize.number(values[2], step, positive: true),
      beta: try beta.number(values[3], step, positive: false),
      noise: try noise.number(values[4], step, positive: false))
  }
}
