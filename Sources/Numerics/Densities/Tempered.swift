public import Arithmetic

/// The density proportional to the power p^beta of a density p.
///
/// p_beta(x) = p(x)^beta / Z with Z the integral of p^beta. Below 1, beta flattens the density ("raises
/// the temperature") and, unlike noise, changes the proportions of separate components to
/// w_k^beta / sum of w_j^beta.
public struct Tempered: Density {
  /// The density p.
  public let base: any Density
  /// The power, positive.
  public let beta: Double
  /// The places where the mass sits.
  public let peaks: [Landmark]

  private let normalization: Normalization

  /// The density proportional to p^beta.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless beta is positive; `overflow` when Z is out of
  ///   range; `notConverged` when the quadrature for Z fails.
  /// - Complexity: About 1,000 evaluations of log p for each mode.
  public init(_ p: any Density, beta: Double) throws(NumericsError) {
    try Domain.checkPower(beta)
    let peaks = try Self.landmarks(of: p, beta: beta)
    var largest = -Double.infinity
    for peak in peaks { largest = max(largest, p.logpdf(peak.location)) }
    normalization = try Normalization(
      landmarks: peaks + p.transitions, top: largest.isFinite ? beta * largest : 0
    ) { x in (beta * p.logpdf(x), beta * p.logpdfError(x)) }
    base = p
    self.beta = beta
    self.peaks = peaks
  }

  /// The integral of p^beta.
  public var normalizer: Estimate { normalization.normalizer }
  /// log Z, which keeps its accuracy where Z itself would overflow.
  var logNormalizer: Double { normalization.logNormalizer }
  var logNormalizerError: Double { normalization.logNormalizerError }
  private var distribution: CumulativePanels { normalization.distribution }

  /// n independent draws by inversion with a table of the quantiles, right to 1e-11 in probability; draw
  /// i depends on `key.uniform(i)` alone.
  ///
  /// - Throws: `NumericsError.invalidParameter` when n is below 0.
  /// - Complexity: O(n), and about 20,000 evaluations of the density the first time.
  public func sample(_ n: Int, key: RandomKey) throws(NumericsError) -> [Double] {
    try Domain.checkCount(n, name: "n", atLeast: 0)
    return normalization.quantiles((0..<n).map { key.uniform($0) }, pdf)
  }

  /// The expected value.
  public var mean: Double { normalization.mean }
  /// The variance.
  public var variance: Double { normalization.variance }

  /// The natural logarithm of the density at x, beta log p(x) - log Z.
  public func logpdf(_ x: Double) -> Double { beta * base.logpdf(x) - logNormalizer }

  /// The score, beta times that of p.
  public func score(_ x: Double) -> Double { beta * base.score(x) }

  /// The derivative of the score, beta times that of p.
  public func scoreDerivative(_ x: Double) -> Double { beta * base.scoreDerivative(x) }

  /// beta times that of p, and the error of log Z.
  public func logpdfError(_ x: Double) -> Double {
    beta * base.logpdfError(x) + logNormalizerError
      + 2 * unitRoundoff * (abs(beta * base.logpdf(x)) + abs(logNormalizer))
  }

  /// beta times that of p.
  public func scoreError(_ x: Double) -> Double {
    beta * base.scoreError(x) + unitRoundoff * abs(score(x))
  }

  /// beta times that of p.
  public func scoreDerivativeError(_ x: Double) -> Double {
    beta * base.scoreDerivativeError(x) + unitRoundoff * abs(scoreDerivative(x))
  }

  /// The distribution function P(X <= x), from the pieces of the quadrature for Z.
  ///
  /// - Complexity: 21 evaluations of p.
  public func cdf(_ x: Double) -> Double { distribution.lowerMass(at: x, pdf) }

  /// The upper tail P(X > x).
  ///
  /// - Complexity: 21 evaluations of p.
  public func ccdf(_ x: Double) -> Double { distribution.upperMass(at: x, pdf) }

  /// The x with P(X <= x) = p.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < p < 1.
  public func quantile(_ p: Double) throws(NumericsError) -> Double {
    try Domain.checkProbability(p)
    let (lower, upper) = distribution.bracket(p)
    return invertDistribution(of: self, at: TailProbability(p), between: lower, and: upper)
  }

  /// The transitions of p: they stay in place and keep their length.
  public var transitions: [Landmark] { base.transitions }

  /// The extremes of p, which stay where they are.
  ///
  /// - Throws: `NumericsError.budgetExhausted` when the search needs too many steps.
  public func extrema() throws(NumericsError) -> Extrema { try base.extrema() }

  /// The density proportional to p^(beta · factor).
  ///
  /// - Throws: As `init(_:beta:)`.
  public func tempered(beta factor: Double) throws(NumericsError) -> any Density {
    try Tempered(base, beta: beta * factor)
  }

  /// The peaks of p with their widths over sqrt(beta), and its modes with their own widths.
  static func landmarks(
    of p: any Density, beta: Double
  ) throws(NumericsError) -> [Landmark] {
    var result = peaks(of: p, beta: beta)
    for mode in try p.extrema().modes {
      let curvature = -beta * p.scoreDerivative(mode)
      if curvature > 0, curvature.isFinite {
        result.append(Landmark(clampedLocation: mode, scale: 1 / curvature.squareRoot()))
      }
    }
    return result
  }

  /// The peaks of p with their widths over sqrt(beta).
  static func peaks(of p: any Density, beta: Double) -> [Landmark] {
    p.peaks.map {
      Landmark(clampedLocation: $0.location, scale: $0.scale / beta.squareRoot())
    }
  }
}
