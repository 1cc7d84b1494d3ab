/// The regularised incomplete beta function I_x(a, b), the distribution function of a beta variable.
///
/// The continued fraction DLMF 8.17.22 by the modified Lentz method, on the side of the mean where it
/// converges fast; the other side by I_x(a, b) = 1 - I_(1-x)(b, a).
enum IncompleteBeta {
  /// I_x(a, b) for x = part/(part + rest), which loses nothing for x near 1, with a bound on its
  /// rounding.
  static func regularized(_ part: Double, _ rest: Double, a: Double, b: Double) -> Estimate {
    guard part > 0 else { return Estimate(exactly: 0) }
    guard rest > 0 else { return Estimate(exactly: 1) }
    let x = part / (part + rest)
    let y = rest / (part + rest)
    if x <= (a + 1) / (a + b + 2) { return lower(x, y, a, b) }
    let other = lower(y, x, b, a)
    return Estimate(trusting: 1 - other.value, within: other.errorBound + unitRoundoff)
  }

  /// x^a/(a B(a, b)), which is I_x(a, b) to all digits for an x below 1e-200.
  static func power(logX: Double, a: Double, b: Double) -> Estimate {
    scaled(1, a * logX, a, b)
  }

  /// x^a y^b / (a B(a, b)) times the continued fraction, y = 1 - x.
  private static func lower(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Estimate {
    let logX = x > 0.5 ? logOnePlus(-y) : log(x)
    let logY = y > 0.5 ? logOnePlus(-x) : log(y)
    return scaled(fraction(x, a, b), a * logX + b * logY, a, b, size: a * abs(logX) + b * abs(logY))
  }

  /// A factor times exp(exponent)/(a B(a, b)), where the exponent is a sum of terms of a size.
  private static func scaled(
    _ factor: Double, _ exponent: Double, _ a: Double, _ b: Double, size: Double? = nil
  ) -> Estimate {
    let (c, d) = a >= b ? (a, b) : (b, a)
    let logInverseBeta = logGammaRatio(c, d) - logGamma(d)
    let value = exp(exponent + logInverseBeta - log(a)) * factor
    let gammas =
      d == 0.5 && c >= 40
      ? abs(logGammaRatio(c, d)) + 1
      : abs(logGamma(c + d)) + abs(logGamma(c)) + abs(logGamma(d)) + 2
    // x and y carry two roundings, which a + b multiplies only where they are small: then x, y and
    // their logarithms have the same relative error.
    let units = 48 + 4 * (size ?? abs(exponent)) + 4 * gammas + 4 * abs(log(a)) + 4 * min(a, b)
    return Estimate(
      trusting: value, within: units * unitRoundoff * value + .leastNonzeroMagnitude)
  }

  /// log(Gamma(a + b)/Gamma(a)).
  private static func logGammaRatio(_ a: Double, _ b: Double) -> Double {
    b == 0.5 ? logGammaHalfStep(a) : logGamma(a + b) - logGamma(a)
  }

  private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    let tiny = 1e-300
    func safe(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
    var c = 1.0
    var d = 1 / safe(1 - (a + b) * x / (a + 1))
    var result = d
    for m in 1...100_000 {
      let m = Double(m)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / safe(1 + even * d)
      c = safe(1 + even / c)
      result *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / safe(1 + odd * d)
      c = safe(1 + odd / c)
      let change = d * c
      result *= change
      if abs(change - 1) <= 2 * unitRoundoff { break }
    }
    return result
  }
}
