import Arithmetic

/// What every kind of function does.
protocol FunctionBody: AnyObject, Sendable {
  /// The name in messages.
  var name: String { get }
  /// How many arguments it takes.
  var parameterCount: ClosedRange<Int> { get }
  /// How deep the values in it are nested.
  var nesting: Int { get }
  /// Whether calls are worth a thread of their own.
  var isCostly: Bool { get }
  /// What it was made from, where that is known.
  var origin: Origin? { get }

  /// The value at as many arguments as the function takes.
  func call(_ arguments: [Value], _ context: EvaluationContext) throws(EvaluationFailure) -> Value

  /// The number at `x`.
  func number(_ x: Double, _ context: EvaluationContext) throws(EvaluationFailure) -> Estimate

  /// Whether numbers from draws have a part in what it gives.
  var isDrawn: Bool { get }

  /// Whether numbers from draws have a part in it, other than those that it draws itself when it is called.
  var holdsDrawn: Bool { get }

  /// The draws that may have a part in what it gives; unknown where it draws itself.
  var ancestry: Ancestry { get }

  /// How it varies with the inexact arguments that a word made it from.
  var variations: [Variation] { get }

  /// How it varies with all that it was made from, captured values too.
  var variationsWithCaptured: [Variation] { get }

  /// The function with two of the quantities moved that what it captured depends on; nil where that is not
  /// known.
  func captured(
    movedBy moves: [(source: Variation.Source, place: Int)],
    name: (Variation.Source) -> Variation.Source
  ) -> (any FunctionBody)?

  /// The function without its variations.
  var nominal: any FunctionBody { get }

  /// The function with all that it captured at its value.
  var nominalWithCaptured: any FunctionBody { get }

  /// The closure expression that it is a value of, where it captured the function that made it.
  var expressionHoldingMaker: AnyObject? { get }

  /// The same function with an origin; those that know theirs already stay as they are.
  func attaching(_ origin: Origin, nesting: Int) -> any FunctionBody
}

extension FunctionBody {
  var isCostly: Bool { false }
  var isDrawn: Bool { false }
  var holdsDrawn: Bool { isDrawn }
  var ancestry: Ancestry { .none }
  var variations: [Variation] { [] }
  var variationsWithCaptured: [Variation] { variations }
  func captured(
    movedBy moves: [(source: Variation.Source, place: Int)],
    name: (Variation.Source) -> Variation.Source
  ) -> (any FunctionBody)? { nil }
  var nominal: any FunctionBody { self }
  var nominalWithCaptured: any FunctionBody { nominal }
  var expressionHoldingMaker: AnyObject? { nil }

  func number(_ x: Double, _ context: EvaluationContext) throws(EvaluationFailure) -> Estimate {
    try called(x, context)
  }

  /// The number at `x` by a call with a value.
  func called(_ x: Double, _ context: EvaluationContext) throws(EvaluationFailure) -> Estimate {
    let value = try call([.number(Estimate(x))], context)
    guard case .number(let number) = value else {
      throw EvaluationFailure(
        .wrongResult, "'\(name)' must give a number here, but gives \(value.phrase)", at: nil)
    }
    return number
  }

  func attaching(_ origin: Origin, nesting: Int) -> any FunctionBody { self }
}
