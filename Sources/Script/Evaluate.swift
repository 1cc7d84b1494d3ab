import Arithmetic
public import Diagnostics

/// The value of one expression statement of a program.
public struct ProgramResult: Sendable {
  /// The place of the expression.
  public let range: SourceRange
  /// The expression as written.
  public let text: String
  /// The expression on one line and without comments, and the call that it is.
  public let written: WrittenResult
  /// Its value.
  public let value: Value
}

/// The value of a definition.
///
/// - Parameters:
///   - definition: A definition without errors.
///   - globals: The values of at least its dependencies.
///   - context: Seed, threads, result store and limits.
/// - Throws: Why there is no value, with places in the program.
public func evaluate(
  _ definition: CheckedDefinition, globals: [DefinitionName: Value], context: EvaluationContext
) throws(EvaluationFailure) -> Value {
  guard definition.isValid else {
    throw EvaluationFailure(
      "not-evaluated", "'\(definition.name.name)' has errors and cannot be evaluated",
      at: definition.range)
  }
  var frame = try definition.frame.makeFrame(globals, at: definition.range)
  return try definition.code.evaluate(&frame, context)
}

/// The values of the expression statements of a program, in order.
///
/// - Parameters:
///   - unit: A program without errors.
///   - globals: The values of at least its dependencies.
///   - context: Seed, threads, result store and limits.
/// - Throws: Why there are no values, with places in the program.
public func evaluate(
  _ unit: CheckedUnit, globals: [DefinitionName: Value], context: EvaluationContext
) throws(EvaluationFailure) -> [ProgramResult] {
  guard unit.isValid else {
    throw EvaluationFailure(
      "not-evaluated", "this program has errors and cannot be evaluated", at: unit.range)
  }
  var frame = try unit.frame.makeFrame(globals, at: unit.range)
  var results: [ProgramResult] = []
  for step in unit.steps {
    switch step {
    case .definition(let slot, let code):
      frame.slots[slot] = try code.evaluate(&frame, context)
    case .result(let code):
      let value = try code.evaluate(&frame, context)
      results.append(
        ProgramResult(
          range: code.range, text: code.range.text, written: unit.results[results.count],
          value: value))
    }
  }
  return results
}

extension FrameLayout {
  /// A frame with the values of the definitions that the program reads.
  fileprivate func makeFrame(
    _ globals: [DefinitionName: Value], at range: SourceRange
  ) throws(EvaluationFailure) -> StackFrame {
    var frame = StackFrame(slots: Array(repeating: .number(Estimate(0)), count: slotCount))
    for (name, slot) in reads {
      guard let value = globals[name] else {
        throw EvaluationFailure(
          "missing-definition", "this needs '\(name.name)', which has no value", at: range)
      }
      frame.slots[slot] = value
    }
    return frame
  }
}
