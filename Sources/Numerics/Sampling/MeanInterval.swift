import Arithmetic

extension SamplingInterval {
  /// The t interval for the mean: m ± t s/sqrt n with the quantile t of Student's distribution with
  /// n - 1 degrees of freedom.
  ///
  /// It has its level exactly for draws from a normal distribution, and about it for others with a
  /// variance when n is large; a skewed distribution needs some hundreds of draws. (Student, 1908.)
  ///
  /// - Parameter slack: A bound on the error of each draw.
  /// - Throws: `NumericsError.invalidParameter` unless 0 < level < 1, for fewer than two draws, and for
  ///   draws that are all equal.
  /// - Complexity: O(n).
  public static func mean(
    of draws: [Double], slack: Double = 0, level: Double
  ) throws(NumericsError) -> SamplingInterval {
    let failure = try failure(level)
    let moments = try DrawMoments(draws, slack: slack, atLeast: 2)
    try moments.checkScatter()
    let degrees = min(Double(moments.count - 1), 1e6)
    let quantile = -(try StudentT(degrees: degrees).quantile(failure / 2)) * (1 + 1e-9)
    let spread = (moments.sd + 2 * moments.rounding) / Double(moments.count).squareRoot()
    let reach = quantile * spread + moments.rounding
    return SamplingInterval((moments.mean - reach).nextDown, (moments.mean + reach).nextUp)
  }

  /// An interval for the mean of a distribution on `range`, which has at least its level for every such
  /// distribution and every n.
  ///
  /// What the empirical Bernstein bound, m ± (sqrt(2 V l/n) + 7 r l/(3 (n - 1))) with l = log(8/a) for
  /// the length r of the range, and Hoeffding's, m ± r sqrt(log(4/a)/(2n)), have in common; each fails
  /// with a probability of at most a/2. (Maurer and Pontil, 2009, theorem 4; Hoeffding, 1963.)
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < level < 1, for fewer than two draws, and for a
  ///   draw outside the range.
  /// - Complexity: O(n).
  public static func mean(
    of draws: [Double], within range: ClosedRange<Double>, slack: Double = 0, level: Double
  ) throws(NumericsError) -> SamplingInterval {
    let failure = try failure(level)
    try checkRange(draws, range, slack)
    let moments = try DrawMoments(draws, slack: slack, atLeast: 2)
    let n = Double(moments.count)
    let length = range.upperBound - range.lowerBound
    let logarithm = log(8 / failure)
    let bernstein =
      (moments.sd + 2 * moments.rounding) * (2 * logarithm / n).squareRoot()
      + 7 * length * logarithm / (3 * (n - 1))
    let hoeffding = length * (log(4 / failure) / (2 * n)).squareRoot()
    let reach = min(bernstein, hoeffding) * (1 + 1e-12) + moments.rounding
    return SamplingInterval(moments.mean - reach, moments.mean + reach).clamped(to: range)
  }

  /// - Throws: `NumericsError.invalidParameter` for a draw outside the range.
  static func checkRange(
    _ draws: [Double], _ range: ClosedRange<Double>, _ slack: Double
  ) throws(NumericsError) {
    for draw in draws where draw + slack < range.lowerBound || draw - slack > range.upperBound {
      throw .invalidParameter(
        name: "a draw", value: draw, requirement: "within the range that is stated")
    }
  }
}
