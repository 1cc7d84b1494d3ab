import Arithmetic
import Diagnostics
import Script

// Signs that draws are not independent: the same keys, and common ancestors.

/// The argument `draws`, none of which repeats another one.
func independentDraws(_ arguments: Arguments) throws(WordError) -> Numbers {
  let draws = try arguments.numbers("draws")
  if draws.haveDraws {
    try checkRepeats(
      draws.array.count(where: \.isRepeated), of: draws.count, parameter: "draws")
  }
  return draws
}

extension Estimate {
  /// The estimate as far as the draws that it was made from allow: without an interval where they are made
  /// from common draws.
  func resting(on ancestors: some Sequence<Ancestor>) -> Estimate {
    ancestors.haveCommonDraws ? bare.estimated(.dependent) : self
  }
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
