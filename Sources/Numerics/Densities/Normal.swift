public import Arithmetic

/// The normal distribution N(mean, sd²).
///
/// p(x) = exp(-(x - mean)²/(2 sd²)) / (sd sqrt(2 pi)).
public struct Normal: Density, Hashable {
  /// The expected value.
  public let mean: Double
  /// The standard deviation, positive.
  public let sd: Double

  /// A normal distribution.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless `mean` is finite and `sd` positive (within
  ///   1e100, and `sd` at least 1e-100).
  public init(mean: Double, sd: Double) throws(NumericsError) {
    try Domain.checkLocation(mean, name: "mean")
    try Domain.checkScale(sd, name: "sd")
    self.mean = mean
    self.sd = sd
  }

  private func standardized(_ x: Double) -> Double { (x - mean) / sd }

  /// The density at x.
  public func pdf(_ x: Double) -> Double {
    let logarithm = StandardNormal.logpdf(standardized(x))
    // The exponential alone may underflow where the density does not.
    return logarithm > -700 ? exp(logarithm) / sd : exp(logarithm - log(sd))
  }

  /// The natural logarithm of the density at x.
  public func logpdf(_ x: Double) -> Double { StandardNormal.logpdf(standardized(x)) - log(sd) }

  /// The score -(x - mean)/sd².
  public func score(_ x: Double) -> Double { -standardized(x) / sd }

  /// The derivative of the score, -1/sd².
  public func scoreDerivative(_ x: Double) -> Double { -1 / (sd * sd) }

  /// The distribution function P(X <= x).
  public func cdf(_ x: Double) -> Double { StandardNormal.cdf(standardized(x)) }

  /// The upper tail P(X > x).
  public func ccdf(_ x: Double) -> Double { StandardNormal.ccdf(standardized(x)) }

  /// P(X <= x) with a bound on the rounding.
  public func lowerTail(_ x: Double) -> Estimate { StandardNormal.tail(-standardized(x)) }

  /// P(X > x) with a bound on the rounding.
  public func upperTail(_ x: Double) -> Estimate { StandardNormal.tail(standardized(x)) }

  /// The mean is a parameter.
  public var meanError: Double { 0 }

  /// The x with P(X <= x) = p.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < p < 1.
  public func quantile(_ p: Double) throws(NumericsError) -> Double {
    try Domain.checkProbability(p)
    return mean + sd * StandardNormal.quantile(p)
  }

  /// The n mid-point quantiles, exactly symmetric about the mean up to the last rounding.
  ///
  /// - Throws: `NumericsError.invalidParameter` when n is below 1.
  /// - Complexity: O(n).
  public func quantiles(_ n: Int) throws(NumericsError) -> [Double] {
    try Domain.checkCount(n, name: "n", atLeast: 1)
    return (0..<n).map { mean + sd * TailProbability(midPoint: $0, of: n).normalQuantile }
  }

  /// The variance sd².
  public var variance: Double { sd * sd }

  /// The single peak at the mean.
  public var peaks: [Landmark] { [Landmark(clampedLocation: mean, scale: sd)] }

  /// Both like exp(-x²/2).
  public var tails: Tails { Tails(both: .normal) }

  /// The mean is the only extreme.
  public func extrema() -> Extrema { Extrema(modes: [mean], antimodes: []) }

  /// n independent draws: draw i is mean + sd `key.normal(i)`.
  ///
  /// - Throws: `NumericsError.invalidParameter` when n is below 0.
  /// - Complexity: O(n).
  public func sample(_ n: Int, key: RandomKey) throws(NumericsError) -> [Double] {
    try Domain.checkCount(n, name: "n", atLeast: 0)
    return (0..<n).map { mean + sd * key.normal($0) }
  }

  /// The distribution of X + N(0, sd²) noise: normal with the variances added.
  ///
  /// - Throws: `NumericsError.invalidParameter` when `sd` is negative or not finite.
  public func smoothed(sd noise: Double) throws(NumericsError) -> Normal {
    try Normal(mean: mean, sd: hypotenuse(sd, noise, name: "sd"))
  }

  /// The density proportional to p^beta: normal with standard deviation sd/sqrt(beta).
  ///
  /// - Throws: `NumericsError.invalidParameter` unless beta is positive.
  public func tempered(beta: Double) throws(NumericsError) -> any Density {
    try Domain.checkPower(beta)
    return try Normal(mean: mean, sd: sd / beta.squareRoot())
  }

  /// The same distribution as a mixture with one component.
  public var asMixture: Mixture { Mixture(normal: self) }
}

/// sqrt(a² + b²) for a standard deviation a and one of noise b, which may be 0.
///
/// - Throws: `NumericsError.invalidParameter` unless b is from 0 to 1e100.
func hypotenuse(_ a: Double, _ b: Double, name: String) throws(NumericsError) -> Double {
  guard b >= 0, b <= Domain.largestScale else {
    throw .invalidParameter(
      name: name, value: b,
      requirement: b >= 0 && b.isFinite ? "at most 1e100" : "a number that is not negative")
  }
  let larger = max(a, b)
  let ratio = min(a, b) / larger
  return larger * (1 + ratio * ratio).squareRoot()
}
