import Arithmetic

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
  /// The expected value to 1e-12 of the width; not a number where the integral does not converge.
  let mean: Double
  /// The variance to a relative 1e-12; not a number where the integral does not converge.
  let variance: Double

  private let table = QuantileTable()

  /// The quantiles of many probabilities, from a table that is made when it is first needed.
  func quantiles(_ us: [Double], _ pdf: (Double) -> Double) -> [Double] {
    table.quantiles(us, distribution, pdf)
  }

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
    (mean, variance) = Self.moments(of: set.panels) { x in
      let (logValue, error) = f(x)
      let value = exp(logValue - logNormalizer)
      return IntegrandSample(
        value: value, error: value * (error + 4 * unitRoundoff * (1 + abs(logValue))))
    }
  }

  /// The mean and the variance of a normalised density, by quadratures that start from the pieces of
  /// that of its mass.
  private static func moments(
    of panels: [Panel], _ pdf: (Double) -> IntegrandSample
  ) -> (mean: Double, variance: Double) {
    let anchor = panels.max { $0.value < $1.value }?.base ?? 0
    func moment(_ weight: (Double) -> Double, _ absolute: Double) -> Double {
      var set = PanelSet(panels, roundsAbscissa: true)
      do {
        try set.refine(Tolerance(relative: 1e-13, absolute: absolute)) { x throws(Interruption) in
          let density = pdf(x.value)
          // Far out the weight may overflow where nothing is left to weigh.
          guard density.value > 0 else { return IntegrandSample(value: 0, error: 0) }
          let weight = weight(x.value)
          return IntegrandSample(
            value: density.value * weight, error: density.error * abs(weight))
        }
      } catch {
        return .nan
      }
      let bound = max(1e-12 * abs(set.value), 2 * absolute)
      return set.converged && set.truncation + set.rounding <= max(bound, 4 * set.rounding)
        ? set.value : .nan
    }
    // The first absolute moment gives the width that the mean is to be accurate to.
    let width = moment({ abs($0 - anchor) }, 0)
    guard width.isFinite else { return (.nan, .nan) }
    let shift = moment({ $0 - anchor }, 1e-13 * width)
    return (anchor + shift, moment({ ($0 - anchor - shift) * ($0 - anchor - shift) }, 0))
  }
}
