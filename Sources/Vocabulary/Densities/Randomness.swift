import Arithmetic
import Diagnostics
import Numerics
import Script

/// The type of the keys that an author gives to random draws.
let keyType = ValueType.oneOf([
  .text, .number, .array(.oneOf([.text, .number, .array(.any)])),
])

/// The parameter that tells random draws apart.
let keyParameter = Parameter(
  Word.keyName, keyType, .nonempty,
  """
  What tells these draws from the others of this word in the chapter: a text, a number, or an \
  array of them, `["start", gap]`. The same key gives the same draws, wherever it stands in the \
  chapter. Inside a closure that is called many times, what differs between the calls belongs in \
  the key; where draws are shared on purpose, `.common("start")` says so and is the key "start". A \
  number stands in a key as its double, whatever its error, and does not come from draws.
  """
).carryingError

extension Arguments {
  /// The random key of the call: the report's seed, the chapter in which the call is written, the
  /// word, and the author's key.
  ///
  /// The parts are tagged by their types and arrays by their counts, so that two keys lead to the same
  /// draws only when they are the same value.
  func randomKey(in context: EvaluationContext) throws(WordError) -> RandomKey {
    let stream = RandomKey(seed: context.seed) / chapter / wordPath
    return try key(stream, try value(Word.keyName))
  }

  private func key(_ start: RandomKey, _ label: Value) throws(WordError) -> RandomKey {
    switch label {
    case .text(let text): return start / text.composed
    case .number(let number): return start / number.value
    case .array, .numbers:
      let parts = label.elements ?? []
      var key = start.list(of: parts.count)
      for part in parts { key = try self.key(key, part) }
      return key
    default:
      throw WordError(
        "type-mismatch", "a key is made of texts and numbers, not \(label.phrase)",
        parameter: Word.keyName)
    }
  }

  /// A number of draws or quantiles that can be held in memory.
  func count(_ name: String, atLeast least: Int = 0) throws(WordError) -> Int {
    let number = try number(name)
    guard let count = Int(exactly: number.value), (least...Self.mostDraws).contains(count) else {
      throw WordError(
        "invalid-argument",
        "'\(name)' must be a whole number from \(least) to \(Self.mostDraws), "
          + "not \(number.printed().text)",
        parameter: name)
    }
    return count
  }

  private static let mostDraws = 10_000_000
}
