import Arithmetic

extension SamplingInterval {
  /// Bonett's interval for the variance: c s² exp(± z c sqrt((g - (n - 3)/n)/(n - 1))) with the normal
  /// quantile z, c = n/(n - z) and g the kurtosis about the mean without the outermost draws, a share of
  /// 1/(2 sqrt(n - 4)) on either side.
  ///
  /// It has about its level for distributions with four moments when n is large; some hundreds of draws
  /// for tails that are heavier than normal ones. (Bonett, 2006.)
  ///
  /// - Parameter slack: A bound on the error of each draw.
  /// - Throws: `NumericsError.invalidParameter` unless 0 < level < 1, for fewer than ten draws, and for
  ///   draws that are all equal.
  /// - Complexity: O(n log n).
  public static func variance(
    of draws: [Double], slack: Double = 0, level: Double
  ) throws(NumericsError) -> SamplingInterval {
    let failure = try failure(level)
    let moments = try DrawMoments(draws, slack: slack, atLeast: 10)
    try moments.checkScatter()
    let n = Double(moments.count)
    let z = -StandardNormal.lowerQuantile(failure / 2)
    let factor = n / max(1, n - z)
    let sorted = draws.sorted()
    let cut = min(
      Int(exactly: (n / (2 * (n - 4).squareRoot())).rounded(.down)) ?? 0, (draws.count - 1) / 2)
    let inner = sorted[cut..<(draws.count - cut)]
    let center = inner.reduce(0) { $0 + $1 / Double(inner.count) }
    var fourth = 0.0
    for x in draws {
      let ratio = (x - center) / moments.sd
      fourth += ratio * ratio * ratio * ratio
    }
    let kurtosis = n * fourth / ((n - 1) * (n - 1))
    let spread = z * factor * (max(0, kurtosis - (n - 3) / n) / (n - 1)).squareRoot()
    let sd = moments.sd
    let least = max(0, sd - 2 * moments.rounding)
    let most = sd + 2 * moments.rounding
    return SamplingInterval(
      factor * least * least * exp(-spread) * (1 - 1e-12),
      factor * most * most * exp(spread) * (1 + 1e-12))
  }

  /// An interval for the variance of a distribution on `range`, which has at least its level for every
  /// such distribution and every n: s ± r sqrt(2 log(2/a)/(n - 1)) for the standard deviation, with the
  /// length r of the range. (Maurer and Pontil, 2009, theorem 10.)
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < level < 1, for fewer than two draws, and for a
  ///   draw outside the range.
  /// - Complexity: O(n).
  public static func variance(
    of draws: [Double], within range: ClosedRange<Double>, slack: Double = 0, level: Double
  ) throws(NumericsError) -> SamplingInterval {
    let failure = try failure(level)
    try checkRange(draws, range, slack)
    let moments = try DrawMoments(draws, slack: slack, atLeast: 2)
    let length = range.upperBound - range.lowerBound
    let reach =
      length * (2 * log(2 / failure) / Double(moments.count - 1)).squareRoot() * (1 + 1e-12)
      + 2 * moments.rounding
    // No variance on the range is above that of its two ends.
    let most = min(moments.sd + reach, 0.5 * length)
    let least = min(max(0, moments.sd - reach), most)
    return SamplingInterval((least * least).nextDown.clampedAboveZero, (most * most).nextUp)
  }
}

extension Double {
  fileprivate var clampedAboveZero: Double { self > 0 ? self : 0 }
}
