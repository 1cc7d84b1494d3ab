import Diagnostics
import Synchronization

/// The room that is left in an array of values that are still being made, so that nothing is kept that
/// will be too large in the end.
public final class Room: Sendable {
  private let elements = Atomic<Int>(0)
  private let parts = Atomic<Int>(0)
  private let joins: Bool

  /// Room for values; where they are arrays of which one is to be made, also for that.
  public init(joins: Bool) { self.joins = joins }

  /// The value, which takes its place in the array.
  ///
  /// - Throws: `too-large` when all together unfold to more elements than a value may, or come to one array
  ///   with more than an array may have.
  public func taking(_ value: Value) throws(EvaluationFailure) -> Value {
    switch value {
    case .numbers, .array, .chosen, .dictionary, .record: break
    default: return value
    }
    let (_, total) = elements.wrappingAdd(Extent(of: value).elements, ordering: .relaxed)
    guard total <= Extent.limit else {
      throw EvaluationFailure("too-large", Extent.message, at: nil)
    }
    if joins {
      let (_, count) = parts.wrappingAdd(value.count ?? 0, ordering: .relaxed)
      guard count <= elementLimit else {
        throw EvaluationFailure(
          "too-large", "an array of more than \(elementLimit) elements", at: nil)
      }
    }
    return value
  }
}
