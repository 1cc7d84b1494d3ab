import Script
import Synchronization

/// The results of earlier builds: outcomes of cells and values of costly words.
///
/// The program that computed a result is part of its key, so another program finds nothing. What is
/// found is data: it is checked to be an outcome of the cell's kind or a value of the word's type, and
/// all else counts as absent. Who can write here can make up a number, as who can write into the
/// chapters can; nobody can bring anything else onto the page.
final class StoredResults: Sendable {
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

  /// The outcome that was stored for what is in a cell, if it was stored whole.
  func outcome(for key: PlanKey, of content: any ComputedContent) -> (any Outcome)? {
    files.content(for: place("outcome", key.fingerprint.bytes)).flatMap(content.outcome(decoding:))
  }

  /// Stores an outcome.
  func store(_ outcome: any Outcome, for key: PlanKey) {
    guard let content = outcome.encoded() else { return }
    files.store(content, for: place("outcome", key.fingerprint.bytes))
  }

  /// Whether the definition was evaluated in an earlier build, without failing.
  func isEvaluated(_ key: PlanKey) -> Bool {
    files.content(for: place("definition", key.fingerprint.bytes)) == []
  }

  /// Notes that the definition was evaluated without failing.
  func noteEvaluated(_ key: PlanKey) {
    files.store([], for: place("definition", key.fingerprint.bytes))
  }

  /// The value of a costly word under `key`, from the store or by computing it.
  func result(
    for key: [UInt8], word: String, isWhole: (Value) -> Bool,
    compute: () throws(EvaluationFailure) -> Value
  ) throws(EvaluationFailure) -> Value {
    let place = place("word", key)
    if let content = files.content(for: place), let value = Value(decoding: content),
      isWhole(value)
    {
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
