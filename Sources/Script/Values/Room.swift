import Diagnostics
import Synchronization

/// The room that is left in an array of values that are still being made, so that nothing is kept that
/// will be too large in the end.
final class Room: Sendable {
  private let elements = Atomic<Int>(0)

  /// The value, which takes its place in the array.
  ///
  /// - Throws: `too-large` when all together unfold to more elements than a value may.
  func taking(_ value: Value) throws(EvaluationFailure) -> Value {
    switch value {
    case .numbers, .array, .chosen, .dictionary, .record: break
    default: return value
    }
    let (_, total) = elements.wrappingAdd(Extent(of: value).elements, ordering: .relaxed)
    guard total <= Extent.limit else {
      throw EvaluationFailure("too-large", Extent.message, at: nil)
    }
    return value
  }
}
