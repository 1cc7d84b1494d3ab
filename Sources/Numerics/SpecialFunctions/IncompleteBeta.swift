import Arithmetic

/// The regularised incomplete beta function I_x(a, b), the distribution function of a beta variable.
///
/// A continued fraction on the side of the mean where it converges fast; the other side by I_x(a, b) = 1 - I_(1-x)(b, a).
enum IncompleteBeta {
  /// I_x(a, b) for x = part/(part + rest), which loses nothing for x near 1, with a bound on its
  /// rounding.
  static func regularized(_ part: Double, _ rest: Double, a: Double, b: Double) -> Estimate {
    guard part > 0 else { return Estimate(0) }
    guard rest > 0 else { return Estimate(1) }
    let x = part / (part + rest)
    let y = rest / (part + rest)
    if x <= (a + 1) / (a + b + 2) { return lower(x, y, a, b) }
    let other = lower(y, x, b, a)
    return Estimate(1 - other.value, error: other.error + unitRoundoff)
  }

  /// x^a/(a B(a, b)), which is I_x(a, b) to all digits for an x below 1e-200.
  static func power(logX: Double, a: Double, b: Double) -> Estimate {
    scaled(1, a * logX, a, b)
  }

  /// x^a y^b / (a B(a, b)) times the continued fraction, y = 1 - x.
  private static func lower(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Estimate {
    let logX = x > 0.5 ? logOnePlus(-y) : log(x)
    let logY = y > 0.5 ? logOnePlus(-x) : log(y)
    return scaled(
      fraction(x, y, a, b), a * logX + b * logY, a, b, size: a * abs(logX) + b * abs(logY))
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
      value,
      error: units * unitRoundoff * value + (2 + abs(factor)) * .leastNonzeroMagnitude)
  }

  /// log(Gamma(a + b)/Gamma(a)).
  private static func logGammaRatio(_ a: Double, _ b: Double) -> Double {
    b == 0.5 ? logGammaHalfStep(a) : logGamma(a + b) - logGamma(a)
  }

  /// a B(a, b) I_x(a, b)/(x^a y^b), for x at most (a + 1)/(a + b + 2).
  ///
  /// The continued fraction of Didonato and Morris (1992, algorithm 708) in terms of
  /// a - (a + b) x = (a + b) y - b, in that form in which nothing cancels.
  private static func fraction(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let excess = 1 + (a > b ? (a + b) * y - b : a - (a + b) * x)
    let c0 = b / a
    let c1 = 1 + 1 / a
    var p = 1.0
    var s = a + 1
    var above = (last: 0.0, next: 1.0)
    var below = (last: 1.0, next: excess / c1)
    var result = c1 / excess
    for n in 1...100_000 {
      let n = Double(n)
      let t = n / a
      let w = n * (b - n) * x
      let e = a / s
      let alpha = (p * (p + c0) * e * e) * (w * x)
      let ratio = (1 + t) / (c1 + t + t)
      let beta = n + w / s + ratio * (excess + n * (1 + y))
      p = 1 + t
      s += 2
      above = (above.next, alpha * above.last + beta * above.next)
      below = (below.next, alpha * below.last + beta * below.next)
      let next = above.next / below.next
      let isDone = abs(next - result) <= unitRoundoff * next
      result = next
      if isDone { break }
      let scale = below.next
      above = (above.last / scale, result)
      below = (below.last / scale, 1)
    }
    return result * a
  }
}
