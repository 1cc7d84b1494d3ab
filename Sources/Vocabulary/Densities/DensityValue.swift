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
  /// The integral that it was divided by; nil for 1.
  var normalizer: Normalizer?
  /// The rounding of its functions; nil where the components are not known.
  let rounding: DensityRounding?

  /// The integral of a density before it was divided by it.
  enum Normalizer: Sendable {
    case known(Estimate)
    case tooLarge
  }

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
      mixture.components.map {
        .init(
          weight: $0.weight, mean: $0.mean, sd: $0.sd, weightError: mixture.weightError)
      })
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
  var value: Value {
    .object(Object(Self.typeName, payload: self, doubt: density.doubt))
  }

  /// The density as a mixture; nil when its components are not known.
  var mixture: Mixture? {
    switch family {
    case .normal(let normal): normal.asMixture
    case .mixture(let mixture): mixture
    case .other: nil
    }
  }

  /// The density as one of which each parameter lies within a ball; nil when its components are not
  /// known.
  var range: DensityRange? {
    switch family {
    case .normal(let normal): .normal(mean: Ball(normal.mean), sd: Ball(normal.sd))
    case .mixture(let mixture): DensityRange(mixture)
    case .other: nil
    }
  }
}

extension DensityValue {
  /// The value of a function at a number that is itself only known within its error.
  ///
  /// It is off by at most the error times the largest slope within it. Where that is not known, as at a
  /// jump, the range of the function within the error is taken, and where that is not known the ends
  /// give an estimate.
  ///
  /// - Parameter known: The value at the estimate, with a bound on its rounding.
  private func image(
    _ kind: PointwiseFunction, of x: Estimate, _ known: Estimate, _ function: (Double) -> Double
  ) -> Estimate {
    guard x.error > 0 else { return known }
    let (value, rounding) = (known.value, known.error)
    let (lower, upper) = ((x.value - x.error).nextDown, (x.value + x.error).nextUp)
    let series = density.series(kind, of: Series(variableFrom: lower, to: upper, order: 1))
    if series.order >= 1, series.coefficients[1].isFinite {
      let reach = series.coefficients[1].magnitude * x.error
      return Estimate(value, error: (rounding + reach) * (1 + 4 * unitRoundoff))
    }
    let range = series.range
    if range.isFinite {
      return Estimate(
        value, error: rounding + max(range.upper - value, value - range.lower, 0).nextUp)
    }
    let ends = max(abs(function(lower) - value), abs(function(upper) - value))
    return Estimate(value, error: rounding + 2 * ends).estimated(.unenclosed)
  }

  /// The log density at an exact x.
  private func logarithm(_ x: Double) -> Estimate {
    guard let rounding else { return density.logpdfEstimate(x) }
    let value = density.logpdf(x)
    return Estimate(value, error: rounding.logpdf(x, value))
  }

  /// Whether there is certainly no mass at `x`.
  func isOutside(_ x: Estimate) -> Bool {
    let support = density.support
    return x.value + x.error < support.lowerBound || x.value - x.error > support.upperBound
  }

  /// The density at `x`.
  func pdf(_ x: Estimate) -> Estimate {
    let value = density.pdf(x.value)
    if isOutside(x) { return Estimate(0) }
    let bound = rounding?.pdf(x.value, value) ?? pdfError(x.value, value)
    return image(.pdf, of: x, Estimate(value, error: bound)) { density.pdf($0) }
  }

  /// The bound for a density without known components.
  private func pdfError(_ x: Double, _ value: Double) -> Double {
    let moved = density.logpdfError(x) + 4 * unitRoundoff
    // Where the logarithm is large, so is its error: there the density may only be less than a number.
    let bound = moved < 1 ? value * expMinusOne(moved) : exp(density.logpdf(x) + moved)
    return bound + 2 * .leastNonzeroMagnitude
  }

  /// The log density at `x` with its derivatives.
  func logpdfJet(_ x: Estimate) -> Jet {
    if x.isExact, let laplace = density as? Laplace, laplace.mean == x.value {
      // At the kink the slope may be that of either side.
      let slope = (1 / laplace.scale).nextUp + (rounding?.score(x.value) ?? 0)
      return Jet(logpdf(x), Estimate(0, error: slope), scoreDerivative(x))
    }
    if x.error == 0, rounding == nil, let jet = density.jet(at: x.value) { return jet }
    if x.isExact, let rounding {
      let value = density.logpdf(x.value)
      let bounds = rounding.jet(x.value, value)
      return Jet(
        Estimate(value, error: bounds.logpdf),
        Estimate(density.score(x.value), error: bounds.score),
        Estimate(density.scoreDerivative(x.value), error: bounds.slope))
    }
    return neighbouringJet(x) ?? Jet(logpdf(x), score(x), scoreDerivative(x))
  }

  /// The log density with its derivatives at a number that is not exact, from one series; nil where that does
  /// not tell all slopes.
  private func neighbouringJet(_ x: Estimate) -> Jet? {
    guard x.error > 0 else { return nil }
    let (lower, upper) = ((x.value - x.error).nextDown, (x.value + x.error).nextUp)
    let series = density.series(.logpdf, of: Series(variableFrom: lower, to: upper, order: 3))
    guard series.order >= 3, series.coefficients.allSatisfy(\.isFinite) else { return nil }
    func moved(_ value: Double, _ rounding: Double, _ slope: Double) -> Estimate {
      Estimate(value, error: (rounding + slope * x.error) * (1 + 4 * unitRoundoff))
    }
    let slopes = series.coefficients.map(\.magnitude)
    if rounding == nil, let jet = density.jet(at: x.value) {
      return Jet(
        moved(jet.value.value, jet.value.error, slopes[1]),
        moved(jet.slope.value, jet.slope.error, 2 * slopes[2]),
        moved(jet.curvature.value, jet.curvature.error, 6 * slopes[3]))
    }
    let logarithm = logarithm(x.value)
    return Jet(
      moved(logarithm.value, logarithm.error, slopes[1]),
      moved(
        density.score(x.value), rounding?.score(x.value) ?? density.scoreError(x.value),
        2 * slopes[2]),
      moved(
        density.scoreDerivative(x.value),
        rounding?.scoreDerivative(x.value) ?? density.scoreDerivativeError(x.value), 6 * slopes[3]))
  }

  /// The logarithm of the density at `x`.
  func logpdf(_ x: Estimate) -> Estimate {
    image(.logpdf, of: x, logarithm(x.value)) { density.logpdf($0) }
  }

  /// The score at `x`.
  func score(_ x: Estimate) -> Estimate {
    let known =
      rounding.map { Estimate(density.score(x.value), error: $0.score(x.value)) }
      ?? density.scoreEstimate(x.value)
    return image(.score, of: x, known) { density.score($0) }
  }

  /// The derivative of the score at `x`.
  func scoreDerivative(_ x: Estimate) -> Estimate {
    let known =
      rounding.map {
        Estimate(density.scoreDerivative(x.value), error: $0.scoreDerivative(x.value))
      } ?? density.scoreDerivativeEstimate(x.value)
    return image(.scoreDerivative, of: x, known) { density.scoreDerivative($0) }
  }

  /// The distribution function at `x`.
  func cdf(_ x: Estimate) -> Estimate {
    monotone(x, density.lowerTail)
  }

  /// The upper tail at `x`.
  func ccdf(_ x: Estimate) -> Estimate {
    monotone(x, density.upperTail)
  }

  /// The value of a monotone function.
  private func monotone(_ x: Estimate, _ function: (Double) -> Estimate) -> Estimate {
    let middle = function(x.value)
    guard x.error > 0 else { return middle }
    let ends = [x.value - x.error, x.value + x.error].map(function)
    return Estimate(
      middle.value,
      error: ends.reduce(middle.error) {
        max($0, abs($1.value - middle.value) + $1.error + middle.value.ulp)
      })
  }

  /// The quantile of `p`.
  func quantile(_ p: Estimate) throws(NumericsError) -> Estimate {
    let x = try density.quantile(p.value)
    return Estimate(
      x, error: density.quantileError(x, of: TailProbability(p.value), within: p.error))
  }

  /// The expected value.
  var mean: Estimate { momentEstimate(density.mean, density.meanError) }

  private func momentEstimate(_ value: Double, _ error: Double) -> Estimate {
    let moment = Estimate(value, error: error)
    return density.doubtOfMoments.map { moment.estimated($0) } ?? moment
  }

  /// The variance.
  var variance: Estimate {
    if case .normal(let normal) = family {
      let square = normal.sd * normal.sd
      return Estimate(
        square, error: (-square).addingProduct(normal.sd, normal.sd) == 0 ? 0 : square.ulp)
    }
    return momentEstimate(density.variance, density.varianceError)
  }
}
