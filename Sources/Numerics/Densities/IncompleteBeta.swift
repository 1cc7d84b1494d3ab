import Arithmetic

/// The regularised incomplete beta function I_x(a, b), the distribution function of a beta variable.
///
/// The continued fraction DLMF 8.17.22 by the modified Lentz method, on the side of the mean where it
/// converges fast; the other side by I_x(a, b) = 1 - I_(1-x)(b, a).
enum IncompleteBeta {
  /// I_x(a, b) for x = part/(part + rest), which loses nothing for x near 1.
  static func regularized(_ part: Double, _ rest: Double, a: Double, b: Double) -> Double {
    guard part > 0 else { return 0 }
    guard rest > 0 else { return 1 }
    let x = part / (part + rest)
    let y = rest / (part + rest)
    if x <= (a + 1) / (a + b + 2) { return lower(x, y, a, b) }
    return 1 - lower(y, x, b, a)
  }

  /// x^a y^b / (a B(a, b)) times the continued fraction, y = 1 - x.
  private static func lower(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let logX = x > 0.5 ? logOnePlus(-y) : log(x)
    let logY = y > 0.5 ? logOnePlus(-x) : log(y)
    let logInverseBeta =
      a >= b
      ? logGammaRatio(a, b) - logGamma(b) : logGammaRatio(b, a) - logGamma(a)
    return exp(a * logX + b * logY + logInverseBeta - log(a)) * fraction(x, a, b)
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
