import Arithmetic
import Diagnostics
import Script

// Whether draws are independent: that they are not made with the same keys, and from no common draws.

/// An argument of draws, none of which repeats another one.
func independentDraws(
  _ arguments: Arguments, _ name: String = "draws"
) throws(WordError) -> Numbers {
  let draws = try arguments.numbers(name)
  try checkDrawn(
    draws.array.count(where: \.isDrawn), of: draws.count, arguments.word, parameter: name)
  try checkRepeats(draws.array.count(where: \.isRepeated), of: draws.count, parameter: name)
  return draws
}

/// Several arguments with a number for each replicate, at least one of each replicate drawn, and what draws the
/// replicates have in common.
func independentReplicates(
  _ arguments: Arguments, _ names: [String]
) throws(WordError) -> (columns: [Numbers], common: CommonDraws) {
  var columns: [Numbers] = []
  for name in names {
    let column = try arguments.numbers(name)
    if let first = columns.first, first.count != column.count {
      throw WordError(
        "shape-mismatch",
        "'\(names[0])' has \(first.count) numbers and '\(name)' has \(column.count); each replicate has "
          + "one in both", parameter: name)
    }
    try checkRepeats(column.array.count(where: \.isRepeated), of: column.count, parameter: name)
    columns.append(column)
  }
  let count = columns.first?.count ?? 0
  let replicates = (0..<count).map { index in columns.map { $0[index] } }
  try checkDrawn(
    replicates.count { $0.contains(where: \.isDrawn) }, of: count, arguments.word,
    parameter: names[0])
  return (columns, replicates.map { $0.map(\.ancestry).joined }.commonDraws)
}

/// Refuses an array in which nothing is drawn, so that there is nothing to have an interval for, and one in
/// which something is not: a number that was written down is no replicate.
func checkDrawn(
  _ drawn: Int, of n: Int, _ word: String, parameter: String
) throws(WordError) {
  guard drawn < n else { return }
  guard drawn == 0 else {
    throw WordError(
      "not-drawn",
      "'\(word)' takes draws, and \(n - drawn) of these \(n) \(n - drawn == 1 ? "does" : "do") not come from "
        + "draws; what was drawn elsewhere is told by 'recorded(\u{2026})'", parameter: parameter)
  }
  throw WordError(
    "not-drawn",
    "'\(word)' takes draws, and none of these comes from draws, so that there is no interval for what they "
      + "stand for; 'recorded(\u{2026})' takes numbers that were drawn elsewhere, and 'mean', 'variance' and "
      + "'median' describe numbers as they are", parameter: parameter)
}

extension Estimate {
  /// The estimate as far as the draws that it was made from allow: without an interval where they are made
  /// from common draws.
  ///
  /// - Parameter common: Whether two of the numbers were made from one draw, or may have been.
  func resting(on common: CommonDraws) -> Estimate {
    switch common {
    case .none: self
    case .unknown: bare.estimated(.dependent)
    case .draw(let draw):
      bare.rooted(in: ancestry.sharing(draw)).estimated(.dependent)
    }
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
