public import Arithmetic

/// The function that attains a Stein discrepancy, up to a positive factor.
///
/// Un-normalised it is Delta = s_p - s_q for the ball of L²(q), q Delta for that of L², and
/// (q/p) Delta for that of L²(p); normalised it has norm 1 in its ball.
public struct SteinWitness: Sendable {
  private let comparison: DensityComparison
  private let ball: SteinBall
  private let q: any Density
  /// What the un-normalised function is divided by.
  private let norm: Estimate

  /// The witness of a pair.
  ///
  /// - Throws: As `steinDiscrepancy`; `invalidParameter` when a normalised witness is asked for and
  ///   the discrepancy is 0.
  public init(
    _ q: any Density, _ p: any Density, ball: SteinBall, normalized: Bool
  ) throws(NumericsError) {
    self.ball = ball
    self.q = q
    comparison = DensityComparison(q, p)
    norm = normalized ? try steinDiscrepancy(q, p, ball: ball) : Estimate(1)
    guard norm.value > norm.error else { throw .noWitness }
  }

  /// The witness of a function on an interval.
  public func series(_ u: Series) -> Series {
    guard !norm.isEstimated else { return .unknown }
    let difference = -comparison.scoreDifferenceSeries(u)
    let unit = 1 / norm.value
    let factor = Ball(
      unit, radius: unit * (norm.error / (norm.value - norm.error) + 8 * unitRoundoff))
    switch ball {
    case .l2q: return factor * difference
    case .l2: return factor * (q.series(.pdf, of: u) * difference)
    case .l2p:
      return factor * (comparison.logRatioSeries(u).exponential * difference)
    }
  }

  /// The witness at x.
  ///
  /// - Throws: `NumericsError.overflow` when it is out of range.
  public func callAsFunction(_ x: Double) throws(NumericsError) -> Estimate {
    let pair = comparison.densityPair
    if pair.isIdentical { return Estimate(0) }
    let point = pair.scoreDifference(at: Abscissa(x))
    var logFactor = -log(norm.value)
    var relative = norm.error / (norm.value - norm.error)
    switch ball {
    case .l2q: break
    case .l2:
      logFactor += point.logq
      relative += point.logqError
    case .l2p:
      let ratio = pair.logRatio(at: Abscissa(x))
      logFactor -= ratio.difference
      relative += ratio.differenceError
    }
    let factor = exp(logFactor)
    relative += unitRoundoff * (4 + 2 * abs(logFactor) + abs(log(norm.value)))
    // Where the factor is 0 the relative error may be infinite.
    let spread =
      factor > 0
      ? factor * (point.differenceError + abs(point.difference) * expMinusOne(relative)) : 0
    return try Estimate(
      -point.difference * factor, within: spread + .leastNonzeroMagnitude, of: "the witness"
    ).estimated(unless: !norm.isEstimated)
  }
}

extension NumericsError {
  /// A witness of norm 1 was asked for where no function tells the densities apart.
  public static var noWitness: NumericsError {
    .invalidParameter(
      name: "discrepancy", value: 0,
      requirement: "positive, or there is no witness to normalise")
  }
}
