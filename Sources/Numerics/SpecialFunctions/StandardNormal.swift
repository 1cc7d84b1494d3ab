import Arithmetic

/// The functions of the normal distribution with mean 0 and standard deviation 1.
enum StandardNormal {
  /// log pdf(z) = -z²/2 - log(2 pi)/2.
  static func logpdf(_ z: Double) -> Double { -0.5 * z * z - halfLogTwoPi }

  /// P(Z <= z), to full relative accuracy in the lower tail.
  static func cdf(_ z: Double) -> Double { ccdf(-z) }

  /// P(Z > z) = erfc(z/sqrt 2)/2, to full relative accuracy in the upper tail.
  ///
  /// An error d in the argument t of erfc changes the result by -(2t + 1/t) d of itself for large t, so
  /// the rounding error of z/sqrt 2 is found by fused multiply-add and taken back.
  static func ccdf(_ z: Double) -> Double {
    let t = z * rootHalf
    let tail = 0.5 * complementaryErrorFunction(t)
    guard t > 2, tail > 0 else { return tail }
    let lost = (-t).addingProduct(z, rootHalf) + z * rootHalfRest
    return tail * (1 - (2 * t + 1 / t) * lost)
  }

  /// P(Z > z) with a bound on its error, for a z with two roundings.
  static func tail(_ z: Double) -> Estimate {
    let value = ccdf(z)
    let moved = z.isFinite ? abs(z) * exp(-0.5 * z * z) : 0
    return Estimate(
      value,
      error: unitRoundoff * (12 * value + 2 * moved) + 4 * .leastNonzeroMagnitude)
  }

  /// sqrt(1/2) as the sum of two numbers.
  private static let rootHalf = 0.70710678118654752440
  private static let rootHalfRest = -4.8336466567264567e-17

  /// The z with P(Z <= z) = p, for 0 < p <= 1/2.
  ///
  /// A rational start (Abramowitz and Stegun 26.2.23, error below 4.5e-4 where p is not tiny) and
  /// Halley steps on erf near the centre and on log erfc in the tail, each of which cubes the error.
  static func lowerQuantile(_ p: Double) -> Double {
    guard p > 0 else { return -.infinity }
    guard p < 0.5 else { return 0 }
    if p > 0.25 { return centralQuantile(excess: p - 0.5) }
    let t = (-2 * log(p)).squareRoot()
    let numerator = 2.515517 + t * (0.802853 + t * 0.010328)
    let denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308))
    var z = numerator / denominator - t
    for _ in 0..<3 {
      // With F the cdf, f the pdf and u = log(F/p) F/f: the Halley step for log F(z) = log p.
      let lower = cdf(z)
      let pdf = exp(logpdf(z))
      guard lower > 0, pdf > 0 else { break }
      let ratio = lower / pdf
      let residual = (lower - p) / p
      let newton = logOnePlus(residual) * ratio
      let curvature = -z - 1 / ratio
      let step = newton / (1 - 0.5 * newton * curvature)
      z -= step
      if abs(step) < 1e-5 * abs(z) { break }
    }
    return z
  }

  /// The z with P(Z <= z) - 1/2 = excess, for |excess| <= 1/4.
  private static func centralQuantile(excess: Double) -> Double {
    // 0.39894… = pdf(0); the cubic term of the inverse series gives the start.
    let root = 2.50662827463100050242
    let linear = excess * root
    var z = linear * (1 + linear * linear / 6)
    for _ in 0..<4 {
      let pdf = exp(logpdf(z))
      let newton = (0.5 * errorFunction(z * 0.5.squareRoot()) - excess) / pdf
      let step = newton / (1 + 0.5 * newton * z)
      z -= step
      if abs(step) <= 1e-5 * abs(z) { break }
    }
    return z
  }

  /// The z with P(Z <= z) = p, for 0 < p < 1.
  static func quantile(_ p: Double) -> Double {
    if abs(p - 0.5) <= 0.25 { return p == 0.5 ? 0 : centralQuantile(excess: p - 0.5) }
    return p < 0.5 ? lowerQuantile(p) : -lowerQuantile(1 - p)
  }
}
