/// Two densities compared at a point, with bounds on the rounding errors.
struct Comparison {
  /// log q(x).
  var logq: Double
  /// A bound on the error of `logq`.
  var logqError: Double
  /// The score difference s_q - s_p, or the log ratio log p - log q.
  var difference: Double
  /// A bound on the error of `difference`.
  var differenceError: Double
  /// log p(x) and a bound on its error; only `logRatio` sets them.
  var logp = 0.0
  var logpError = 0.0
}

/// A pair of densities that can be compared without losing small differences.
protocol DensityPair {
  /// The score difference s_q(x) - s_p(x).
  func scoreDifference(at x: Abscissa) -> Comparison
  /// The log ratio log p(x) - log q(x).
  func logRatio(at x: Abscissa) -> Comparison
  /// Whether q and p are the same density by construction.
  var isIdentical: Bool { get }
  /// Where q and p change.
  var landmarks: [Landmark] { get }
  /// Whether `Abscissa` values are rounded to one number before use.
  var roundsAbscissa: Bool { get }
}

/// Two densities of which nothing more is known: differences by subtraction, with the rounding error
/// that this can bring.
struct PlainPair: DensityPair {
  let q: any Density
  let p: any Density

  let isIdentical = false
  let roundsAbscissa = true

  var landmarks: [Landmark] { q.peaks + q.transitions + p.peaks + p.transitions }

  func scoreDifference(at x: Abscissa) -> Comparison {
    let x = x.value
    let logq = q.logpdf(x)
    let ofQ = q.score(x)
    let ofP = p.score(x)
    return Comparison(
      logq: logq, logqError: Self.units * (1 + abs(logq)), difference: ofQ - ofP,
      differenceError: Self.units * (abs(ofQ) + abs(ofP)))
  }

  func logRatio(at x: Abscissa) -> Comparison {
    let x = x.value
    let logq = q.logpdf(x)
    let logp = p.logpdf(x)
    return Comparison(
      logq: logq, logqError: Self.units * (1 + abs(logq)), difference: logp - logq,
      differenceError: Self.units * (2 + abs(logq) + abs(logp)), logp: logp,
      logpError: Self.units * (1 + abs(logp)))
  }

  /// The rounding error granted to a density's own functions, relative to their size.
  private static let units = 16 * unitRoundoff
}
