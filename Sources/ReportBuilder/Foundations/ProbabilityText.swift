import Arithmetic

/// A bound on a probability, rounded up to two digits: `0.0061`.
///
/// What lies on two digits, but for the rounding of a probability to single precision, stays there.
public func probabilityText(_ bound: Double) -> String { printedProbability(bound).plain }

/// The same with its number known.
func printedProbability(_ bound: Double) -> PrintedText {
  let printed = Estimate(min(1, bound)).printed(.general(digits: 2))
  guard let shown = Double(printed.text), shown < bound * (1 - 1e-6), bound < 1 else {
    return printed.printed
  }
  // One unit of the second digit more.
  return Estimate(min(1, bound * 1.05)).printed(.general(digits: 2)).printed
}
