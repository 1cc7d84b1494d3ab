public import Arithmetic
import Diagnostics

/// A function: a closure of a program, a word, a member of an object, or one that a word made.
public struct Function: Sendable {
  let storage: Storage

  /// What every kind of function does.
  class Storage: @unchecked Sendable {
    let name: String
    let parameterCount: ClosedRange<Int>
    let nesting: Int
    let isCostly: Bool
    let origin: Origin?

    init(
      name: String, parameterCount: ClosedRange<Int>, nesting: Int, isCostly: Bool, origin: Origin?
    ) {
      self.name = name
      self.parameterCount = parameterCount
      self.nesting = nesting
      self.isCostly = isCostly
      self.origin = origin
    }

    /// The value at as many arguments as the function takes.
    func call(_ arguments: [Value], _ context: EvaluationContext) throws(EvaluationFailure) -> Value
    { .array([]) }

    /// The number at `x`.
    func number(_ x: Double, _ context: EvaluationContext) throws(EvaluationFailure) -> Estimate {
      let value = try call([.number(Estimate(x))], context)
      guard case .number(let number) = value else {
        throw EvaluationFailure(
          .wrongResult, "'\(name)' must give a number here, but gives \(value.phrase)", at: nil)
      }
      return number
    }

    /// Whether numbers from draws have a part in what it gives.
    var isDrawn: Bool { false }

    /// The ancestor of the draws that have chosen it, or that what it belongs to was made from.
    var ancestor: Ancestor { .none }

    /// The same function with an origin; those that know theirs already stay as they are.
    func attaching(_ origin: Origin, nesting: Int) -> Storage { self }
  }

  init(storage: Storage) { self.storage = storage }

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
    storage = NativeFunction(
      name: name, parameterCount: parameterCount, origin: nil, nesting: 1, body: body, number: nil,
      symbolic: symbolic)
  }

  /// A function from a number to a number, made by a word.
  public init(
    name: String,
    number: @escaping @Sendable (Double, EvaluationContext) throws(EvaluationFailure) -> Estimate
  ) {
    storage = NativeFunction(
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
  public var name: String { storage.name }
  /// Whether its program names a costly word, so that calls are worth a thread of their own.
  public var isCostly: Bool { storage.isCostly }
  /// How many arguments it takes.
  public var parameterCount: ClosedRange<Int> { storage.parameterCount }

  /// The digest of its program text and of what it captured, or of the call that made it; another one each
  /// time when neither is known.
  public func digest(in context: EvaluationContext) -> Digest {
    storage.origin?.digest(context) ?? Digest(unknownOriginIn: context)
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
    return try storage.call(arguments, context)
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
    return try storage.number(x, context)
  }
}

/// A function whose body is Swift.
final class NativeFunction: Function.Storage, @unchecked Sendable {
  typealias Body = @Sendable ([Value], EvaluationContext) throws(EvaluationFailure) -> Value
  typealias NumberBody = @Sendable (Double, EvaluationContext) throws(EvaluationFailure) -> Estimate

  private let body: Body
  private let numberBody: NumberBody?
  private let symbolic: SymbolicFunction?

  init(
    name: String, parameterCount: Int, origin: Origin?, nesting: Int, body: @escaping Body,
    number: NumberBody?, symbolic: SymbolicFunction?
  ) {
    self.symbolic = symbolic
    self.body = body
    numberBody = number
    super.init(
      name: name, parameterCount: parameterCount...parameterCount, nesting: nesting,
      isCostly: false, origin: origin)
  }

  override func call(
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

  override func number(
    _ x: Double, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Estimate {
    guard let numberBody else { return try super.number(x, context) }
    return try numberBody(x, context)
  }

  override func attaching(_ origin: Origin, nesting: Int) -> Function.Storage {
    NativeFunction(
      name: name, parameterCount: parameterCount.lowerBound, origin: origin, nesting: nesting,
      body: body, number: numberBody, symbolic: symbolic)
  }
}
