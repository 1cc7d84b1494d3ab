public import Diagnostics

/// An evaluation that could not give a value.
public struct EvaluationFailure: Error, Sendable {
  /// Why and where.
  public var diagnostics: [Diagnostic]
  /// The parameter of the called word whose argument is at fault, until the place is filled in.
  var parameter: String?

  /// A failure for these reasons.
  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }

  /// A failure for one reason; without a place it gets that of the innermost call around it.
  public init(_ identifier: Diagnostic.Identifier, _ message: String, at range: SourceRange?) {
    diagnostics = [Diagnostic(identifier, message, at: range)]
  }

  /// The error of a word, to get its place from the call.
  init(_ error: WordError) {
    if let failure = error.failure {
      self = failure
    } else {
      self.init(error.identifier, error.message, at: nil)
      parameter = error.parameter
    }
  }

  /// The failure with places and a note for the call at `call`, whose arguments are at `arguments`.
  func located(
    at call: SourceRange, arguments: (String) -> SourceRange?, callee: String
  ) -> EvaluationFailure {
    var result = self
    result.parameter = nil
    for index in result.diagnostics.indices {
      if result.diagnostics[index].range == nil {
        result.diagnostics[index].range = parameter.flatMap(arguments) ?? call
      } else if result.diagnostics[index].notes.count < Self.trailLimit {
        let note = Diagnostic.Note("in the call of '\(callee)' here", at: call)
        if result.diagnostics[index].notes.last != note {
          result.diagnostics[index].notes.append(note)
        }
      }
    }
    return result
  }

  /// How many calls around a failure are named.
  private static let trailLimit = 4
}
