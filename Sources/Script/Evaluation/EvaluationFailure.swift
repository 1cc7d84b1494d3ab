public import Diagnostics

/// An evaluation that could not give a value.
public struct EvaluationFailure: Error, Sendable {
  /// Why and where.
  public var diagnostics: [Diagnostic]

  /// A failure for these reasons.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// A failure for one reason; without a place it gets that of the innermost call around it.
  public init(_ identifier: String, _ message: String, at range: SourceRange?) {
    diagnostics = [Diagnostic(identifier, message, at: range)]
  }
}
