public import Arithmetic

/// The unit ball of functions that a Stein discrepancy takes its supremum over.
public enum SteinBall: String, Sendable, Hashable, CaseIterable {
  /// E_q f² <= 1.
  case l2q
  /// The integral of f² is at most 1.
  case l2
  /// E_p f² <= 1.
  case l2p
}

/// The Stein discrepancy S(q‖p) = sup E_q [(s_p - s_q) f] over a ball of functions.
///
/// With Delta = s_p - s_q it is sqrt(E_q Delta²) = sqrt(J(q‖p)) for the ball of L²(q), the L² norm of
/// q Delta for that of L², and the L²(p) norm of (q/p) Delta for that of L²(p). The square is a
/// quadrature as for `fisher`, without cancellation between mixtures of normals.
///
/// - Throws: As `fisher`.
/// - Complexity: About 1,000 evaluations of both densities for two components.
public func steinDiscrepancy(
  _ q: any Density, _ p: any Density, ball: SteinBall, tolerance: Tolerance = .standard
) throws(NumericsError) -> Estimate {
  try tolerance.check()
  let pair = densityPair(q, p)
  if pair.isIdentical { return Estimate(0) }
  /// The integrand times exp(shift).
  func sample(_ x: Abscissa, _ shift: Double) -> LogSample {
    let point = pair.scoreDifference(at: x)
    let weight = logWeight(of: ball, point, pair, x)
    return LogSample(
      logWeight: weight.value + shift, logWeightError: weight.error + unitRoundoff * abs(shift),
      squareOf: point.difference, within: point.differenceError)
  }
  let panels = try PairRange(q, p, ball.integrand, of: "the Stein discrepancy")
    .panels(pair.landmarks)
  // The root is taken before the factor: S may be in range where S² is not.
  let shift = scalingShift(panels) { sample($0, 0) }
  let formulas = FormulaPair(q, p, weighsP: ball == .l2p)
  let square = try integral(
    of: "the Stein discrepancy", over: panels, roundsAbscissa: pair.roundsAbscissa, tolerance,
    missed: { panel, further in
      formulas?.missed(on: panel) {
        $0.differences(ball.powers, degree: 2, shift: shift + further)
      } ?? 0
    }
  ) { sample($0, shift) }
  let root = square.squareRoot
  let scale = exp(-0.5 * shift)
  let value = root.value * scale
  return try Estimate(
    value,
    within: root.error * scale + value * unitRoundoff * (4 + abs(shift))
      + .leastNonzeroMagnitude,
    of: "the Stein discrepancy"
  ).estimated(unless: !square.isEstimated)
}

extension SteinBall {
  /// The square of the discrepancy is the integral of this.
  fileprivate var integrand: PairRange.Integrand {
    switch self {
    case .l2q: .fisher
    case .l2: .squares
    case .l2p: .ratio
    }
  }

  /// The powers of q and of p in its weight.
  fileprivate var powers: (q: Double, p: Double) {
    switch self {
    case .l2q: (1, 0)
    case .l2: (2, 0)
    case .l2p: (2, -1)
    }
  }
}

/// The logarithm of the weight of Delta² in the square of the discrepancy.
private func logWeight(
  of ball: SteinBall, _ point: Comparison, _ pair: any DensityPair, _ x: Abscissa
) -> (value: Double, error: Double) {
  switch ball {
  case .l2q: return (point.logq, point.logqError)
  case .l2: return (2 * point.logq, 2 * point.logqError)
  case .l2p:
    let ratio = pair.logRatio(at: x)
    return (
      point.logq - ratio.difference,
      point.logqError + ratio.differenceError
        + unitRoundoff * (abs(point.logq) + abs(ratio.difference))
    )
  }
}

extension Estimate {
  /// The square root of an estimate of a number that is not negative.
  ///
  /// |sqrt(a) - sqrt(b)| is at most |a - b|/sqrt(a), and at most sqrt(|a - b|).
  var squareRoot: Estimate {
    let root = max(value, 0).squareRoot()
    let spread =
      root > 0 ? min(error / root, error.squareRoot()) : error.squareRoot()
    return Estimate(root, error: spread + 2 * unitRoundoff * root)
  }
}
