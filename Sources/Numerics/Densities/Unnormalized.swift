public import Arithmetic

/// A log density up to a constant, as a function with its derivatives; minus infinity where there is no
/// mass.
public typealias LogDensity = @Sendable (Double) -> Jet

extension Jet {
  /// A place without mass.
  static let nowhere = Jet(Estimate(-.infinity), .undefined, .undefined)
}

/// A density given by its logarithm up to a constant, as a function with its derivatives.
///
/// p(x) = exp(f(x))/Z with Z the integral of exp(f) by quadrature. The modes are found by the changes of
/// sign of the exact slope of f, first on a grid whose points are 2 % of their distance from 0 apart
/// (1e-4 near 0), then around each mode on its own scale. A mode is seen when the slope leads towards
/// it over at least that distance.
public struct Unnormalized: Density {
  /// The logarithm of the density up to a constant.
  public let logDensity: LogDensity
  /// The least and the greatest x that has mass.
  public let support: ClosedRange<Double>

  private let landscape: Landscape
  private let normalization: Normalization

  /// The density proportional to exp(f) on an interval.
  ///
  /// - Parameters:
  ///   - support: Where the density is; outside there is no mass. May be infinite.
  ///   - near: Where to look for narrow modes in addition to the search.
  ///   - logDensity: f with its derivatives.
  /// - Throws: `NumericsError.notNormalizable` when the integral is infinite; `nonFiniteIntegrand`
  ///   where f is not defined; `notConverged` and `overflow` of the quadrature.
  /// - Complexity: About 3,000 evaluations of f, and 1,000 for each mode.
  public init(
    over support: ClosedRange<Double> = (-.infinity)...(.infinity), near: [Double] = [],
    _ logDensity: @escaping LogDensity
  ) throws(NumericsError) {
    self.logDensity = logDensity
    self.support = support
    let landscape = try Landscape(of: logDensity, over: support, near: near)
    self.landscape = landscape
    normalization = try Normalization(
      from: landscape.lower, to: landscape.upper,
      landmarks: landscape.peaks + landscape.transitions, top: landscape.top
    ) { x in
      let jet = logDensity(x)
      return (jet.value.value, jet.value.error)
    }
  }

  /// The integral of exp(f).
  public var normalizer: Estimate { normalization.normalizer }
  /// The logarithm of the integral of exp(f).
  public var logNormalizer: Estimate {
    Estimate(normalization.logNormalizer, error: normalization.logNormalizerError)
  }

  private func jet(_ x: Double) -> Jet {
    support.contains(x) ? logDensity(x) : .nowhere
  }

  /// The natural logarithm of the density, f(x) - log Z.
  public func logpdf(_ x: Double) -> Double { jet(x).value.value - normalization.logNormalizer }

  /// The slope of f; not a number outside the support.
  public func score(_ x: Double) -> Double { jet(x).slope.value }

  /// The second derivative of f; not a number outside the support.
  public func scoreDerivative(_ x: Double) -> Double { jet(x).curvature.value }

  /// The error of f and that of log Z.
  public func logpdfError(_ x: Double) -> Double {
    let jet = jet(x)
    return jet.value.error + normalization.logNormalizerError
      + unitRoundoff * (abs(jet.value.value) + abs(normalization.logNormalizer))
  }

  /// The error of the slope of f.
  public func scoreError(_ x: Double) -> Double { jet(x).slope.error }

  /// The error of the second derivative of f.
  public func scoreDerivativeError(_ x: Double) -> Double { jet(x).curvature.error }

  /// The distribution function P(X <= x), from the pieces of the quadrature for Z.
  public func cdf(_ x: Double) -> Double {
    if x >= landscape.upper { return 1 }
    return x <= landscape.lower ? 0 : normalization.distribution.lowerMass(at: x, pdf)
  }

  /// The upper tail P(X > x).
  public func ccdf(_ x: Double) -> Double {
    if x >= landscape.upper { return 0 }
    return x <= landscape.lower ? 1 : normalization.distribution.upperMass(at: x, pdf)
  }

  /// The x with P(X <= x) = p.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < p < 1.
  public func quantile(_ p: Double) throws(NumericsError) -> Double {
    try Domain.checkProbability(p)
    let (lower, upper) = normalization.distribution.bracket(p)
    return invertDistribution(of: self, at: TailProbability(p), between: lower, and: upper)
  }

  /// n independent draws by inversion with a table of the quantiles, right to 1e-11 in probability; draw
  /// i depends on `key.uniform(i)` alone.
  ///
  /// - Throws: `NumericsError.invalidParameter` when n is below 0.
  /// - Complexity: O(n), and about 20,000 evaluations of the density the first time.
  public func sample(_ n: Int, key: RandomKey) throws(NumericsError) -> [Double] {
    try Domain.checkCount(n, name: "n", atLeast: 0)
    return normalization.quantiles((0..<n).map { key.uniform($0) }, pdf)
  }

  /// The expected value.
  public var mean: Double { normalization.mean }
  /// The variance.
  public var variance: Double { normalization.variance }
  /// The modes with their widths.
  public var peaks: [Landmark] { landscape.peaks }
  /// The antimodes, and the ends of a bounded support.
  public var transitions: [Landmark] { landscape.transitions }
  /// The ends of the support that are finite.
  public var edges: [Edge] {
    [support.lowerBound, support.upperBound].filter(\.isFinite).map { place in
      Edge(place: place, isUpper: place == support.upperBound, pdf: pdf(place))
    }
  }
  /// The local extremes found by the search.
  public func extrema() -> Extrema { landscape.extrema }
}
