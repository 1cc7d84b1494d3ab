import Arithmetic
import Bisection

extension SamplingInterval {
  /// The interval for the p-quantile between two of the draws in order, the l-th and the u-th.
  ///
  /// l is the greatest rank for which fewer than l of n draws lie below the quantile with a probability
  /// of at most a/2, u the least one for the other side; both probabilities are binomial. It has at least
  /// its level for every distribution and every n. (Conover, Practical Nonparametric Statistics, 1999,
  /// section 3.2.)
  ///
  /// - Parameter errors: A bound on the error of each draw; none where all are exact.
  /// - Throws: `NumericsError.invalidParameter` unless p and the level are between 0 and 1, and when there
  ///   are so few draws that not even the outermost have the level.
  /// - Complexity: O(n log n).
  public static func quantile(
    _ p: Double, of draws: [Double], errors: [Double] = [], level: Double
  ) throws(NumericsError) -> SamplingInterval {
    let failure = try failure(level)
    try Domain.checkProbability(p)
    let n = draws.count
    try Domain.checkCount(n, name: "the number of draws", atLeast: leastDraws(p, failure))
    let (lowest, highest) = ranks(p, n, failure / 2 * (1 - 1e-9))
    let lower = zip(draws, errors.isEmpty ? draws.map { _ in 0 } : errors).map { $0 - $1 }.sorted()
    let upper = zip(draws, errors.isEmpty ? draws.map { _ in 0 } : errors).map { $0 + $1 }.sorted()
    return SamplingInterval(lower[max(0, lowest - 1)], upper[min(n, highest) - 1])
  }

  /// The least number of draws with which the outermost two have the level for the p-quantile.
  public static func leastDraws(_ p: Double, _ failure: Double) -> Int {
    let rest = max(p, 1 - p)
    guard rest < 1 else { return 1_000_000_000 }
    let count = (log(failure / 2 * (1 - 1e-8)) / log(rest)).rounded(.up)
    return min(max(2, Int(exactly: count) ?? 1_000_000_000), 1_000_000_000)
  }

  /// The ranks of the two draws, counted from 1.
  private static func ranks(_ p: Double, _ n: Int, _ tail: Double) -> (Int, Int) {
    // The greatest l with P(B <= l - 1) <= tail.
    let lowest =
      (1..<n + 1).partitioningIndex { BinomialTail.atMost($0 - 1, of: n, p).upper > tail } - 1
    // The least u with P(B >= u) <= tail.
    let highest =
      (1..<n + 1).partitioningIndex { BinomialTail.atLeast($0, of: n, p).upper <= tail }
    return (lowest, highest)
  }

  /// The p-quantile of the draws themselves: the least draw with at least the share p of the draws at or
  /// below it, or the middle of two when the share is met exactly.
  ///
  /// - Complexity: O(n log n).
  public static func sampleQuantile(_ p: Double, of draws: [Double]) -> Double {
    let sorted = draws.sorted()
    guard let last = sorted.indices.last, p >= 0, p <= 1 else { return .nan }
    let place = p * Double(sorted.count)
    let index = Int(exactly: min(max(place.rounded(.up) - 1, 0), Double(last))) ?? 0
    guard place == place.rounded(), index < last else { return sorted[index] }
    return 0.5 * sorted[index] + 0.5 * sorted[index + 1]
  }
}
