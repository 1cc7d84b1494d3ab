public import Diagnostics

/// The value of one expression statement of a program.
public struct ProgramResult: Sendable {
  /// The place of the expression.
  public let range: SourceRange
  /// The expression as written.
  public let text: String
  /// Its value.
  public let value: Value
}

/// The value of a definition.
///
/// - Parameters:
///   - globals: The values of at least its dependencies.
public func evaluate(
  _ definition: CheckedDefinition, globals: [DefinitionName: Value], context: EvaluationContext
) throws(EvaluationFailure) -> Value {
  throw EvaluationFailure("not-checked", "this definition has errors", at: definition.range)
}

/// The values of the expression statements of a program, in order.
///
/// - Parameters:
///   - globals: The values of at least its dependencies.
public func evaluate(
  _ unit: CheckedUnit, globals: [DefinitionName: Value], context: EvaluationContext
) throws(EvaluationFailure) -> [ProgramResult] {
  []
}
