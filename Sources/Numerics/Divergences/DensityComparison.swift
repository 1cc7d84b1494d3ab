public import Arithmetic

/// Two densities compared at single points, without losing small differences.
///
/// Between mixtures of normals (and their powers) what the two share cancels exactly, so that a
/// difference of 1e-50 between two scores of size 10 keeps its relative accuracy. Between other
/// densities the values are subtracted, and the error bound says what that loses.
public struct DensityComparison: Sendable {
  private enum Pair: Sendable {
    case mixtures(MixturePair)
    case powers(PowerPair)
    case plain(PlainPair)
  }

  private let pair: Pair
  private let q: any Density
  private let p: any Density
  /// The part of the line where both densities have mass.
  private let support: (lower: Double, upper: Double)

  /// A comparison of q with p.
  ///
  /// - Complexity: O(m²) for m components in all.
  public init(_ q: any Density, _ p: any Density) {
    self.q = q
    self.p = p
    support = (
      max(q.support.lowerBound, p.support.lowerBound),
      min(q.support.upperBound, p.support.upperBound)
    )
    guard let powerQ = PowerMixture(q), let powerP = PowerMixture(p) else {
      pair = .plain(PlainPair(q: q, p: p))
      return
    }
    pair =
      powerQ.exponent == 1 && powerP.exponent == 1
      ? .mixtures(MixturePair(powerQ.mixture, powerP.mixture))
      : .powers(PowerPair(powerQ, powerP))
  }

  /// The pair, for use at more than one point.
  var densityPair: any DensityPair {
    switch pair {
    case .mixtures(let pair): pair
    case .powers(let pair): pair
    case .plain(let pair): pair
    }
  }

  /// The difference of the scores of a function on an interval.
  public func scoreDifferenceSeries(_ u: Series) -> Series {
    switch pair {
    case .mixtures(let pair): return pair.scoreDifferenceSeries(u)
    default: return q.series(.score, of: u) - p.series(.score, of: u)
    }
  }

  /// The logarithm of the ratio of the densities of a function on an interval.
  public func logRatioSeries(_ u: Series) -> Series {
    q.series(.logpdf, of: u) - p.series(.logpdf, of: u)
  }

  private func checkInside(_ x: Double) throws(NumericsError) {
    if x < support.lower { throw .outsideSupport(at: support.lower) }
    if x > support.upper { throw .outsideSupport(at: support.upper) }
  }

  /// The difference of the scores at x, s_q(x) - s_p(x).
  ///
  /// - Throws: `NumericsError.outsideSupport` where one of the densities has no mass, `overflow` when it is
  ///   out of range.
  /// - Complexity: O(m²) for m components in all.
  public func scoreDifference(_ x: Double) throws(NumericsError) -> Estimate {
    let pair = densityPair
    if pair.isIdentical { return Estimate(0) }
    try checkInside(x)
    let point = pair.scoreDifference(at: Abscissa(x))
    return try Estimate(
      point.difference, within: point.differenceError + .leastNonzeroMagnitude,
      of: "the difference of the scores")
  }

  /// The logarithm of the ratio of the densities at x, log q(x) - log p(x), in nats.
  ///
  /// - Throws: `NumericsError.outsideSupport` where one of the densities has no mass, `overflow` when it is
  ///   out of range.
  /// - Complexity: O(m) for m components in all.
  public func logRatio(_ x: Double) throws(NumericsError) -> Estimate {
    let pair = densityPair
    if pair.isIdentical { return Estimate(0) }
    try checkInside(x)
    let point = pair.logRatio(at: Abscissa(x))
    return try Estimate(
      -point.difference, within: point.differenceError + .leastNonzeroMagnitude,
      of: "the logarithm of the ratio")
  }
}
