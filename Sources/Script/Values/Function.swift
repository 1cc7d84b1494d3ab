public import Arithmetic
import Diagnostics

/// A function: a closure of a program, a word, a member of an object, or one that a word made.
public struct Function: Sendable {
  let body: any FunctionBody

  init(_ body: any FunctionBody) { self.body = body }

  /// A function made by a word.
  ///
  /// - Parameters:
  ///   - name: The name in messages.
  ///   - parameterCount: How many arguments it takes.
  ///   - body: The function itself; a failure without a place gets the place of the call.
  ///   - symbolic: How it extends to formulas, if it is a function of one number that does.
  public init(
    name: String, parameterCount: Int, symbolic: SymbolicFunction? = nil,
    body: @escaping @Sendable ([Value], EvaluationContext) throws(EvaluationFailure) -> Value
  ) {
    self.body = NativeFunction(
      name: name, parameterCount: parameterCount, origin: nil, nesting: 1, body: body, number: nil,
      symbolic: symbolic)
  }

  /// A function from a number to a number, made by a word.
  public init(
    name: String,
    number: @escaping @Sendable (Double, EvaluationContext) throws(EvaluationFailure) -> Estimate
  ) {
    self.body = NativeFunction(
      name: name, parameterCount: 1, origin: nil, nesting: 1,
      body: { (arguments, context) throws(EvaluationFailure) in
        guard case .number(let x)? = arguments.first else {
          throw EvaluationFailure(
            .mismatch(arguments.first ?? .array([])), "'\(name)' takes a number", at: nil)
        }
        return .number(try number(x.value, context))
      }, number: number, symbolic: nil)
  }

  /// The name in messages; `closure` when it has none.
  public var name: String { body.name }
  /// Whether its program names a costly word, so that calls are worth a thread of their own.
  public var isCostly: Bool { body.isCostly }
  /// How many arguments it takes.
  public var parameterCount: ClosedRange<Int> { body.parameterCount }

  /// The digest of its program text and of what it captured, or of the call that made it; another one each
  /// time when neither is known.
  public func digest(in context: EvaluationContext) -> Digest {
    body.origin?.digest(context) ?? Digest(unknownOriginIn: context)
  }

  /// The value at `arguments`.
  public func callAsFunction(
    _ arguments: [Value], _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    guard parameterCount.contains(arguments.count) else {
      throw EvaluationFailure(
        "wrong-argument-count",
        "'\(name)' takes \(countPhrase(parameterCount, "argument")), not \(arguments.count)",
        at: nil)
    }
    return try body.call(arguments, context)
  }

  /// The number at the exact number `x`, without making an array where that can be avoided.
  public func number(
    _ x: Double, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Estimate {
    guard parameterCount.contains(1) else {
      throw EvaluationFailure(
        "wrong-argument-count",
        "'\(name)' takes \(countPhrase(parameterCount, "argument")), not 1", at: nil)
    }
    return try body.number(x, context)
  }
}
