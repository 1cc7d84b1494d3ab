import Arithmetic
import Diagnostics
import Plotting
import Script

/// The name of the type of marks; their payload is a `Plotting.Mark`.
let markTypeName = "mark"

extension Mark {
  /// The mark as a value of the language.
  var value: Value { .object(Object(markTypeName, payload: self)) }

  /// The same with the greatest error of the numbers that it draws.
  func with(_ worst: WorstError) -> Mark {
    var mark = self
    mark.error = { worst.bound }
    mark.draws = { worst.draws }
    return mark
  }
}

/// A function of the program as Plotting calls it: for all abscissae of a round at once.
///
/// It keeps the context of the word that made the mark, because the function is called when the
/// plot is drawn.
struct PlotFunction: Sendable {
  private let function: Function
  private let context: EvaluationContext
  /// The greatest error of the values so far.
  let error = WorstError()
  /// Rounds of fewer abscissae than this are not worth threads.
  private static let fewest = 16

  init(_ function: Function, in context: EvaluationContext) {
    self.function = function
    self.context = context
  }

  /// The values at `xs`, computed in parallel when one takes long.
  func callAsFunction(_ xs: [Double]) throws(EvaluationFailure) -> [Double] {
    try values(count: xs.count) { index throws(EvaluationFailure) in
      let number = try noting(xs[index]) { () throws(EvaluationFailure) in
        try function.number(xs[index], context)
      }
      error.include(number)
      return number.value
    }
  }

  /// The values at pairs of `xs` and `ys`, computed in parallel when one takes long.
  func callAsFunction(_ xs: [Double], _ ys: [Double]) throws(EvaluationFailure) -> [Double] {
    try values(count: min(xs.count, ys.count)) { index throws(EvaluationFailure) in
      let value = try noting(xs[index], ys[index]) { () throws(EvaluationFailure) in
        try function([.number(xs[index]), .number(ys[index])], context)
      }
      guard case .number(let number) = value else {
        throw EvaluationFailure(
          "type-mismatch", "the function of a map must give a number, not \(value.phrase)", at: nil)
      }
      error.include(number)
      return number.value
    }
  }

  /// What a call of the function gives, or its failure with the place in the plot.
  private func noting<Result>(
    _ x: Double, _ y: Double? = nil, _ call: () throws(EvaluationFailure) -> Result
  ) throws(EvaluationFailure) -> Result {
    do throws(EvaluationFailure) { return try call() } catch {
      var failure = error
      let place =
        "x = \(Estimate(x).printed().text)"
        + (y.map { ", y = \(Estimate($0).printed().text)" } ?? "")
      for index in failure.diagnostics.indices {
        failure.diagnostics[index].notes.append(
          Diagnostic.Note("the plot calls the function at \(place)"))
      }
      throw failure
    }
  }

  private func values(
    count: Int, _ value: @Sendable (Int) throws(EvaluationFailure) -> Double
  ) throws(EvaluationFailure) -> [Double] {
    guard count > 0 else { return [] }
    var values: [Double] = []
    values.reserveCapacity(count)
    // How long the first value takes decides on threads; it changes no result.
    let clock = ContinuousClock()
    let start = clock.now
    values.append(try value(0))
    let isSlow =
      count >= Self.fewest && context.workers.jobs > 1
      && clock.now - start > .microseconds(20)
    if isSlow {
      values += try context.workers.map(count: count - 1) { index throws(EvaluationFailure) in
        try value(index + 1)
      }
    } else {
      for index in 1..<count { values.append(try value(index)) }
    }
    return values
  }
}
