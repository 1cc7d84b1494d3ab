public import Diagnostics

// The kinds of diagnostics that programs decide by.

extension Diagnostic.Identifier {
  /// A formula stands where only a number can.
  public static let notAFormula: Diagnostic.Identifier = "not-a-formula"
  /// A value is of another type than is wanted.
  public static let typeMismatch: Diagnostic.Identifier = "type-mismatch"
  /// A program has no expression where one is needed.
  public static let missingResult: Diagnostic.Identifier = "missing-result"
  /// A result is too large for a number.
  public static let nonFinite: Diagnostic.Identifier = "non-finite"
  /// A function is not defined at a number.
  public static let undefined: Diagnostic.Identifier = "undefined"
  /// A quotient has the divisor 0.
  public static let divisionByZero: Diagnostic.Identifier = "division-by-zero"

  /// An argument's error is too large for what the word does with it.
  public static let inexactArgument: Diagnostic.Identifier = "inexact-argument"
  /// A program or a function gives something else than is wanted.
  public static let wrongResult: Diagnostic.Identifier = "wrong-result"
  /// An evaluation goes on for longer than it may.
  static let tooManySteps: Diagnostic.Identifier = "too-many-steps"
}
