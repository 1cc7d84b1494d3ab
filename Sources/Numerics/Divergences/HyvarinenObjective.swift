public import Arithmetic

/// The objective of score matching for a model p and data from q, E_q[s_p² + 2 s_p'].
///
/// It equals the Fisher divergence J(q‖p) up to E_q[s_q²], which does not depend on the model, when
/// q s_p vanishes at both ends and s_p has no jumps (Hyvärinen, 2005, theorem 1, without his factor 1/2); at
/// a kink of log p the derivative of the score misses the jump. It may be negative.
///
/// - Throws: `NumericsError.outsideSupport` when q has mass where p has none, `infinite` when the tails of
///   q are too heavy; `notConverged`, `nonFiniteIntegrand` or `overflow` of the quadrature.
/// - Complexity: About 1,000 evaluations of both densities for two components.
public func hyvarinen(
  _ q: any Density, _ p: any Density, tolerance: Tolerance = .standard
) throws(NumericsError) -> Estimate {
  try tolerance.check()
  let landmarks = q.peaks + q.transitions + p.peaks + p.transitions
  var set = PanelSet(
    try PairRange(q, p, .fisher, of: "the objective of score matching").panels(landmarks),
    roundsAbscissa: true)
  let sample: Integrand = { x throws(Interruption) in
    let x = x.value
    let logq = q.logpdf(x)
    let point = hyvarinenLoss(of: p, at: x)
    return weighted(point, logq, q.logpdfError(x))
  }
  var open = 0.0
  do {
    try set.refine(tolerance, sample)
    if let formulas = FormulaPair(q, p, hasSlope: true) {
      open = try set.look(tolerance, { formulas.missed(on: $0) { $0.objective() } }, sample)
    }
  } catch {
    throw error.numericsError
  }
  let magnitude = set.magnitude
  let error = set.truncation + set.rounding + 4 * unitRoundoff * magnitude
  // The terms may cancel in the end, so that the accuracy is measured against their size.
  guard set.converged || error <= 1e-10 * magnitude else {
    throw .notConverged(
      reached: error, wanted: 1e-10 * magnitude, evaluations: set.evaluations)
  }
  return try Estimate(
    set.value, within: open.isFinite ? error + open : error, of: "the objective of score matching"
  ).estimated(unless: open.isFinite)
}

/// A number times the exponential of another, of which each alone may be out of range.
private func weighted(
  _ point: (value: Double, error: Double), _ logWeight: Double, _ logError: Double
) -> IntegrandSample {
  guard logWeight > -.infinity else { return IntegrandSample(value: 0, error: 0) }
  let weight = exp(logWeight)
  let relative = logError + unitRoundoff * (4 + abs(logWeight))
  if logWeight > -600 || point.value == 0 || !point.value.isFinite {
    guard weight > 0 else { return IntegrandSample(value: 0, error: 0) }
    return IntegrandSample(
      value: weight * point.value,
      error: weight * (point.error + abs(point.value) * relative))
  }
  let logSize = log(abs(point.value))
  let size = exp(logWeight + logSize)
  return IntegrandSample(
    value: point.value < 0 ? -size : size,
    error: size
      * (point.error / abs(point.value) + relative + unitRoundoff * (4 + 2 * abs(logSize))))
}

/// The objective of score matching for a sample, the mean of s_p² + 2 s_p' over its draws.
///
/// The error bound is that of rounding, not of sampling.
///
/// - Throws: `NumericsError.invalidParameter` for an empty sample; `nonFiniteIntegrand` at a draw where
///   the score is not finite.
/// - Complexity: O(n) scores.
public func hyvarinen(
  sample: [Double], _ p: any Density
) throws(NumericsError) -> Estimate {
  try Domain.checkCount(sample.count, name: "the number of draws", atLeast: 1)
  var sum = CompensatedSum()
  var error = 0.0
  for x in sample {
    let point = hyvarinenLoss(of: p, at: x)
    guard point.value.isFinite else { throw .nonFiniteIntegrand(at: x, value: point.value) }
    sum.add(point.value)
    error += point.error + 2 * unitRoundoff * abs(point.value)
  }
  let n = Double(sample.count)
  return try Estimate(
    sum.value / n, within: error / n + 2 * unitRoundoff * abs(sum.value / n),
    of: "the objective of score matching")
}

/// s_p² + 2 s_p' at x with a bound on its error.
private func hyvarinenLoss(
  of p: any Density, at x: Double
) -> (value: Double, error: Double) {
  let jet = p.jet(at: x)
  let first = jet?.slope ?? p.scoreEstimate(x)
  let second = jet?.curvature ?? p.scoreDerivativeEstimate(x)
  let (score, scoreError) = (first.value, first.error)
  let (slope, slopeError) = (second.value, second.error)
  return (
    score * score + 2 * slope,
    (2 * abs(score) + scoreError) * scoreError + 2 * slopeError
      + 2 * unitRoundoff * (score * score + 2 * abs(slope))
  )
}
