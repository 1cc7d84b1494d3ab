import Diagnostics
import Script

extension EvaluationFailure {
  /// The failure with `range` where it has no place of its own.
  func placed(at range: SourceRange) -> EvaluationFailure {
    EvaluationFailure(
      diagnostics.map { diagnostic in
        var diagnostic = diagnostic
        diagnostic.range = diagnostic.range ?? range
        return diagnostic
      })
  }
}
