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
  /// - Throws: `NumericsError.invalidParameter` unless beta is positive; `infinite` when the tails of p
  ///   are too heavy for a Z; `notConverged` when the quadrature for Z fails.
  /// - Complexity: About 1,000 evaluations of log p for each mode.
  public init(_ p: any Density, beta: Double) throws(NumericsError) {
    try Domain.checkPower(beta)
    let peaks = try Self.landmarks(of: p, beta: beta)
    var largest = -Double.infinity
    for peak in peaks { largest = max(largest, p.logpdf(peak.location)) }
    tails = Tails(lower: p.tails.lower.tempered(beta), upper: p.tails.upper.tempered(beta))
    normalization = try Normalization(
      .init(
        lower: p.support.lowerBound, upper: p.support.upperBound,
        landmarks: peaks + p.transitions, breaks: p.breaks, tails: tails,
        top: largest.isFinite ? beta * largest : 0,
        f: { x in
          let value = beta * p.logpdf(x)
          return (value, beta * p.logpdfError(x) + unitRoundoff * abs(value))
        }, series: Self.series(of: p, beta), atEnd: Self.atEnd(of: p, beta)))
    base = p
    self.beta = beta
    self.peaks = peaks
  }

  /// How p^beta falls off.
  public let tails: Tails

  /// The integral of p^beta.
  ///
  /// - Throws: `NumericsError.overflow` when it is out of range.
  public func normalizer() throws(NumericsError) -> Estimate { try normalization.normalizer() }
  /// log Z, which keeps its accuracy where Z itself would overflow.
  public var logNormalizer: Estimate {
    Estimate(
      normalization.logNormalizer, error: normalization.logNormalizerError)
  }

  /// n independent draws by inversion with a table of the quantiles, right to 1e-11 in probability; draw
  /// i depends on `key.uniform(i)` alone.
  ///
  /// - Throws: `NumericsError.invalidParameter` when n is below 0.
  /// - Complexity: O(n), and about 20,000 evaluations of the density the first time.
  public func sample(_ n: Int, key: RandomKey) throws(NumericsError) -> [Double] {
    try Domain.checkCount(n, name: "n", atLeast: 0)
    return normalization.quantiles((0..<n).map { key.uniform($0) }, pdf)
  }

  /// The logarithm of the power of a formula on intervals; nil for another density, which has nothing to hide
  /// between its landmarks.
  private static func series(of p: any Density, _ beta: Double) -> IntervalFunction? {
    guard let formula = p as? Unnormalized, formula.hasEnclosures else { return nil }
    let beta = Ball(beta)
    return { beta * formula.logarithmInside($0) }
  }

  /// The same towards infinity.
  private static func atEnd(of p: any Density, _ beta: Double) -> EndFunction {
    { u in p.logpdf(atEnd: u).flatMap { u.constant(Ball(beta)) * $0 } }
  }

  /// That of p, or why the normaliser is not proved.
  public var doubt: Estimate.Doubt? {
    base.doubt ?? (base.isFormula && !normalization.isProved ? .wide : nil)
  }
  /// Why the bounds of the mean and the variance are estimates.
  public var doubtOfMoments: Estimate.Doubt? {
    doubt ?? (base.isFormula && !normalization.moments.areProved ? .wide : nil)
  }
  /// That of p.
  public var doubtOfExtrema: Estimate.Doubt? { base.doubtOfExtrema }
  /// The expected value.
  public var mean: Double { normalization.moments.mean?.value ?? .nan }
  /// The variance.
  public var variance: Double { normalization.moments.variance?.value ?? .nan }
  /// The bound of the quadrature.
  public var meanError: Double { normalization.moments.mean?.error ?? .nan }
  /// The bound of the quadrature.
  public var varianceError: Double { normalization.moments.variance?.error ?? .nan }
  /// That of p.
  public var support: ClosedRange<Double> { base.support }
  /// Those of p.
  public var breaks: [Double] { base.breaks }
  /// Those of p, with the density there.
  public var edges: [Edge] {
    base.edges.map { Edge(place: $0.place, isUpper: $0.isUpper, pdf: pdf($0.place)) }
  }

  /// The natural logarithm of the density at x, beta log p(x) - log Z.
  public func logpdf(_ x: Double) -> Double { beta * base.logpdf(x) - normalization.logNormalizer }

  /// The score, beta times that of p.
  public func score(_ x: Double) -> Double { beta * base.score(x) }

  /// The derivative of the score, beta times that of p.
  public func scoreDerivative(_ x: Double) -> Double { beta * base.scoreDerivative(x) }

  /// beta times that of p, and the error of log Z.
  public func logpdfError(_ x: Double) -> Double {
    logpdfError(base.logpdf(x), base.logpdfError(x))
  }

  private func logpdfError(_ logarithm: Double, _ error: Double) -> Double {
    let value = beta * logarithm
    guard value > -.infinity else { return 0 }
    return beta * error + normalization.logNormalizerError
      + 2 * unitRoundoff * (abs(value) + abs(normalization.logNormalizer))
  }

  /// The four from those of p.
  public func point(_ x: Double) -> DensityPoint {
    let point = base.point(x)
    let score = beta * point.score
    return DensityPoint(
      logpdf: beta * point.logpdf - normalization.logNormalizer,
      logpdfError: logpdfError(point.logpdf, point.logpdfError), score: score,
      scoreError: beta * point.scoreError + unitRoundoff * abs(score))
  }

  /// beta times that of p.
  public func scoreError(_ x: Double) -> Double {
    beta * base.scoreError(x) + unitRoundoff * abs(score(x))
  }

  /// beta times that of p.
  public func scoreDerivativeError(_ x: Double) -> Double {
    beta * base.scoreDerivativeError(x) + unitRoundoff * abs(scoreDerivative(x))
  }

  /// The distribution function P(X <= x), from the pieces of the quadrature for Z or, in the tail, by a
  /// quadrature of its own.
  ///
  /// - Complexity: 21 to 1,000 evaluations of the density.
  public func cdf(_ x: Double) -> Double { lowerTail(x).value }

  /// The upper tail P(X > x).
  ///
  /// - Complexity: As for `cdf`.
  public func ccdf(_ x: Double) -> Double { upperTail(x).value }

  /// P(X <= x) with the bound of the quadrature.
  public func lowerTail(_ x: Double) -> Estimate { normalization.lowerTail(x) }

  /// P(X > x) with the bound of the quadrature.
  public func upperTail(_ x: Double) -> Estimate { normalization.upperTail(x) }

  /// The x with P(X <= x) = p.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < p < 1.
  public func quantile(_ p: Double) throws(NumericsError) -> Double {
    try Domain.checkProbability(p)
    return normalization.quantile(TailProbability(p), of: self)
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

extension Density {
  /// The integral of p^beta, where `power` is the density proportional to it.
  ///
  /// For a normal density (2 pi)^((1 - beta)/2) sd^(1 - beta)/sqrt(beta); for a power of a power of p, with
  /// Z for the integrals, Z(beta beta')/Z(beta)^beta'.
  ///
  /// - Throws: `NumericsError.overflow` when it is out of range.
  public func normalizer(
    ofPower beta: Double, _ power: any Density
  ) throws(NumericsError) -> Estimate {
    let logarithm: Estimate
    switch (self as any Density, power) {
    case (let normal as Normal, _):
      let terms = [(1 - beta) * log(normal.sd), (1 - beta) * halfLogTwoPi, -0.5 * log(beta)]
      logarithm = Estimate(
        terms.reduce(0, +),
        error: 6 * unitRoundoff * terms.reduce(0) { $0 + abs($1) })
    case (let first as Tempered, let second as Tempered):
      let other = beta * first.logNormalizer.value
      logarithm = Estimate(
        second.logNormalizer.value - other,
        error: second.logNormalizer.error + beta * first.logNormalizer.error
          + 2 * unitRoundoff * (abs(second.logNormalizer.value) + abs(other)))
    case (_, let second as Tempered): logarithm = second.logNormalizer
    default: return Estimate(1)
    }
    let value = exp(logarithm.value)
    return try Estimate(
      value,
      within: value * (expMinusOne(logarithm.error) + 2 * unitRoundoff)
        + .leastNonzeroMagnitude,
      of: "the normaliser")
  }
}
