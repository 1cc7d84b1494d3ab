import Foundation
import Script

/// The values of words that take long within one build: what several directives ask for is computed once.
///
/// Whether or not results of earlier builds are used, the same call with the same arguments has the same
/// value, so the second one takes that of the first; on another thread it waits for it. A call never
/// waits for itself: threads wait only for calls that their own are made of.
final class SharedResults: ResultStore, @unchecked Sendable {
  private enum Entry {
    /// A thread computes it.
    case open
    case value(Value)
  }

  private let stored: StoredResults?
  /// Guards `entries`; signalled when one of them changes.
  private let condition = NSCondition()
  private var entries: [[UInt8]: Entry] = [:]

  /// The values of a build that looks for what it lacks among those of earlier builds.
  init(beside stored: StoredResults?) { self.stored = stored }

  func result(
    for key: [UInt8], word: String, isKept: Bool, isWhole: (Value) -> Bool,
    compute: () throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    if let value = taken(key) { return value }
    do throws(EvaluationFailure) {
      let value =
        if isKept, let stored {
          try stored.result(for: key, word: word, isWhole: isWhole, compute: compute)
        } else {
          try compute()
        }
      // Functions and objects know from where they were asked for.
      settle(key, value.isData ? .value(value) : nil)
      return value
    } catch {
      settle(key, nil)
      throw error
    }
  }

  /// The value under a key; nil when the caller has to compute it.
  private func taken(_ key: [UInt8]) -> Value? {
    condition.lock()
    defer { condition.unlock() }
    while let entry = entries[key] {
      if case .value(let value) = entry { return value }
      condition.wait()
    }
    entries[key] = .open
    return nil
  }

  private func settle(_ key: [UInt8], _ entry: Entry?) {
    condition.lock()
    entries[key] = entry
    condition.broadcast()
    condition.unlock()
  }
}
