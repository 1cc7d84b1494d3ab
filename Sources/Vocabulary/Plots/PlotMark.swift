import Plotting
import Script

/// A mark of the language: the payload of objects of the type `mark`.
struct PlotMark: Sendable {
  /// What is drawn.
  let mark: Mark
  /// The word that made it.
  let kind: String
  /// Whether it needs to be told over which x to draw.
  var drawsFunction = false
  /// Whether it says over which x to draw the functions beside it.
  var givesDomain = false

  static let typeName = "mark"

  /// The mark as a value of the language.
  var value: Value { .object(Object(Self.typeName, payload: self)) }
}

/// A function of the program as Plotting calls it: for all abscissae of a round at once.
///
/// It keeps the context of the word that made the mark, because the function is called when the
/// plot is drawn.
struct PlotFunction: Sendable {
  private let function: Function
  private let context: EvaluationContext
  /// Rounds of fewer abscissae than this are not worth threads.
  private static let fewest = 16

  init(_ function: Function, in context: EvaluationContext) {
    self.function = function
    self.context = context
  }

  /// The values at `xs`, computed in parallel when one takes long.
  func callAsFunction(_ xs: [Double]) throws(EvaluationFailure) -> [Double] {
    guard let first = xs.first else { return [] }
    var values: [Double] = []
    values.reserveCapacity(xs.count)
    // How long the first value takes decides on threads; it changes no result.
    let clock = ContinuousClock()
    let start = clock.now
    values.append(try function.number(first, context).value)
    let isSlow =
      xs.count >= Self.fewest && context.workers.jobs > 1
      && clock.now - start > .microseconds(20)
    if isSlow {
      values += try context.workers.map(count: xs.count - 1) { index throws(EvaluationFailure) in
        try function.number(xs[index + 1], context).value
      }
    } else {
      for x in xs.dropFirst() { values.append(try function.number(x, context).value) }
    }
    return values
  }
}
