import Arithmetic
import Diagnostics

/// The local values of one call: parameters, captured values and definitions by slot.
struct StackFrame {
  var slots: [Value]
}

/// A checked expression, ready to run. Names are slots, words are resolved.
///
/// A tree of immutable nodes; its height is that of the syntax tree.
protocol Code: AnyObject, Sendable {
  /// The place of the expression.
  var range: SourceRange { get }

  /// The value of the expression.
  func evaluate(_ frame: inout StackFrame, _ context: EvaluationContext) throws(EvaluationFailure)
    -> Value

  /// Whether ``scalar(_:)`` works when all slots hold numbers.
  var isScalar: Bool { get }

  /// The value when all slots hold numbers and all nodes are scalar; not finite where it does not
  /// exist, and ``evaluate(_:_:)`` then says why.
  func scalar(_ slots: UnsafeMutablePointer<Estimate>) -> Estimate

  /// Whether ``scalarTruth(_:)`` works when all slots hold numbers.
  var isScalarCondition: Bool { get }

  /// The truth of a condition on numbers, without its evidence.
  func scalarTruth(_ slots: UnsafeMutablePointer<Estimate>) -> Truth
}

extension Code {
  var isScalar: Bool { false }
  func scalar(_ slots: UnsafeMutablePointer<Estimate>) -> Estimate { .undefined }
  var isScalarCondition: Bool { false }
  func scalarTruth(_ slots: UnsafeMutablePointer<Estimate>) -> Truth { .undecided }

  func failure(_ identifier: Diagnostic.Identifier, _ message: String) -> EvaluationFailure {
    EvaluationFailure(identifier, message, at: range)
  }

  /// The failure of an operation on values as a failure at this place.
  func failure(_ error: OperationError) -> EvaluationFailure {
    failure(error.identifier, error.message)
  }
}

/// An expression with errors, which are told elsewhere: it is never run.
final class UncheckedCode: Code {
  let range: SourceRange

  init(_ range: SourceRange) { self.range = range }

  func evaluate(_ frame: inout StackFrame, _ context: EvaluationContext) throws(EvaluationFailure)
    -> Value
  {
    throw failure("not-checked", "this has errors")
  }
}

/// A value known before anything runs.
final class ConstantCode: Code {
  let range: SourceRange
  let value: Value
  private let number: Estimate

  init(_ value: Value, _ range: SourceRange) {
    self.value = value
    if case .number(let number) = value { self.number = number } else { number = .undefined }
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value { value }

  var isScalar: Bool { number.isFinite }
  func scalar(_ slots: UnsafeMutablePointer<Estimate>) -> Estimate { number }
}

/// A local value.
final class SlotCode: Code {
  let range: SourceRange
  let slot: Int

  init(_ slot: Int, _ range: SourceRange) {
    self.slot = slot
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value { frame.slots[slot] }

  var isScalar: Bool { true }
  func scalar(_ slots: UnsafeMutablePointer<Estimate>) -> Estimate { slots[slot] }
}

/// Local definitions and the expression after them.
final class BlockCode: Code {
  let range: SourceRange
  private let definitions: [(slot: Int, code: any Code)]
  private let result: any Code

  init(_ definitions: [(slot: Int, code: any Code)], _ result: any Code, _ range: SourceRange) {
    self.definitions = definitions
    self.result = result
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    for definition in definitions {
      frame.slots[definition.slot] = try definition.code.evaluate(&frame, context)
    }
    return try result.evaluate(&frame, context)
  }

  var isScalar: Bool { result.isScalar && definitions.allSatisfy(\.code.isScalar) }
  func scalar(_ slots: UnsafeMutablePointer<Estimate>) -> Estimate {
    for definition in definitions {
      slots[definition.slot] = definition.code.scalar(slots)
    }
    return result.scalar(slots)
  }
}

/// A sum or product of any length.
final class ChainCode: Code {
  let range: SourceRange
  private let first: any Code
  private let links: [(operation: ArithmeticOperator, code: any Code)]
  /// What tells its results from those of the same operations elsewhere; 0 for nothing.
  private let salt: UInt64

  init(
    _ first: any Code, _ links: [(operation: ArithmeticOperator, code: any Code)],
    salt: UInt64, _ range: SourceRange
  ) {
    self.first = first
    self.links = links
    self.salt = salt
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    var result = try first.evaluate(&frame, context)
    for link in links {
      let right = try link.code.evaluate(&frame, context)
      if case .number(let a) = result, case .number(let b) = right {
        let number = link.operation.apply(a, b, salt: salt)
        if number.isFinite {
          result = .number(number)
          continue
        }
      }
      do throws(OperationError) {
        result = try link.operation.apply(result, right, salt: salt)
      } catch {
        throw failure(error)
      }
      if result.holdsValues { try context.steps.take(Extent(of: result)) }
    }
    return result
  }

  var isScalar: Bool { first.isScalar && links.allSatisfy(\.code.isScalar) }
  func scalar(_ slots: UnsafeMutablePointer<Estimate>) -> Estimate {
    var result = first.scalar(slots)
    for link in links { result = link.operation.plain(result, link.code.scalar(slots)) }
    return result
  }
}

/// The negative.
final class NegationCode: Code {
  let range: SourceRange
  private let operand: any Code

  init(_ operand: any Code, _ range: SourceRange) {
    self.operand = operand
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let value = try operand.evaluate(&frame, context)
    if case .number(let number) = value { return .number(-number) }
    if value.holdsValues { try context.steps.take(Extent(of: value)) }
    do throws(OperationError) {
      return try ArithmeticOperator.multiply.apply(.number(-1), value)
    } catch {
      throw failure(
        .mismatch(value), "'-' takes a number or an array of numbers, not \(value.phrase)")
    }
  }

  var isScalar: Bool { operand.isScalar }
  func scalar(_ slots: UnsafeMutablePointer<Estimate>) -> Estimate {
    -operand.scalar(slots)
  }
}

/// A range of numbers.
final class RangeCode: Code {
  let range: SourceRange
  private let lower: any Code
  private let upper: any Code

  init(_ lower: any Code, _ upper: any Code, _ range: SourceRange) {
    self.lower = lower
    self.upper = upper
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let a = try lower.evaluate(&frame, context)
    let b = try upper.evaluate(&frame, context)
    guard case .number(let low) = a, case .number(let high) = b else {
      throw failure(
        a.formula == nil ? .mismatch(b) : .notAFormula, "a range goes from a number to a number")
    }
    for end in [low, high] where end.error > 8 * max(abs(low.value), abs(high.value)).ulp {
      throw failure(
        .inexactArgument,
        "the end of a range is known to its last digits, not \(end.printed(.full).text); "
          + "'.value' takes it as exact")
    }
    guard low.value <= high.value else {
      throw failure(
        "empty-range",
        "a range goes from its lower end to its upper end, not from \(low.printed().text) to "
          + high.printed().text)
    }
    return .range(lower: low.argument, upper: high.argument)
  }
}
