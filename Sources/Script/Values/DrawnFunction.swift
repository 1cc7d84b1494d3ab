import Arithmetic

/// A function that draws have chosen: they have chosen whatever it gives, too.
final class DrawnFunction: FunctionBody {
  private let inner: any FunctionBody
  private let draws: Ancestry

  /// A function that the draws of `ancestry` have chosen.
  init(_ function: Function, from ancestry: Ancestry) {
    let drawn = function.body as? DrawnFunction
    inner = drawn?.inner ?? function.body
    draws = drawn.map { $0.draws.with(ancestry) } ?? ancestry
  }

  var name: String { inner.name }
  var parameterCount: ClosedRange<Int> { inner.parameterCount }
  var nesting: Int { inner.nesting }
  var isCostly: Bool { inner.isCostly }
  var origin: Origin? { inner.origin }
  var isDrawn: Bool { true }
  var ancestry: Ancestry { draws.with(inner.ancestry) }

  func call(
    _ arguments: [Value], _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    try inner.call(arguments, context).chosenByDraws(from: draws)
  }

  func number(
    _ x: Double, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Estimate {
    try inner.number(x, context).bare(from: draws)
  }

  func attaching(_ origin: Origin, nesting: Int) -> any FunctionBody {
    DrawnFunction(Function(inner.attaching(origin, nesting: nesting)), from: draws)
  }
}
