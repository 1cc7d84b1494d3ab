import Arithmetic

extension SamplingInterval {
  /// The interval of Clopper and Pearson for a probability, from the number of successes in n
  /// independent trials.
  ///
  /// The lower end is the p at which as many successes or more have the probability a/2, the upper end
  /// the p at which as few or fewer have it. It has at least its level for every p and n, and never
  /// leaves 0...1. (Clopper and Pearson, 1934.)
  ///
  /// - Parameter successes: The number of successes; from the least to the greatest that it may be.
  /// - Throws: `NumericsError.invalidParameter` unless 0 < level < 1 and the successes are from 0 to n.
  /// - Complexity: About 100 values of the incomplete beta function.
  public static func proportion(
    successes: ClosedRange<Int>, of n: Int, level: Double
  ) throws(NumericsError) -> SamplingInterval {
    let failure = try failure(level)
    try Domain.checkCount(n, name: "the number of draws", atLeast: 1)
    guard successes.lowerBound >= 0, successes.upperBound <= n else {
      throw .invalidParameter(
        name: "the number of successes", value: Double(successes.upperBound),
        requirement: "from 0 to the number of draws, \(n)")
    }
    let lower = leastProbability(successes.lowerBound, of: n, tail: failure / 2)
    let upper = 1 - leastProbability(n - successes.upperBound, of: n, tail: failure / 2)
    return SamplingInterval(lower, min(1, upper.nextUp))
  }

  /// A p at which `successes` or more of n trials have a probability of at most `tail`, the greatest
  /// that is sure.
  private static func leastProbability(_ successes: Int, of n: Int, tail: Double) -> Double {
    guard successes > 0 else { return 0 }
    var sure = 0.0
    var above = 1.0
    for _ in 0..<100 {
      let middle = 0.5 * (sure + above)
      let probability = BinomialTail.atLeast(successes, of: n, middle)
      if probability.upper <= tail { sure = middle } else { above = middle }
    }
    return sure
  }
}

/// Tail probabilities of the number of successes in independent trials.
enum BinomialTail {
  /// P(B >= k) = I_p(k, n - k + 1).
  static func atLeast(_ k: Int, of n: Int, _ p: Double) -> Estimate {
    if k <= 0 { return Estimate(1) }
    if k > n { return Estimate(0) }
    return IncompleteBeta.regularized(p, 1 - p, a: Double(k), b: Double(n - k + 1))
  }

  /// P(B <= k) = I_(1-p)(n - k, k + 1).
  static func atMost(_ k: Int, of n: Int, _ p: Double) -> Estimate {
    if k < 0 { return Estimate(0) }
    if k >= n { return Estimate(1) }
    return IncompleteBeta.regularized(1 - p, p, a: Double(n - k), b: Double(k + 1))
  }
}
