import Dispatch
import Script
import Synchronization

/// The values of words that take long within one build: what several directives ask for is computed once.
///
/// Whether or not results of earlier builds are used, the same call with the same arguments has the same
/// value, so the second one takes that of the first; on another thread it waits for it. A call never
/// waits for itself: threads wait only for calls that their own are made of.
final class SharedResults: ResultStore {
  private enum Entry {
    /// A thread computes it, and leaves the group when it is done.
    case open(DispatchGroup)
    case value(Value)
  }

  private let stored: StoredResults?
  private let entries = Mutex<[[UInt8]: Entry]>([:])

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
      settle(key, value.isData ? value : nil)
      return value
    } catch {
      settle(key, nil)
      throw error
    }
  }

  /// The value under a key; nil when the caller has to compute it.
  private func taken(_ key: [UInt8]) -> Value? {
    while true {
      let entry = entries.withLock { entries -> Entry? in
        if let entry = entries[key] { return entry }
        let group = DispatchGroup()
        group.enter()
        entries[key] = .open(group)
        return nil
      }
      switch entry {
      case .value(let value): return value
      case .open(let group): group.wait()
      case nil: return nil
      }
    }
  }

  private func settle(_ key: [UInt8], _ value: Value?) {
    let entry = entries.withLock { entries in
      defer { entries[key] = value.map(Entry.value) }
      return entries[key]
    }
    if case .open(let group) = entry { group.leave() }
  }
}
