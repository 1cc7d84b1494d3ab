public import Arithmetic

/// The Fisher divergence J(q‖p) = E_q (s_q(X) - s_p(X))², with no factor 1/2.
///
/// s is the score d/dx log density. Between mixtures of normals (and their powers) the difference of
/// the scores is computed without cancellation, so that values such as 1e-200 keep their relative
/// accuracy; between other densities it is a subtraction, whose rounding error the bound includes.
/// J(p‖p) is exactly 0. A divergence below the smallest floating-point number comes out as 0 with a
/// bound of that size.
///
/// - Throws: `NumericsError.outsideSupport` when q has mass where p has none, `infinite` when the tails of
///   q make it so, `notConverged`, `budgetExhausted`, `nonFiniteIntegrand` or `overflow` of the
///   quadrature.
/// - Complexity: About 1,000 evaluations of both scores for two components; the evaluation grows as
///   (number of components)² when the two mixtures differ in every weight.
public func fisher(
  _ q: any Density, _ p: any Density, tolerance: Tolerance = .standard
) throws(NumericsError) -> Estimate {
  try divergence(
    q, p, .fisher, tolerance, of: "the Fisher divergence",
    missed: { $0.differences((1, 0), degree: 2, shift: $1) }
  ) { pair, x in
    let point = pair.scoreDifference(at: x)
    return LogSample(
      logWeight: point.logq, logWeightError: point.logqError,
      squareOf: point.difference, within: point.differenceError)
  }
}

/// The Kullback-Leibler divergence KL(q‖p) = E_q (log q(X) - log p(X)), in nats.
///
/// Integrated in the form q h(log p - log q) with h(t) = exp(t) - 1 - t >= 0, which has the same
/// integral because both densities have mass 1. No term is negative, so that a small divergence keeps
/// its relative accuracy. KL(p‖p) is exactly 0.
///
/// - Throws: `NumericsError.outsideSupport` when q has mass where p has none, and `infinite` when the tails
///   of q make it infinite; `notConverged`, `budgetExhausted`, `nonFiniteIntegrand` or `overflow` of the
///   quadrature.
/// - Complexity: About 1,000 evaluations of both densities for two components.
public func kl(
  _ q: any Density, _ p: any Density, tolerance: Tolerance = .standard
) throws(NumericsError) -> Estimate {
  try divergence(
    q, p, .divergence, tolerance, of: "the Kullback-Leibler divergence",
    missed: { $0.divergence(shift: $1) }
  ) { pair, x in
    let point = pair.logRatio(at: x)
    let t = point.difference
    let error = point.differenceError
    if abs(t) < 1e-3 {
      // h(t) = t² b with b = (1 + t/3 (1 + t/4 …))/2, which moves by less than the error of t.
      let b = 0.5 * (1 + t / 3 * (1 + t / 4 * (1 + t / 5 * (1 + t / 6))))
      return LogSample(
        logWeight: point.logq + log(b), logWeightError: point.logqError + error + 4 * unitRoundoff,
        squareOf: t, within: error)
    }
    if t <= 1 {
      return LogSample(
        logWeight: point.logq, logWeightError: point.logqError, factor: expMinusOneMinus(t),
        within: (abs(expMinusOne(t)) + min(error, 2)) * error, size: abs(t))
    }
    // p is above q: with p for the weight, q h(t) = p (1 - (1 + t) exp(-t)) cannot overflow.
    guard t < 700 else {
      // Where q has no mass p counts in full.
      return LogSample(
        logWeight: point.logp, logWeightError: point.logpError, factor: 1, within: unitRoundoff,
        size: t)
    }
    return LogSample(
      logWeight: point.logp, logWeightError: point.logpError, factor: 1 - (1 + t) * exp(-t),
      within: min((t * exp(-t) + min(error, 1)) * error, 1), size: t)
  }
}

/// A non-negative integrand at a node, in logarithms so that nothing overflows or underflows.
struct LogSample {
  /// log of the integrand; where the integrand is 0, log of the bound on its error.
  var logValue: Double
  /// A bound on the relative error.
  var relativeError: Double
  var isZero = false
  /// What the integrand is made from there: the difference of the scores, or of the logarithms.
  var size: Double

  /// exp(logWeight) · d².
  init(logWeight: Double, logWeightError: Double, squareOf d: Double, within error: Double) {
    let size = abs(d)
    self.size = size
    isZero = size == 0
    let relative = isZero ? 0 : error / size
    logValue = logWeight + 2 * log(isZero ? error : size)
    relativeError =
      (isZero ? 1 : relative * (2 + relative)) + logWeightError
      + unitRoundoff * (4 + abs(logWeight) + abs(logValue))
  }

  /// exp(logWeight) · factor.
  init(
    logWeight: Double, logWeightError: Double, factor: Double, within error: Double,
    isZero: Bool = false, size: Double
  ) {
    self.isZero = isZero
    self.size = size
    logValue = logWeight + log(factor)
    relativeError =
      error / factor + logWeightError + unitRoundoff * (8 + abs(logWeight) + abs(logValue))
  }

  /// The integrand times exp(shift).
  func scaled(by shift: Double) -> IntegrandSample {
    let value = exp(logValue + shift)
    // Far below the smallest number: the relative error may be infinite there.
    guard value != 0 else { return IntegrandSample(value: 0, error: 0, size: size) }
    return IntegrandSample(
      value: isZero ? 0 : value,
      error: value * (relativeError + unitRoundoff * (1 + abs(logValue + shift))), size: size)
  }
}

/// The integral of a non-negative function of two densities.
///
/// - Parameter missed: What a rule may miss of it on a piece, times exp(shift).
func divergence(
  _ q: any Density, _ p: any Density, _ kind: PairRange.Integrand, _ tolerance: Tolerance,
  of quantity: String, missed: (PairPiece, _ shift: Double) -> Missed,
  _ integrand: (any DensityPair, Abscissa) -> LogSample
) throws(NumericsError) -> Estimate {
  try tolerance.check()
  let pair = densityPair(q, p)
  if pair.isIdentical { return Estimate(0) }
  let formulas = FormulaPair(q, p, weighsP: kind == .divergence)
  return try integral(
    of: quantity, over: try PairRange(q, p, kind, of: quantity).panels(pair.landmarks),
    roundsAbscissa: pair.roundsAbscissa, tolerance,
    missed: { panel, shift in
      formulas?.missed(on: panel) { missed($0, shift) } ?? 0
    }
  ) { integrand(pair, $0) }
}

/// The integral of a non-negative function that is known by its logarithm.
///
/// The integrand is multiplied by exp(shift) so that its largest value is near 1, and the result is
/// divided again.
///
/// - Parameter missed: What the rule may miss on a panel, times exp(shift), where a density is a formula.
func integral(
  of quantity: String, over panels: [Panel], roundsAbscissa: Bool, _ tolerance: Tolerance,
  missed: (Panel, _ shift: Double) -> Double = { _, _ in 0 }, _ integrand: (Abscissa) -> LogSample
) throws(NumericsError) -> Estimate {
  let shift = scalingShift(panels, integrand)
  var set = PanelSet(panels, roundsAbscissa: roundsAbscissa)
  let sample: Integrand = { x throws(Interruption) in integrand(x).scaled(by: shift) }
  var open = 0.0
  do {
    try set.refine(tolerance, sample)
    open = try set.look(tolerance, { missed($0, shift) }, sample)
  } catch {
    if case .nonFinite(_, .infinity) = error { throw .overflow(quantity: quantity) }
    throw error.numericsError
  }
  let scale = exp(-shift)
  let value = set.value * scale
  let seen =
    (set.truncation + set.rounding) * scale + 4 * unitRoundoff * value
    + Double.leastNonzeroMagnitude
  guard set.converged || seen <= 1e-9 * value || !value.isFinite else {
    throw .notConverged(
      reached: seen, wanted: max(tolerance.relative * value, tolerance.absolute),
      evaluations: set.evaluations)
  }
  return try Estimate(
    value, within: open.isFinite ? seen + open * scale : seen, of: quantity
  ).estimated(unless: open.isFinite)
}

func densityPair(_ q: any Density, _ p: any Density) -> any DensityPair {
  guard let powerQ = PowerMixture(q), let powerP = PowerMixture(p) else {
    return PlainPair(q: q, p: p)
  }
  if powerQ.exponent == 1, powerP.exponent == 1 {
    return MixturePair(powerQ.mixture, powerP.mixture)
  }
  return PowerPair(powerQ, powerP)
}

/// The shift that brings the largest value of the integrand on a coarse grid to 1.
func scalingShift(_ panels: [Panel], _ integrand: (Abscissa) -> LogSample) -> Double {
  var largest = -Double.infinity
  for panel in panels {
    for fraction in [0.05, 0.25, 0.5, 0.75, 0.95] {
      let t = panel.lower + fraction * (panel.upper - panel.lower)
      let sample = integrand(panel.place(t).x)
      if !sample.isZero, sample.logValue.isFinite { largest = max(largest, sample.logValue) }
    }
  }
  return largest.isFinite ? -largest : 0
}
