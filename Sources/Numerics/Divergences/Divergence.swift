/// The Fisher divergence J(q‖p) = E_q (s_q(X) - s_p(X))², with no factor 1/2.
///
/// s is the score d/dx log density. Between mixtures of normals (and their powers) the difference of
/// the scores is computed without cancellation, so that values such as 1e-200 keep their relative
/// accuracy; between other densities it is a subtraction, whose rounding error the bound includes.
/// J(p‖p) is exactly 0. A divergence below the smallest floating-point number comes out as 0 with a
/// bound of that size.
///
/// - Throws: `NumericsError.notConverged`, `nonFiniteIntegrand` or `overflow` of the quadrature.
/// - Complexity: About 1,000 evaluations of both scores for two components; the evaluation grows as
///   (number of components)² when the two mixtures differ in every weight.
public func fisher(
  _ q: any Density, _ p: any Density, tolerance: Tolerance = .standard
) throws(NumericsError) -> Estimate {
  try divergence(q, p, tolerance, of: "the Fisher divergence") { pair, x in
    var result = pair.scoreDifference(at: x)
    // The integrand is q d²: its relative error is that of q plus twice that of d.
    let d = result.difference
    let error = result.differenceError
    result.difference = d * d
    result.differenceError = error * (2 * abs(d) + error) + 2 * unitRoundoff * d * d
    return result
  }
}

/// The Kullback-Leibler divergence KL(q‖p) = E_q (log q(X) - log p(X)), in nats.
///
/// Integrated in the form q h(log p - log q) with h(t) = exp(t) - 1 - t >= 0, which has the same
/// integral because both densities have mass 1. No term is negative, so that a small divergence keeps
/// its relative accuracy. KL(p‖p) is exactly 0.
///
/// - Throws: `NumericsError.notConverged`, `nonFiniteIntegrand` or `overflow` of the quadrature.
/// - Complexity: About 1,000 evaluations of both densities for two components.
public func kl(
  _ q: any Density, _ p: any Density, tolerance: Tolerance = .standard
) throws(NumericsError) -> Estimate {
  try divergence(q, p, tolerance, of: "the Kullback-Leibler divergence") { pair, x in
    var result = pair.logRatio(at: x)
    let t = result.difference
    if t <= 1 {
      result.weigh(expMinusOneMinus(t), slope: abs(expMinusOne(t)))
    } else {
      // p is above q: with p for the factor, q h(t) = p (1 - (1 + t) exp(-t)) cannot overflow.
      result.logq = result.logp
      result.logqError = result.logpError
      result.weigh(1 - (1 + t) * exp(-t), slope: t * exp(-t))
    }
    return result
  }
}

extension Comparison {
  /// Replaces the difference by a non-negative function of it with the given value and slope.
  fileprivate mutating func weigh(_ value: Double, slope: Double) {
    differenceError =
      slope * differenceError + differenceError * differenceError + 4 * unitRoundoff * value
    difference = max(value, 0)
  }
}

/// The integral of exp(logq) times a non-negative function.
///
/// The integrand is multiplied by exp(shift) so that its largest value is near 1, wherever the two
/// factors put it, and the result is divided again.
private func divergence(
  _ q: any Density, _ p: any Density, _ tolerance: Tolerance, of quantity: String,
  _ integrand: @escaping (any DensityPair, Abscissa) -> Comparison
) throws(NumericsError) -> Estimate {
  try tolerance.check()
  let pair = densityPair(q, p)
  if pair.isIdentical { return Estimate(exactly: 0) }
  let panels = Partition.panels(from: -.infinity, to: .infinity, landmarks: pair.landmarks)
  let shift = scalingShift(panels) { integrand(pair, $0) }
  var set = PanelSet(panels, roundsAbscissa: pair.roundsAbscissa)
  do {
    try set.refine(tolerance) { x throws(Interruption) in
      let point = integrand(pair, x)
      let exponent = point.logq + shift
      // A density this small is 0; the product with an infinite difference must not be formed.
      guard exponent > -740 else { return IntegrandSample(value: 0, error: 0) }
      let weight = exp(exponent)
      let value = weight * point.difference
      let relative = point.logqError + unitRoundoff * (3 + abs(exponent) + abs(point.logq))
      return IntegrandSample(
        value: value, error: value * relative + weight * point.differenceError)
    }
  } catch {
    throw error.numericsError
  }
  let scale = exp(-shift)
  let value = set.value * scale
  let errorBound =
    (set.truncation + set.rounding) * scale + 4 * unitRoundoff * value
    + Double.leastNonzeroMagnitude
  guard set.converged || !value.isFinite else {
    throw .notConverged(
      reached: errorBound, wanted: max(tolerance.relative * value, tolerance.absolute),
      evaluations: set.evaluations)
  }
  return try Estimate(value, within: errorBound, of: quantity)
}

private func densityPair(_ q: any Density, _ p: any Density) -> any DensityPair {
  guard let powerQ = PowerMixture(q), let powerP = PowerMixture(p) else {
    return PlainPair(q: q, p: p)
  }
  if powerQ.exponent == 1, powerP.exponent == 1 {
    return MixturePair(powerQ.mixture, powerP.mixture)
  }
  return PowerPair(powerQ, powerP)
}

/// The shift that brings the largest value of exp(logq) · difference on a coarse grid to 1.
private func scalingShift(
  _ panels: [Panel], _ integrand: (Abscissa) -> Comparison
) -> Double {
  var largest = -Double.infinity
  var largestDensity = -Double.infinity
  for panel in panels {
    for fraction in [0.05, 0.25, 0.5, 0.75, 0.95] {
      let point = integrand(panel.place(panel.lower + fraction * (panel.upper - panel.lower)).x)
      guard point.logq.isFinite else { continue }
      largestDensity = max(largestDensity, point.logq)
      if point.difference > 0, point.difference.isFinite {
        largest = max(largest, point.logq + log(point.difference))
      }
    }
  }
  guard largest.isFinite else { return 0 }
  return min(-largest, 600 - largestDensity)
}
