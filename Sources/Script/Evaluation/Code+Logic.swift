import Arithmetic
import Diagnostics

/// Not.
final class NotCode: Code {
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
    if let condition = value.formulaCondition {
      do throws(FormulaTooLarge) { return try FormulaCondition.not(condition).value } catch {
        throw failure(error.operationError)
      }
    }
    guard case .truth(let judgement) = value else {
      throw failure("type-mismatch", "'!' takes a truth value, not \(value.phrase)")
    }
    return .truth(!judgement)
  }

  var isScalarCondition: Bool { operand.isScalarCondition }
  func scalarTruth(_ slots: UnsafeMutablePointer<Estimate>) -> Truth {
    !operand.scalarTruth(slots)
  }
}

/// And, or. Stops where the outcome is certain, so that a condition can guard the next one.
final class LogicCode: Code {
  let range: SourceRange
  private let operation: LogicOperator
  private let operands: [any Code]

  init(_ operation: LogicOperator, _ operands: [any Code], _ range: SourceRange) {
    self.operation = operation
    self.operands = operands
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    var result = Judgement(operation == .and ? .yes : .no)
    var recorded: FormulaCondition?
    // What is decided where nothing else can change it, and what is as the draws fell.
    let deciding: Truth = operation == .and ? .no : .yes
    var isGuarded = false
    for operand in operands {
      let value: Value
      do throws(EvaluationFailure) {
        value = try operand.evaluate(&frame, context)
      } catch {
        // One condition may guard the next, also where draws decide on both.
        if isGuarded { break }
        throw error
      }
      if recorded != nil || value.formulaCondition != nil {
        recorded = try recording(value, after: recorded ?? .known(result.truth), operand)
        continue
      }
      guard case .truth(let judgement) = value else {
        throw EvaluationFailure(
          "type-mismatch", "'\(operation.rawValue)' takes truth values, not \(value.phrase)",
          at: operand.range)
      }
      if operation == .and {
        result.formConjunction(judgement)
      } else {
        result.formDisjunction(judgement)
      }
      if result.decision == deciding {
        if result.truth == deciding, result.failure == 0 { break }
        isGuarded = true
      }
    }
    return recorded?.value ?? .truth(result)
  }

  /// The condition so far with one more operand.
  private func recording(
    _ value: Value, after first: FormulaCondition, _ operand: any Code
  ) throws(EvaluationFailure) -> FormulaCondition {
    guard let second = value.conditionOrTruth else {
      throw EvaluationFailure(
        "type-mismatch", "'\(operation.rawValue)' takes truth values, not \(value.phrase)",
        at: operand.range)
    }
    do throws(FormulaTooLarge) {
      return operation == .and ? try .both(first, second) : try .either(first, second)
    } catch {
      throw failure(error.operationError)
    }
  }

  var isScalarCondition: Bool { operands.allSatisfy(\.isScalarCondition) }
  func scalarTruth(_ slots: UnsafeMutablePointer<Estimate>) -> Truth {
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
final class ComparisonCode: Code {
  let range: SourceRange
  private let operation: ComparisonOperator
  private let left: any Code
  private let right: any Code

  init(_ operation: ComparisonOperator, _ left: any Code, _ right: any Code, _ range: SourceRange) {
    self.operation = operation
    self.left = left
    self.right = right
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let a = try left.evaluate(&frame, context)
    let b = try right.evaluate(&frame, context)
    if case .number(let a) = a, case .number(let b) = b {
      return .truth(Judgement(a, operation, b, range: range))
    }
    if context.recordsRanges, let condition = operation.condition(a, b) { return condition }
    do throws(OperationError) {
      return .truth(try operation.judgement(a, b, range: range))
    } catch {
      throw failure(error)
    }
  }

  var isScalarCondition: Bool { left.isScalar && right.isScalar }
  func scalarTruth(_ slots: UnsafeMutablePointer<Estimate>) -> Truth {
    let a = left.scalar(slots)
    let b = right.scalar(slots)
    // What draws decide is marked as such, which numbers alone do not show.
    guard a.isFinite, b.isFinite, !a.isDrawn, !b.isDrawn else { return .undecided }
    return operation.truth(a, b)
  }
}

/// A choice between values; only the chosen one is computed.
final class ConditionalCode: Code {
  let range: SourceRange
  private let branches: [(condition: any Code, value: any Code)]
  private let otherwise: any Code

  init(
    _ branches: [(condition: any Code, value: any Code)], _ otherwise: any Code,
    _ range: SourceRange
  ) {
    self.branches = branches
    self.otherwise = otherwise
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    var draws: Ancestry?
    for (index, branch) in branches.enumerated() {
      let value = try branch.condition.evaluate(&frame, context)
      if let condition = value.formulaCondition {
        return try recorded(condition, index, &frame, context)
      }
      guard case .truth(let judgement) = value else {
        throw EvaluationFailure(
          "type-mismatch", "a condition is a truth value, not \(value.phrase)",
          at: branch.condition.range)
      }
      if judgement.isDrawn { draws = (draws ?? .none).with(judgement.ancestry) }
      switch judgement.decision {
      case .yes:
        return try chosen(try branch.value.evaluate(&frame, context), by: draws, context)
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
    return try chosen(try otherwise.evaluate(&frame, context), by: draws, context)
  }

  /// The value that was chosen, marked when draws have chosen it.
  private func chosen(
    _ value: Value, by draws: Ancestry?, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    guard let draws else { return value }
    try context.steps.take(Extent(of: value))
    return value.chosenByDraws(from: draws)
  }

  /// The choice between the value of a branch and what comes after it, as a formula.
  private func recorded(
    _ condition: FormulaCondition, _ index: Int, _ frame: inout StackFrame,
    _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let first = try branches[index].value.evaluate(&frame, context)
    let rest = ConditionalCode(Array(branches[(index + 1)...]), otherwise, range)
    let second = try rest.evaluate(&frame, context)
    guard let a = first.formulaOrConstant, let b = second.formulaOrConstant else {
      throw EvaluationFailure(
        .notAFormula, "a formula chooses between numbers, not \(first.phrase) and \(second.phrase)",
        at: range)
    }
    do throws(FormulaTooLarge) {
      return try FormulaNode.made(.choice(condition, a, b)).value
    } catch {
      throw failure(error.operationError)
    }
  }

  var isScalar: Bool {
    otherwise.isScalar
      && branches.allSatisfy { $0.condition.isScalarCondition && $0.value.isScalar }
  }
  func scalar(_ slots: UnsafeMutablePointer<Estimate>) -> Estimate {
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
