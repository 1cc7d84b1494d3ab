public import Diagnostics

/// Why a word could not do what it was asked.
public struct WordError: Error, Sendable {
  /// A stable name of this kind of error, in words joined by hyphens: `not-converged`.
  public var identifier: Diagnostic.Identifier
  /// The sentence, in lower case, without a full stop.
  public var message: String
  /// The parameter whose argument is at fault; the caret goes under it, else under the call.
  public var parameter: String?
  /// The failure of a function that the word called, when that is the reason.
  public var failure: EvaluationFailure?

  /// An error of the word itself.
  public init(_ identifier: Diagnostic.Identifier, _ message: String, parameter: String? = nil) {
    self.identifier = identifier
    self.message = message
    self.parameter = parameter
    failure = nil
  }

  /// The failure of a function that the word called.
  public init(_ failure: EvaluationFailure) {
    self.init(
      failure.diagnostics.first?.identifier ?? "failure",
      failure.diagnostics.first?.message ?? "a called function failed")
    self.failure = failure
  }

  /// Runs `body`, which calls functions of the program, and passes their failure on.
  public static func wrapping<Result>(
    _ body: () throws(EvaluationFailure) -> Result
  ) throws(WordError) -> Result {
    do { return try body() } catch { throw WordError(error) }
  }
}
