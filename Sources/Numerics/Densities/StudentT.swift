public import Arithmetic

/// Student's t distribution with a location and a scale.
///
/// p(x) = Gamma((n + 1)/2) / (Gamma(n/2) sqrt(n pi) s) (1 + z²/n)^(-(n + 1)/2) with z = (x - m)/s. Its
/// tails fall like |x|^-(n + 1), so moments of order n and higher are infinite.
public struct StudentT: Density, Hashable {
  /// The degrees of freedom n, positive.
  public let degrees: Double
  /// The centre of symmetry m.
  public let location: Double
  /// The scale s, positive; not the standard deviation.
  public let scale: Double

  /// log p at the centre.
  private let logPeak: Double
  /// That for a scale of 1.
  private let standardPeak: Double

  /// A Student t distribution.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless the degrees are from 0.1 to 1e6, the location is
  ///   finite and the scale positive.
  public init(degrees: Double, location: Double = 0, scale: Double = 1) throws(NumericsError) {
    guard degrees >= 0.1, degrees <= 1e6 else {
      throw .invalidParameter(
        name: "degrees", value: degrees, requirement: "between 0.1 and 1e6")
    }
    try Domain.checkLocation(location, name: "location")
    try Domain.checkScale(scale, name: "scale")
    self.degrees = degrees
    self.location = location
    self.scale = scale
    standardPeak = logGammaHalfStep(0.5 * degrees) - 0.5 * log(degrees * .pi)
    logPeak = standardPeak - log(scale)
  }

  private init(standardOf other: StudentT) {
    degrees = other.degrees
    location = 0
    scale = 1
    standardPeak = other.standardPeak
    logPeak = standardPeak
  }

  /// The same around 0 with a scale of 1.
  var standard: StudentT { StudentT(standardOf: self) }

  private func standardized(_ x: Double) -> Double { (x - location) / scale }

  /// The natural logarithm of the density at x.
  public func logpdf(_ x: Double) -> Double {
    let z = standardized(x)
    let ratio = z / degrees.squareRoot()
    // log(1 + r²) without overflow.
    let growth = abs(ratio) > 1e100 ? 2 * log(abs(ratio)) : logOnePlus(ratio * ratio)
    return logPeak - 0.5 * (degrees + 1) * growth
  }

  /// The rounding of the gamma functions and of the logarithm.
  public func logpdfError(_ x: Double) -> Double {
    let half = 0.5 * (degrees + 1)
    let ratio = standardized(x) / degrees.squareRoot()
    // Below 40 the ratio of gamma functions is a difference of two logarithms.
    let gammas = half < 41 ? 2 * abs(logGamma(half)) + 2 : log(degrees)
    return unitRoundoff
      * (16 * (1 + abs(logpdf(x)) + abs(logPeak)) + 4 * gammas + 8 * half * min(1, ratio * ratio))
  }

  /// The score -(n + 1) z / (s (n + z²)).
  public func score(_ x: Double) -> Double {
    let z = standardized(x)
    guard abs(z) < 1e100 else { return -(degrees + 1) / (z * scale) }
    return -(degrees + 1) * z / (degrees + z * z) / scale
  }

  /// The derivative of the score, -(n + 1)(n - z²) / (s² (n + z²)²).
  public func scoreDerivative(_ x: Double) -> Double {
    let z = standardized(x)
    guard abs(z) < 1e70 else { return 0 }
    let sum = degrees + z * z
    return -(degrees + 1) * ((degrees - z * z) / sum) / sum / (scale * scale)
  }

  /// The rounding of its two terms, which cancel where z² = n.
  public func scoreDerivativeError(_ x: Double) -> Double {
    let z = standardized(x)
    return 16 * unitRoundoff * (degrees + 1) / (degrees + min(z * z, 1e200)) / (scale * scale)
  }

  /// The distribution function P(X <= x).
  public func cdf(_ x: Double) -> Double { lowerTail(x).value }

  /// The upper tail P(X > x).
  public func ccdf(_ x: Double) -> Double { upperTail(x).value }

  /// P(X <= x) with a bound on the rounding.
  public func lowerTail(_ x: Double) -> Estimate { tail(-standardized(x), at: x) }

  /// P(X > x) with a bound on the rounding.
  public func upperTail(_ x: Double) -> Estimate { tail(standardized(x), at: x) }

  /// P(T > z), half of I_w(n/2, 1/2) with w = n/(n + z²) for z above 0.
  private func tail(_ z: Double, at x: Double) -> Estimate {
    guard z.isFinite else { return Estimate(z > 0 ? 0 : z < 0 ? 1 : .nan, error: 0) }
    // Far out I_w(a, 1/2) is w^a/(a B(a, 1/2)) to all digits, with log w = log n - 2 log z.
    let outside =
      abs(z) > 1e100
      ? IncompleteBeta.power(logX: log(degrees) - 2 * log(abs(z)), a: 0.5 * degrees, b: 0.5)
      : IncompleteBeta.regularized(degrees, z * z, a: 0.5 * degrees, b: 0.5)
    let share = 0.5 * outside.value
    // A relative error e of z moves the tail by z p(z) e.
    let moved = abs(z) * exp(logpdf(x) + log(scale)) * 3 * unitRoundoff
    let bound = 0.5 * outside.error + moved + .leastNonzeroMagnitude
    return z > 0
      ? Estimate(share, error: bound)
      : Estimate(1 - share, error: bound + unitRoundoff)
  }

  /// The x with P(X <= x) = p.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < p < 1; `overflow` when x is out of range.
  public func quantile(_ p: Double) throws(NumericsError) -> Double {
    try Domain.checkProbability(p)
    let tail = TailProbability(p)
    if tail.value == 0.5 { return location }
    var reach = scale
    while tail.value < ccdf(location + reach), reach < 1e3 * scale { reach *= 4 }
    if tail.value < ccdf(location + reach) {
      let distance = try farQuantile(tail.value)
      return tail.isLower ? location - distance : location + distance
    }
    return tail.isLower
      ? invertDistribution(of: self, at: tail, between: location - reach, and: location)
      : invertDistribution(of: self, at: tail, between: location, and: location + reach)
  }

  /// The distance from the centre beyond which there is a small probability p on either side.
  ///
  /// Newton's method for log P(T > z) over log z, which far out is a straight line of slope -n.
  private func farQuantile(_ p: Double) throws(NumericsError) -> Double {
    var logZ = log(1e3)
    for _ in 0..<100 {
      let z = exp(logZ)
      guard z.isFinite else { break }
      let reached = tail(z, at: location + scale * z).value
      guard reached > 0 else {
        logZ -= 1
        continue
      }
      // -d log P / d log z = z p(z)/P.
      let peak = logPeak + log(scale)
      let growth = z > 1e100 ? 2 * logZ - log(degrees) : logOnePlus(z * z / degrees)
      let rate = exp(logZ + peak - 0.5 * (degrees + 1) * growth - log(reached))
      let step = log(reached / p) / rate
      logZ += min(max(step, -50), 50)
      if abs(step) <= 4 * unitRoundoff * (1 + abs(logZ)) { break }
    }
    let distance = scale * exp(logZ)
    guard distance.isFinite else { throw .overflow(quantity: "the quantile") }
    return distance
  }

  /// The expected value; not a number with one degree of freedom or fewer.
  public var mean: Double { degrees > 1 ? location : .nan }

  /// The variance s² n/(n - 2); not a number with two degrees of freedom or fewer.
  public var variance: Double {
    degrees > 2 ? scale * scale * (degrees / (degrees - 2)) : .nan
  }

  /// The single peak.
  public var peaks: [Landmark] { [Landmark(clampedLocation: location, scale: scale)] }

  /// Both like |x|^-(n + 1).
  public var tails: Tails { Tails(both: .power(degrees)) }

  /// The location is the only extreme.
  public func extrema() -> Extrema { Extrema(modes: [location], antimodes: []) }
}
