public import Arithmetic

/// The Laplace (double exponential) distribution.
///
/// p(x) = exp(-|x - m|/b) / (2 b). Its score jumps from 1/b to -1/b at m, where it is taken as 0.
public struct Laplace: Density, Hashable {
  /// The expected value m.
  public let mean: Double
  /// The scale b, positive; the standard deviation is sqrt(2) b.
  public let scale: Double

  /// A Laplace distribution.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless the mean is finite and the scale positive.
  public init(mean: Double, scale: Double) throws(NumericsError) {
    try Domain.checkLocation(mean, name: "mean")
    try Domain.checkScale(scale, name: "scale")
    self.mean = mean
    self.scale = scale
  }

  /// The natural logarithm of the density at x.
  public func logpdf(_ x: Double) -> Double { -abs(x - mean) / scale - log(2) - log(scale) }

  /// The rounding of its terms.
  public func logpdfError(_ x: Double) -> Double {
    4 * unitRoundoff * (2 + abs(x - mean) / scale + abs(log(scale)))
  }

  /// The score, minus the sign of x - m over b.
  public func score(_ x: Double) -> Double { x == mean ? 0 : (x < mean ? 1 : -1) / scale }

  /// 0: the second derivative of the log density away from the mean.
  public func scoreDerivative(_ x: Double) -> Double { 0 }

  /// The distribution function P(X <= x).
  public func cdf(_ x: Double) -> Double { lowerTail(x).value }

  /// The upper tail P(X > x).
  public func ccdf(_ x: Double) -> Double { upperTail(x).value }

  /// P(X <= x) with a bound on the rounding.
  public func lowerTail(_ x: Double) -> Estimate { Self.tail((x - mean) / scale) }

  /// P(X > x) with a bound on the rounding.
  public func upperTail(_ x: Double) -> Estimate { Self.tail((mean - x) / scale) }

  /// P(Z <= z), for a z with two roundings.
  static func tail(_ z: Double) -> Estimate {
    let outside = 0.5 * exp(-abs(z))
    let relative = unitRoundoff * (4 + 2 * min(abs(z), 800))
    // The exponential and its half are each rounded to a multiple of the least number far out.
    let bound = outside * relative + 2 * .leastNonzeroMagnitude
    return z <= 0
      ? Estimate(outside, error: bound)
      : Estimate(1 - outside, error: bound + unitRoundoff)
  }

  /// The x with P(X <= x) = p.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < p < 1.
  public func quantile(_ p: Double) throws(NumericsError) -> Double {
    try Domain.checkProbability(p)
    let tail = TailProbability(p)
    let distance = -scale * log(2 * tail.value)
    return tail.isLower ? mean - distance : mean + distance
  }

  /// The variance, 2 b².
  public var variance: Double { 2 * scale * scale }

  /// The single peak, with its kink.
  public var peaks: [Landmark] { [Landmark(clampedLocation: mean, scale: scale)] }

  /// The mean, where the density has a kink.
  public var breaks: [Double] { [mean] }

  /// Both like exp(-|x|).
  public var tails: Tails { Tails(both: .exponential) }

  /// The mean is the only extreme.
  public func extrema() -> Extrema { Extrema(modes: [mean], antimodes: []) }
}
