import Foundation
import Script
import Synchronization

/// The results of earlier builds: outcomes of sites and values of costly words.
///
/// The program that computed a result is part of its name, so another program finds nothing.
final class StoredResults: ResultStore {
  private let files: ResultFiles
  private let program: Fingerprint
  private let counts = Mutex(WordCounts())

  /// How many calls of costly words there were.
  struct WordCounts: Sendable, Hashable {
    /// How many values were found.
    var reused = 0
    /// How many were computed.
    var computed = 0
  }

  /// The results in `files` that `program` computed.
  init(files: ResultFiles, program: Fingerprint) {
    self.files = files
    self.program = program
  }

  /// The calls of costly words so far.
  var wordCounts: WordCounts { counts.withLock { $0 } }

  /// The outcome that was stored, if it was stored whole.
  func outcome(for key: PlanKey) -> Outcome? {
    guard let content = files.content(for: place("outcome", key.fingerprint.bytes)) else {
      return nil
    }
    return try? JSONDecoder().decode(Outcome.self, from: Data(content))
  }

  /// Stores an outcome.
  func store(_ outcome: Outcome, for key: PlanKey) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let content = try? encoder.encode(outcome) else { return }
    files.store(Array(content), for: place("outcome", key.fingerprint.bytes))
  }

  /// Whether the definition was evaluated in an earlier build, without failing.
  func isEvaluated(_ key: PlanKey) -> Bool {
    files.content(for: place("definition", key.fingerprint.bytes)) != nil
  }

  /// Notes that the definition was evaluated without failing.
  func noteEvaluated(_ key: PlanKey) {
    files.store([], for: place("definition", key.fingerprint.bytes))
  }

  func result(
    for key: [UInt8], word: String, compute: () throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    let place = place("word", key)
    if let content = files.content(for: place), let value = Value(decoding: content) {
      counts.withLock { $0.reused += 1 }
      return value
    }
    let value = try compute()
    counts.withLock { $0.computed += 1 }
    if value.isData { files.store(value.encoded(in: EvaluationContext()), for: place) }
    return value
  }

  private func place(_ kind: String, _ key: [UInt8]) -> Fingerprint {
    Fingerprint(parts: [Array(kind.utf8), program.bytes, key])
  }
}
