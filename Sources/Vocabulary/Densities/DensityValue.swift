import Arithmetic
import Numerics
import Script

/// A density of the language: the payload of objects of the type `density`.
struct DensityValue: Sendable {
  /// What kind of density it is.
  enum Family: Sendable {
    case normal(Normal)
    case mixture(Mixture)
    /// Of another kind: nothing is known of it but its functions.
    case other(any Density)
  }

  let family: Family
  let density: any Density
  /// The rounding of its functions; nil where the components are not known.
  let rounding: DensityRounding?

  static let typeName = "density"

  init(_ normal: Normal) {
    family = .normal(normal)
    density = normal
    rounding = DensityRounding([
      .init(weight: 1, mean: normal.mean, sd: normal.sd)
    ])
  }

  init(_ mixture: Mixture) {
    family = .mixture(mixture)
    density = mixture
    rounding = DensityRounding(
      mixture.components.map { .init(weight: $0.weight, mean: $0.mean, sd: $0.sd) })
  }

  private init(other density: any Density) {
    family = .other(density)
    self.density = density
    rounding = nil
  }

  init(_ density: any Density) {
    switch density {
    case let normal as Normal: self.init(normal)
    case let mixture as Mixture: self.init(mixture)
    default: self.init(other: density)
    }
  }

  /// The density as a value of the language.
  var value: Value { .object(Object(Self.typeName, payload: self)) }

  /// The density as a mixture; nil when its components are not known.
  var mixture: Mixture? {
    switch family {
    case .normal(let normal): normal.asMixture
    case .mixture(let mixture): mixture
    case .other: nil
    }
  }
}

extension DensityValue {
  /// The relative accuracy of what depends on a normaliser by quadrature.
  private static let quadratureAccuracy = 1e-12

  /// The value of a function at a number that is itself only known within its error.
  ///
  /// - Parameters:
  ///   - rounding: A bound on the rounding at the estimate.
  ///   - slope: The derivative at the estimate.
  private func image(
    of x: Estimate, rounding: Double, slope: @autoclosure () -> Double,
    _ function: (Double) -> Double
  ) -> Estimate {
    let value = function(x.value)
    guard x.error > 0 else { return Estimate(value, error: rounding) }
    let below = abs(function(x.value - x.error) - value)
    let above = abs(function(x.value + x.error) - value)
    return Estimate(value, error: rounding + abs(slope()) * x.error + max(below, above))
  }

  private func coarse(_ value: Double) -> Double { Self.quadratureAccuracy * abs(value) }

  /// The bound on the error of the log density at an exact x.
  private func logpdfError(_ x: Double, _ value: Double) -> Double {
    rounding?.logpdf(x, value) ?? density.logpdfError(x)
  }

  /// The density at `x`.
  func pdf(_ x: Estimate) -> Estimate {
    let value = density.pdf(x.value)
    return image(
      of: x,
      rounding: rounding?.pdf(x.value, value)
        ?? value * (density.logpdfError(x.value) + 4 * unitRoundoff) + .leastNonzeroMagnitude,
      slope: value * density.score(x.value)
    ) { density.pdf($0) }
  }

  /// The log density at `x` with its derivatives.
  func logpdfJet(_ x: Estimate) -> Jet {
    if x.isExact, let rounding {
      let value = density.logpdf(x.value)
      let bounds = rounding.jet(x.value, value)
      return Jet(
        Estimate(value, error: bounds.logpdf),
        Estimate(density.score(x.value), error: bounds.score),
        Estimate(density.scoreDerivative(x.value), error: bounds.slope))
    }
    return Jet(logpdf(x), score(x), scoreDerivative(x))
  }

  /// The logarithm of the density at `x`.
  func logpdf(_ x: Estimate) -> Estimate {
    let value = density.logpdf(x.value)
    return image(
      of: x,
      rounding: logpdfError(x.value, value),
      slope: density.score(x.value)
    ) { density.logpdf($0) }
  }

  /// The score at `x`.
  func score(_ x: Estimate) -> Estimate {
    image(
      of: x, rounding: rounding?.score(x.value) ?? density.scoreError(x.value),
      slope: density.scoreDerivative(x.value)
    ) { density.score($0) }
  }

  /// The derivative of the score at `x`.
  func scoreDerivative(_ x: Estimate) -> Estimate {
    image(
      of: x,
      rounding: rounding?.scoreDerivative(x.value) ?? density.scoreDerivativeError(x.value),
      slope: 0
    ) { density.scoreDerivative($0) }
  }

  /// The distribution function at `x`.
  func cdf(_ x: Estimate) -> Estimate {
    let value = density.cdf(x.value)
    return image(
      of: x, rounding: rounding?.tail(x.value, value) ?? coarse(value),
      slope: density.pdf(x.value)
    ) { density.cdf($0) }
  }

  /// The upper tail at `x`.
  func ccdf(_ x: Estimate) -> Estimate {
    let value = density.ccdf(x.value)
    return image(
      of: x, rounding: rounding?.tail(x.value, value) ?? coarse(value),
      slope: density.pdf(x.value)
    ) { density.ccdf($0) }
  }

  /// The quantile of `p`.
  func quantile(_ p: Estimate) throws(NumericsError) -> Estimate {
    let x = try density.quantile(p.value)
    let slope = density.pdf(x)
    let lower = density.cdf(x)
    let tail = min(lower, density.ccdf(x))
    let uncertain = p.error + (rounding?.tail(x, tail) ?? coarse(tail))
    guard slope > 0 else { return Estimate(x, error: .infinity) }
    var error = uncertain / slope + 4 * x.ulp
    if p.error > 0 {
      // Where the distribution is flat, the slope at the estimate says too little.
      for end in [p.value - p.error, p.value + p.error] where end > 0 && end < 1 {
        error = max(error, abs(try density.quantile(end) - x) + 4 * x.ulp)
      }
    }
    return Estimate(x, error: error)
  }

  /// The expected value.
  var mean: Estimate {
    if case .normal(let normal) = family { return Estimate(normal.mean) }
    let value = density.mean
    let width =
      density.variance.isNaN ? density.peaks.first?.scale ?? 1 : density.variance.squareRoot()
    return Estimate(value, error: rounding?.mean ?? coarse(value) + coarse(width))
  }

  /// The variance.
  var variance: Estimate {
    let value = density.variance
    if case .normal(let normal) = family {
      return Estimate(
        value, error: (-value).addingProduct(normal.sd, normal.sd) == 0 ? 0 : value.ulp)
    }
    return Estimate(value, error: rounding?.variance(value, mean: density.mean) ?? coarse(value))
  }

  /// The places of the local extremes among `xs`, each with its error bound.
  func located(_ xs: [Double]) -> Numbers {
    if case .normal = family { return Numbers(xs) }
    return Numbers(
      xs.map { x in
        let noise = rounding?.score(x) ?? density.scoreError(x) + abs(density.score(x))
        let slope = abs(density.scoreDerivative(x))
        // Without curvature (a kink, a flat top) the search ends at neighbouring numbers.
        let error = slope > 0 ? noise / slope : 0
        return Estimate(x, error: error + 4 * x.ulp)
      })
  }
}
