/// A probability as the smaller of the two tails, which keeps its digits near 1.
public struct TailProbability: Sendable {
  /// The probability of the tail, at most 1/2.
  public let value: Double
  /// Whether it is the lower tail, P(X <= x).
  public let isLower: Bool

  /// P(X <= x) = p.
  public init(_ p: Double) {
    isLower = p <= 0.5
    value = isLower ? p : 1 - p
  }

  /// P(X <= x) = (index + 1/2)/n for an index from 0 to n - 1; symmetric under index -> n - 1 - index.
  init(midPoint index: Int, of n: Int) {
    isLower = 2 * index + 1 <= n
    value = (Double(isLower ? index : n - 1 - index) + 0.5) / Double(n)
  }

  /// The quantile of the standard normal distribution.
  var normalQuantile: Double {
    let lower = StandardNormal.lowerQuantile(value)
    return isLower ? lower : -lower
  }
}
