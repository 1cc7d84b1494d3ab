/// What a quadrature of a function exp(f) over the real line gives: its integral, distribution function
/// and moments.
struct Normalization: Sendable {
  /// The integral of exp(f).
  let normalizer: Estimate
  /// The logarithm of the integral, which keeps its accuracy where the integral itself would overflow.
  let logNormalizer: Double
  let logNormalizerError: Double
  /// The distribution function of exp(f) divided by the integral.
  let distribution: CumulativePanels
  /// The expected value.
  let mean: Double
  /// The variance.
  let variance: Double

  /// The quadrature of exp(f).
  ///
  /// - Parameters:
  ///   - landmarks: Where exp(f) is large or changes.
  ///   - top: About the largest value of f, which is taken out before the exponential.
  ///   - f: The logarithm, with a bound on its error; minus infinity where there is no mass.
  /// - Throws: `NumericsError.overflow` when the integral is out of range; `notConverged` and
  ///   `nonFiniteIntegrand` when the quadrature fails.
  /// - Complexity: About 1,000 evaluations for each mode.
  init(
    from lower: Double = -.infinity, to upper: Double = .infinity, landmarks: [Landmark],
    top: Double, _ f: (Double) -> (value: Double, error: Double)
  ) throws(NumericsError) {
    var set = PanelSet(
      Partition.panels(from: lower, to: upper, landmarks: landmarks), roundsAbscissa: true)
    do {
      try set.refine(.standard) { x throws(Interruption) in
        let (logValue, error) = f(x.value)
        if logValue == -.infinity { return IntegrandSample(value: 0, error: 0) }
        let exponent = logValue - top
        let value = exp(exponent)
        return IntegrandSample(
          value: value, error: value * (error + 4 * unitRoundoff * (1 + abs(exponent))))
      }
    } catch {
      throw error.numericsError
    }
    let errorBound = set.truncation + set.rounding
    guard set.converged, set.value > 0 else {
      throw .notConverged(
        reached: errorBound, wanted: Tolerance.standard.relative * set.value,
        evaluations: set.evaluations)
    }
    distribution = CumulativePanels(set.panels)
    let logNormalizer = top + log(set.value)
    self.logNormalizer = logNormalizer
    logNormalizerError =
      errorBound / set.value + unitRoundoff * (abs(top) + 2 * abs(logNormalizer))
    let normalizer = exp(logNormalizer)
    // A normaliser below the smallest number comes out as 0 with a bound of that size.
    self.normalizer = try Estimate(
      normalizer,
      within: normalizer * (logNormalizerError + 2 * unitRoundoff) + .leastNonzeroMagnitude,
      of: "the normaliser")
    (mean, variance) = distribution.moments { x in exp(f(x).value - logNormalizer) }
  }
}
