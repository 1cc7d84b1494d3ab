import Arithmetic
import Diagnostics
import Numerics
import Script

/// The type of the labels that an author gives to random draws.
let keyType = ValueType.oneOf([.text, .array(.oneOf([.text, .number]))])

/// The parameter that labels random draws.
let keyParameter = Parameter(
  "key", keyType, .nonempty,
  """
  A label that tells these draws from others in the same place; an array of texts and numbers \
  where one text is not enough.
  """)

extension Arguments {
  /// The random key of the argument `key`: the report's seed, the path of the program, and the
  /// author's label.
  func randomKey(in context: EvaluationContext) throws(WordError) -> RandomKey {
    var key = RandomKey(seed: context.seed)
    for part in context.path { key = key / part }
    let label = try value("key")
    for part in label.elements ?? [label] {
      switch part {
      case .text(let text): key = key / text
      case .number(let number):
        // Equal numbers give equal keys, so the two zeros are one.
        let value = number.value == 0 ? 0 : number.value
        key = key.fold(Int(bitPattern: UInt(value.bitPattern)))
      default:
        throw WordError(
          "type-mismatch", "a key is made of texts and numbers, not \(part.phrase)",
          parameter: "key")
      }
    }
    return key
  }

  /// A number of draws or quantiles that can be held in memory.
  func count(_ name: String, atLeast least: Int = 0) throws(WordError) -> Int {
    let count = try wholeNumber(name)
    guard (least...Self.mostDraws).contains(count) else {
      throw WordError(
        "invalid-argument",
        "'\(name)' must be a whole number from \(least) to \(Self.mostDraws), not \(count)",
        parameter: name)
    }
    return count
  }

  private static let mostDraws = 10_000_000
}
