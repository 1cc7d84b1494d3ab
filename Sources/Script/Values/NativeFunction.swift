import Arithmetic

/// A function whose body is Swift.
final class NativeFunction: FunctionBody {
  typealias Body = @Sendable ([Value], EvaluationContext) throws(EvaluationFailure) -> Value
  typealias NumberBody = @Sendable (Double, EvaluationContext) throws(EvaluationFailure) -> Estimate

  let name: String
  let parameterCount: ClosedRange<Int>
  let nesting: Int
  let origin: Origin?
  private let body: Body
  private let numberBody: NumberBody?
  private let symbolic: SymbolicFunction?

  init(
    name: String, parameterCount: Int, origin: Origin?, nesting: Int, body: @escaping Body,
    number: NumberBody?, symbolic: SymbolicFunction?
  ) {
    self.name = name
    self.parameterCount = parameterCount...parameterCount
    self.nesting = nesting
    self.origin = origin
    self.body = body
    self.symbolic = symbolic
    numberBody = number
  }

  func call(
    _ arguments: [Value], _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    if let symbolic, arguments.count == 1, let node = arguments[0].formula,
      context.recordsRanges ? symbolic.series != nil : symbolic.jet != nil
    {
      do throws(FormulaTooLarge) {
        return try FormulaNode.made(.function(symbolic, node)).value
      } catch {
        throw error.failure
      }
    }
    return try body(arguments, context)
  }

  func number(
    _ x: Double, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Estimate {
    guard let numberBody else { return try called(x, context) }
    return try numberBody(x, context)
  }

  func attaching(_ origin: Origin, nesting: Int) -> any FunctionBody {
    NativeFunction(
      name: name, parameterCount: parameterCount.lowerBound, origin: origin, nesting: nesting,
      body: body, number: numberBody, symbolic: symbolic)
  }
}
