import Diagnostics

/// The local values of one call: parameters, captured values and definitions by slot.
struct Frame {
  var slots: [Value]
}

/// A checked expression, ready to run. Names are slots, words are resolved.
///
/// A tree of immutable nodes; its height is that of the syntax tree.
class Code: @unchecked Sendable {
  /// The place of the expression.
  let range: SourceRange

  init(_ range: SourceRange) { self.range = range }

  /// The value of the expression.
  func evaluate(_ frame: inout Frame, _ context: EvaluationContext) throws(EvaluationFailure)
    -> Value
  { throw failure("not-checked", "this has errors") }

  /// Whether ``scalar(_:)`` works when all slots hold numbers.
  var isScalar: Bool { false }

  /// The value when all slots hold numbers and all nodes are scalar; not finite where it does not
  /// exist, and ``evaluate(_:_:)`` then says why.
  func scalar(_ slots: UnsafeMutablePointer<Number>) -> Number { .undefined }

  /// Whether ``scalarTruth(_:)`` works when all slots hold numbers.
  var isScalarCondition: Bool { false }

  /// The truth of a condition on numbers, without its evidence.
  func scalarTruth(_ slots: UnsafeMutablePointer<Number>) -> Truth { .undecided }

  func failure(_ identifier: String, _ message: String) -> EvaluationFailure {
    EvaluationFailure(identifier, message, at: range)
  }

  /// The failure of an operation on values as a failure at this place.
  func failure(_ error: OperationError) -> EvaluationFailure {
    failure(error.identifier, error.message)
  }
}

/// A value known before anything runs.
final class ConstantCode: Code, @unchecked Sendable {
  let value: Value
  private let number: Number

  init(_ value: Value, _ range: SourceRange) {
    self.value = value
    if case .number(let number) = value { self.number = number } else { number = .undefined }
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value { value }

  override var isScalar: Bool { number.isFinite }
  override func scalar(_ slots: UnsafeMutablePointer<Number>) -> Number { number }
}

/// A local value.
final class SlotCode: Code, @unchecked Sendable {
  let slot: Int

  init(_ slot: Int, _ range: SourceRange) {
    self.slot = slot
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value { frame.slots[slot] }

  override var isScalar: Bool { true }
  override func scalar(_ slots: UnsafeMutablePointer<Number>) -> Number { slots[slot] }
}

/// Local definitions and the expression after them.
final class BlockCode: Code, @unchecked Sendable {
  private let definitions: [(slot: Int, code: Code)]
  private let result: Code

  init(_ definitions: [(slot: Int, code: Code)], _ result: Code, _ range: SourceRange) {
    self.definitions = definitions
    self.result = result
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    for definition in definitions {
      frame.slots[definition.slot] = try definition.code.evaluate(&frame, context)
    }
    return try result.evaluate(&frame, context)
  }

  override var isScalar: Bool { result.isScalar && definitions.allSatisfy(\.code.isScalar) }
  override func scalar(_ slots: UnsafeMutablePointer<Number>) -> Number {
    for definition in definitions {
      slots[definition.slot] = definition.code.scalar(slots)
    }
    return result.scalar(slots)
  }
}

/// A sum or product of any length.
final class ChainCode: Code, @unchecked Sendable {
  private let first: Code
  private let links: [(operation: ArithmeticOperator, code: Code)]

  init(
    _ first: Code, _ links: [(operation: ArithmeticOperator, code: Code)], _ range: SourceRange
  ) {
    self.first = first
    self.links = links
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    var result = try first.evaluate(&frame, context)
    for link in links {
      let right = try link.code.evaluate(&frame, context)
      if case .number(let a) = result, case .number(let b) = right {
        let number = link.operation.apply(a, b)
        if number.isFinite {
          result = .number(number)
          continue
        }
      }
      do throws(OperationError) {
        result = try link.operation.apply(result, right)
      } catch {
        throw failure(error)
      }
      try context.steps.take((result.count ?? 0) / 16)
    }
    return result
  }

  override var isScalar: Bool { first.isScalar && links.allSatisfy(\.code.isScalar) }
  override func scalar(_ slots: UnsafeMutablePointer<Number>) -> Number {
    var result = first.scalar(slots)
    for link in links { result = link.operation.apply(result, link.code.scalar(slots)) }
    return result
  }
}

/// The negative.
final class NegationCode: Code, @unchecked Sendable {
  private let operand: Code

  init(_ operand: Code, _ range: SourceRange) {
    self.operand = operand
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let value = try operand.evaluate(&frame, context)
    if case .number(let number) = value { return .number(-number) }
    do throws(OperationError) {
      return try ArithmeticOperator.multiply.apply(.number(-1), value)
    } catch {
      throw failure(
        "type-mismatch", "'-' takes a number or an array of numbers, not \(value.phrase)")
    }
  }

  override var isScalar: Bool { operand.isScalar }
  override func scalar(_ slots: UnsafeMutablePointer<Number>) -> Number {
    -operand.scalar(slots)
  }
}

/// Not.
final class NotCode: Code, @unchecked Sendable {
  private let operand: Code

  init(_ operand: Code, _ range: SourceRange) {
    self.operand = operand
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let value = try operand.evaluate(&frame, context)
    guard case .truth(var judgement) = value else {
      throw failure("type-mismatch", "'!' takes a truth value, not \(value.phrase)")
    }
    judgement.truth = !judgement.truth
    return .truth(judgement)
  }

  override var isScalarCondition: Bool { operand.isScalarCondition }
  override func scalarTruth(_ slots: UnsafeMutablePointer<Number>) -> Truth {
    !operand.scalarTruth(slots)
  }
}

/// And, or. Stops where the outcome is certain, so that a condition can guard the next one.
final class LogicCode: Code, @unchecked Sendable {
  private let operation: LogicOperator
  private let operands: [Code]

  init(_ operation: LogicOperator, _ operands: [Code], _ range: SourceRange) {
    self.operation = operation
    self.operands = operands
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    var result = Judgement(operation == .and ? .yes : .no)
    for operand in operands {
      let value = try operand.evaluate(&frame, context)
      guard case .truth(let judgement) = value else {
        throw EvaluationFailure(
          "type-mismatch", "'\(operation.rawValue)' takes truth values, not \(value.phrase)",
          at: operand.range)
      }
      result.comparisons += judgement.comparisons
      if operation == .and {
        result.truth = result.truth && judgement.truth
        if result.truth == .no { break }
      } else {
        result.truth = result.truth || judgement.truth
        if result.truth == .yes { break }
      }
    }
    return .truth(result)
  }

  override var isScalarCondition: Bool { operands.allSatisfy(\.isScalarCondition) }
  override func scalarTruth(_ slots: UnsafeMutablePointer<Number>) -> Truth {
    let end: Truth = operation == .and ? .no : .yes
    var result = !end
    for operand in operands {
      let truth = operand.scalarTruth(slots)
      if truth == end { return end }
      if truth == .undecided { result = .undecided }
    }
    return result
  }
}

/// A comparison.
final class ComparisonCode: Code, @unchecked Sendable {
  private let operation: ComparisonOperator
  private let left: Code
  private let right: Code

  init(_ operation: ComparisonOperator, _ left: Code, _ right: Code, _ range: SourceRange) {
    self.operation = operation
    self.left = left
    self.right = right
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let a = try left.evaluate(&frame, context)
    let b = try right.evaluate(&frame, context)
    if case .number(let a) = a, case .number(let b) = b {
      let truth = operation.truth(a, b)
      let comparison = Comparison(
        range: range, left: a, relation: operation.rawValue, right: b, truth: truth)
      return .truth(Judgement(truth, comparisons: [comparison]))
    }
    do throws(OperationError) {
      return .truth(Judgement(try operation.truth(a, b)))
    } catch {
      throw failure(error)
    }
  }

  override var isScalarCondition: Bool { left.isScalar && right.isScalar }
  override func scalarTruth(_ slots: UnsafeMutablePointer<Number>) -> Truth {
    let a = left.scalar(slots)
    let b = right.scalar(slots)
    return a.isFinite && b.isFinite ? operation.truth(a, b) : .undecided
  }
}

/// A choice between values; only the chosen one is computed.
final class ConditionalCode: Code, @unchecked Sendable {
  private let branches: [(condition: Code, value: Code)]
  private let otherwise: Code

  init(
    _ branches: [(condition: Code, value: Code)], _ otherwise: Code, _ range: SourceRange
  ) {
    self.branches = branches
    self.otherwise = otherwise
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    for branch in branches {
      let value = try branch.condition.evaluate(&frame, context)
      guard case .truth(let judgement) = value else {
        throw EvaluationFailure(
          "type-mismatch", "a condition is a truth value, not \(value.phrase)",
          at: branch.condition.range)
      }
      switch judgement.truth {
      case .yes: return try branch.value.evaluate(&frame, context)
      case .no: continue
      case .undecided:
        let reason = judgement.comparisons.first { $0.truth == .undecided }.map {
          ": \($0.left.printed(.full).text) \($0.relation) \($0.right.printed(.full).text)"
        }
        throw EvaluationFailure(
          "undecided-condition",
          "the errors of the numbers leave this condition undecided\(reason ?? "")",
          at: branch.condition.range)
      }
    }
    return try otherwise.evaluate(&frame, context)
  }

  override var isScalar: Bool {
    otherwise.isScalar
      && branches.allSatisfy { $0.condition.isScalarCondition && $0.value.isScalar }
  }
  override func scalar(_ slots: UnsafeMutablePointer<Number>) -> Number {
    for branch in branches {
      switch branch.condition.scalarTruth(slots) {
      case .yes: return branch.value.scalar(slots)
      case .no: continue
      case .undecided: return .undefined
      }
    }
    return otherwise.scalar(slots)
  }
}

/// A range of numbers.
final class RangeCode: Code, @unchecked Sendable {
  private let lower: Code
  private let upper: Code

  init(_ lower: Code, _ upper: Code, _ range: SourceRange) {
    self.lower = lower
    self.upper = upper
    super.init(range)
  }

  override func evaluate(
    _ frame: inout Frame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let a = try lower.evaluate(&frame, context)
    let b = try upper.evaluate(&frame, context)
    guard case .number(let low) = a, case .number(let high) = b else {
      throw failure("type-mismatch", "a range goes from a number to a number")
    }
    guard low.value <= high.value else {
      throw failure(
        "empty-range",
        "a range goes from its lower end to its upper end, not from \(low.printed().text) to "
          + high.printed().text)
    }
    return .range(lower: low.value, upper: high.value)
  }
}
