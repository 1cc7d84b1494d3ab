import Arithmetic

/// A function that depends on draws: whatever it gives does, too.
final class DrawnFunction: FunctionBody {
  private let inner: any FunctionBody
  private let draws: Ancestor

  /// A function that depends on the draws of `ancestor`.
  init(_ function: Function, from ancestor: Ancestor) {
    inner = (function.body as? DrawnFunction)?.inner ?? function.body
    draws = ancestor.with(function.body.ancestor)
  }

  var name: String { inner.name }
  var parameterCount: ClosedRange<Int> { inner.parameterCount }
  var nesting: Int { inner.nesting }
  var isCostly: Bool { inner.isCostly }
  var origin: Origin? { inner.origin }
  var isDrawn: Bool { true }
  var ancestor: Ancestor { draws }
  var sharedDraws: Ancestor { draws }

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
