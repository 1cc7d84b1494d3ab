import Arithmetic

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
    let ofQ = q.point(x)
    // Where q has no mass nothing is weighted by it.
    guard ofQ.logpdf > -.infinity else {
      return Comparison(logq: ofQ.logpdf, logqError: 0, difference: 0, differenceError: 0)
    }
    let ofP = p.point(x)
    let difference = ofQ.score - ofP.score
    return Comparison(
      logq: ofQ.logpdf, logqError: ofQ.logpdfError, difference: difference,
      differenceError: ofQ.scoreError + ofP.scoreError + unitRoundoff * abs(difference))
  }

  func logRatio(at x: Abscissa) -> Comparison {
    let x = x.value
    let (ofQ, ofP) = (q.point(x), p.point(x))
    let (logq, logp) = (ofQ.logpdf, ofP.logpdf)
    let (logqError, logpError) = (ofQ.logpdfError, ofP.logpdfError)
    guard logq > -.infinity || logp > -.infinity else {
      return Comparison(logq: logq, logqError: 0, difference: 0, differenceError: 0, logp: logp)
    }
    return Comparison(
      logq: logq, logqError: logqError, difference: logp - logq,
      differenceError: logqError + logpError + unitRoundoff * abs(logp - logq), logp: logp,
      logpError: logpError)
  }
}
