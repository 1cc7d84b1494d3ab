import Diagnostics
import Synchronization

/// A shared bound on the work of an evaluation: one step for each call of a function or word, and a few
/// more for what goes through values.
public final class StepBudget: Sendable {
  /// The greatest number of steps.
  public let limit: Int
  private let used = Atomic<Int>(0)

  /// A budget of `limit` steps; if not given, what takes about ten seconds.
  public init(limit: Int = 50_000_000) { self.limit = limit }

  /// The steps that have been taken.
  var taken: Int { used.load(ordering: .relaxed) }

  /// Takes `count` steps.
  ///
  /// - Throws: `too-many-steps` when more than the limit have been taken.
  func take(_ count: Int) throws(EvaluationFailure) {
    let total = used.wrappingAdd(count, ordering: .relaxed).newValue
    if total > limit {
      throw EvaluationFailure(
        .tooManySteps,
        "this takes more than \(limit) steps, which are calls of functions and words, 50 for an "
          + "object that is made, 8ths of the numbers and halves of the other elements that are gone "
          + "through; take fewer elements, or a word that goes through them itself", at: nil)
    }
  }

  /// Takes the steps of going through values of an extent.
  func take(_ extent: Extent) throws(EvaluationFailure) {
    let steps = extent.steps
    if steps > 0 { try take(steps) }
  }

  /// Takes `count` steps where nothing can fail: the next that are taken fail instead.
  func charge(_ count: Int) { used.wrappingAdd(count, ordering: .relaxed) }
}
