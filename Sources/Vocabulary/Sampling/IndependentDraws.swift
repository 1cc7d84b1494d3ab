import Arithmetic
import Diagnostics
import Script

// Signs that draws are not independent: the same keys, and numbers that are equal.

/// The argument `draws`, none of which repeats another one.
func independentDraws(_ arguments: Arguments) throws(WordError) -> Numbers {
  let draws = try arguments.numbers("draws")
  if draws.haveDraws {
    try checkRepeats(
      draws.array.count(where: \.isRepeated), of: draws.count, parameter: "draws")
  }
  return draws
}

/// Refuses draws of which some were made with the same keys as others.
func checkRepeats(_ repeats: Int, of n: Int, parameter: String) throws(WordError) {
  guard repeats > 1 else { return }
  throw WordError(
    "repeated-draws",
    "\(repeats) of the \(n) draws were drawn with the key of another one and are equal to it, so they "
      + "are not independent; put what differs between the calls into the key", parameter: parameter
  )
}

extension Numbers {
  /// Whether at most half of many draws differ, though no small fraction is among those that are equal,
  /// as it would be for counts and shares.
  var areTied: Bool {
    guard haveDraws, count >= 10 else { return false }
    var found: [Double: Int] = [:]
    for x in values { found[x, default: 0] += 1 }
    guard 2 * found.count <= count else { return false }
    return found.contains { x, times in times > 1 && !x.isSmallFraction }
  }
}

extension Double {
  /// Whether the number is a fraction with a denominator of at most 1,000, but for its rounding.
  fileprivate var isSmallFraction: Bool {
    (1...1000).contains { denominator in
      let numerator = self * Double(denominator)
      return abs(numerator - numerator.rounded()) <= 4 * numerator.ulp
    }
  }
}
