public import Plotting
public import Script
import Synchronization

/// A plot whose functions have been sampled: plain data.
///
/// Sampling is the costly part of a figure. ``value`` is what a result store can keep; drawing from
/// it needs no evaluation.
public struct ResolvedPlot: Sendable {
  let plot: Plot

  init(unchecked plot: Plot) { self.plot = plot }

  /// The plot as Plotting takes it.
  var figure: Figure {
    get throws(EvaluationFailure) {
      try plot.figure { (function, _) throws(EvaluationFailure) in
        switch function {
        case .program: throw EvaluationFailure("not-sampled", "a function was not sampled", at: nil)
        case .samples(let samples): return { xs in try xs.map { try samples.value(at: $0) } }
        }
      }
    }
  }

  /// Draws.
  ///
  /// - Parameters:
  ///   - id: The identifier of the figure, unique on the page.
  ///   - title: The short name of the figure, for those who cannot see it.
  ///   - alternativeText: What the figure shows, for those who cannot see it.
  /// - Throws: `EvaluationFailure` with the identifier `plot` when the marks cannot be drawn
  ///   together, `stale-samples` when the samples do not fit the way Plotting samples now.
  public func drawing(
    id: String, title: String, alternativeText: String
  ) throws(EvaluationFailure) -> Drawing {
    let figure = try figure
    do {
      return try figure.draw(id: id, title: title, alternativeText: alternativeText)
    } catch { throw EvaluationFailure(drawing: error) }
  }
}

extension Plot {
  /// Samples all functions of the plot where Plotting needs their values.
  ///
  /// The values of one round are computed in parallel on the context's workers.
  ///
  /// - Throws: The failure of a function, with its place in the program; or a failure with the
  ///   identifier `plot` when the marks cannot be drawn together.
  public func resolved(in context: EvaluationContext) throws(EvaluationFailure) -> ResolvedPlot {
    var recorders: [Recorder] = []
    let figure = try figure { (function, name) throws(EvaluationFailure) in
      switch function {
      case .program(let program):
        let recorder = Recorder(program, name: name)
        recorders.append(recorder)
        return { xs in try recorder.values(at: xs, in: context) }
      case .samples(let samples):
        return { xs in try xs.map { try samples.value(at: $0) } }
      }
    }
    if !recorders.isEmpty {
      do {
        // What is drawn here is thrown away: drawing is how Plotting says where it needs values.
        _ = try figure.draw(id: "plot", title: "plot", alternativeText: "plot")
      } catch { throw EvaluationFailure(drawing: error) }
    }
    var sampled = self
    var next = 0
    for row in panels.indices {
      for column in panels[row].indices {
        for index in panels[row][column].marks.indices {
          let mark = panels[row][column].marks[index]
          let functions = mark.functions.map { function -> PlotFunction in
            guard case .program = function else { return function }
            next += 1
            return .samples(recorders[next - 1].samples)
          }
          sampled.panels[row][column].marks[index] = mark.replacing(functions)
        }
      }
    }
    return ResolvedPlot(unchecked: sampled)
  }
}

/// Draws the value of a figure directive: samples its functions and draws from the samples.
///
/// - Parameters:
///   - value: A value of the type `plot`.
///   - context: What the functions of the plot are evaluated with.
/// - Throws: `EvaluationFailure` with the place in the program where a function failed.
public func drawing(
  of value: Value, id: String, title: String, alternativeText: String,
  in context: EvaluationContext
) throws(EvaluationFailure) -> Drawing {
  guard let plot = Plot(value) else {
    throw EvaluationFailure("type-mismatch", "a figure takes a plot, not \(value.phrase)", at: nil)
  }
  return try plot.resolved(in: context).drawing(
    id: id, title: title, alternativeText: alternativeText)
}

extension EvaluationFailure {
  /// What stopped a drawing: a function of the program, or Plotting.
  init(drawing error: any Error) {
    switch error {
    case let failure as EvaluationFailure: self = failure
    case let error as PlotError: self.init("plot", error.description, at: nil)
    default: self.init("plot", "the plot cannot be drawn: \(error)", at: nil)
    }
  }
}

extension SampledFunction {
  fileprivate func value(at x: Double) throws(EvaluationFailure) -> Double {
    guard let y = self(x) else {
      throw EvaluationFailure("stale-samples", "the figure was sampled for another drawing", at: nil)
    }
    return y
  }
}

/// A function of the program that remembers its values.
private final class Recorder: Sendable {
  private let function: Function
  private let name: String
  private let table = Mutex<[Double: Double]>([:])
  /// Rounds of fewer abscissae than this are not worth threads.
  private static let fewest = 16

  init(_ function: Function, name: String) {
    self.function = function
    self.name = name
  }

  var samples: SampledFunction { SampledFunction(table.withLock { $0 }) }

  func values(
    at xs: [Double], in context: EvaluationContext
  ) throws(EvaluationFailure) -> [Double] {
    let ys = try computed(xs, context)
    table.withLock { table in
      for (x, y) in zip(xs, ys) { table[x] = y }
    }
    return ys
  }

  private func computed(
    _ xs: [Double], _ context: EvaluationContext
  ) throws(EvaluationFailure) -> [Double] {
    guard xs.count >= Self.fewest, context.workers.jobs > 1 else {
      return try xs.map { x throws(EvaluationFailure) in try value(x, context) }
    }
    // One abscissa tells whether the function is worth threads; it changes no result.
    let clock = ContinuousClock()
    let start = clock.now
    let first = try value(xs[0], context)
    guard clock.now - start > .microseconds(20) else {
      return try [first]
        + xs.dropFirst().map { x throws(EvaluationFailure) in try value(x, context) }
    }
    return try [first]
      + context.workers.map(count: xs.count - 1) { index throws(EvaluationFailure) in
        try value(xs[index + 1], context)
      }
  }

  private func value(
    _ x: Double, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Double {
    try function.number(x, context).value
  }
}
