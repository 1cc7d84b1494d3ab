import Diagnostics
public import Plotting
public import Script

/// Draws a plot, the value of a figure.
///
/// The functions of its marks are evaluated now, where Plotting needs their values; those of one
/// round in parallel on the workers of the context that the plot was made in.
///
/// - Parameter value: A value of the type `plot`.
/// - Throws: The failure of a function, with its place in the program where that is known; a failure
///   with the identifier `plot` and without a place when the marks cannot be drawn together.
public func drawing(of value: Value) throws(EvaluationFailure) -> Drawing {
  guard case .object(let object) = value else {
    throw EvaluationFailure("type-mismatch", "a figure takes a plot, not \(value.phrase)", at: nil)
  }
  do {
    switch object.payload {
    case let figure as Figure: return try figure.draw()
    case let sweep as Sweep: return try sweep.draw()
    default:
      throw EvaluationFailure(
        "type-mismatch", "a figure takes a plot, not \(value.phrase)", at: nil)
    }
  } catch {
    switch error {
    case let failure as EvaluationFailure: throw failure
    case let error as PlotError: throw EvaluationFailure("plot", error.description, at: nil)
    default: throw EvaluationFailure("plot", "the plot cannot be drawn: \(error)", at: nil)
    }
  }
}

/// The name of the type of plots; their payload is a `Plotting.Figure` or a `Plotting.Sweep`.
let plotTypeName = "plot"
