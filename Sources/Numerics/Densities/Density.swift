public import Arithmetic

/// A probability density on the real line.
///
/// A conforming type gives the log density and its derivatives; the rest has defaults. The quadratures
/// and searches of this module rely on `peaks` and `transitions` to find where the density lives.
public protocol Density: Sendable {
  /// The density at x.
  func pdf(_ x: Double) -> Double

  /// The natural logarithm of the density at x.
  func logpdf(_ x: Double) -> Double

  /// The score, d/dx log p(x).
  func score(_ x: Double) -> Double

  /// The derivative of the score, d²/dx² log p(x).
  func scoreDerivative(_ x: Double) -> Double

  /// A bound on the error of `logpdf` at x.
  func logpdfError(_ x: Double) -> Double

  /// A bound on the error of `score` at x.
  func scoreError(_ x: Double) -> Double

  /// A bound on the error of `scoreDerivative` at x.
  func scoreDerivativeError(_ x: Double) -> Double

  /// The logarithm and the score at x with their errors, at the price of one of them for a formula.
  func point(_ x: Double) -> DensityPoint

  /// The logarithm with its derivatives and their errors from one evaluation; nil where each has one of its own.
  func jet(at x: Double) -> Jet?

  /// The log density at x with the bound on its error.
  func logpdfEstimate(_ x: Double) -> Estimate

  /// A function of the density composed with one on an interval; unknown where nothing encloses it.
  func series(_ function: PointwiseFunction, of u: Series) -> Series

  /// The log density of a function that tends to infinity; nil where what it does there is not known.
  func logpdf(atEnd u: EndExpansion) -> EndExpansion?

  /// The distribution function P(X <= x), accurate in the lower tail.
  func cdf(_ x: Double) -> Double

  /// The upper tail P(X > x), accurate where it is small.
  func ccdf(_ x: Double) -> Double

  /// P(X <= x) with a bound on its error.
  func lowerTail(_ x: Double) -> Estimate

  /// P(X > x) with a bound on its error.
  func upperTail(_ x: Double) -> Estimate

  /// P(X <= x) - p with a bound on its error.
  func balance(at x: Double, _ p: TailProbability) -> Estimate

  /// The x with P(X <= x) = p.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < p < 1.
  func quantile(_ p: Double) throws(NumericsError) -> Double

  /// The n mid-point quantiles: the x_i with P(X <= x_i) = (i - 1/2)/n, for i = 1, …, n.
  ///
  /// - Throws: `NumericsError.invalidParameter` when n is below 1.
  func quantiles(_ n: Int) throws(NumericsError) -> [Double]

  /// The expected value.
  var mean: Double { get }

  /// The expected squared distance from the mean.
  var variance: Double { get }

  /// A bound on the error of `mean`.
  var meanError: Double { get }

  /// A bound on the error of `variance`.
  var varianceError: Double { get }

  /// Why the bounds that rest on a normaliser are estimates; nil where they are proved.
  var doubt: Estimate.Doubt? { get }

  /// Why the bounds of the mean and the variance are estimates; nil where they are proved.
  var doubtOfMoments: Estimate.Doubt? { get }

  /// Why it is not certain that `extrema` finds all extremes; nil where it is.
  var doubtOfExtrema: Estimate.Doubt? { get }

  /// The places where the mass sits, each with its width.
  var peaks: [Landmark] { get }

  /// The places where the score changes from one regime to another, each with the length over which
  /// it does.
  var transitions: [Landmark] { get }

  /// The least and the greatest x that has mass; the whole line for most densities.
  var support: ClosedRange<Double> { get }

  /// How the density falls off at either end of the line.
  var tails: Tails { get }

  /// The places where the density or one of its derivatives jumps.
  var breaks: [Double] { get }

  /// The ends of a bounded support with the density there; none for a density on the whole line.
  var edges: [Edge] { get }

  /// The local extremes of the density.
  ///
  /// - Throws: `NumericsError.budgetExhausted` when the search needs too many steps.
  func extrema() throws(NumericsError) -> Extrema

  /// n independent draws; draw i depends on the key and i alone.
  ///
  /// - Throws: `NumericsError.invalidParameter` when n is below 0.
  func sample(_ n: Int, key: RandomKey) throws(NumericsError) -> [Double]

  /// The density proportional to p(x)^beta.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless beta is positive.
  func tempered(beta: Double) throws(NumericsError) -> any Density
}

extension Density {
  /// exp(logpdf(x)).
  public func pdf(_ x: Double) -> Double { exp(logpdf(x)) }

  /// Sixteen units of rounding, for a log density that is computed to a few.
  public func logpdfError(_ x: Double) -> Double { 16 * unitRoundoff * (1 + abs(logpdf(x))) }

  /// Sixteen units of rounding, for a score that is computed to a few.
  public func scoreError(_ x: Double) -> Double { 16 * unitRoundoff * abs(score(x)) }

  /// Sixteen units of rounding, for a derivative that is computed to a few.
  public func scoreDerivativeError(_ x: Double) -> Double {
    16 * unitRoundoff * abs(scoreDerivative(x))
  }

  /// The four, one after the other.
  public func point(_ x: Double) -> DensityPoint {
    DensityPoint(
      logpdf: logpdf(x), logpdfError: logpdfError(x), score: score(x), scoreError: scoreError(x))
  }

  /// None.
  public func jet(at x: Double) -> Jet? { nil }

  /// The log density at x with the bound on its error.
  public func logpdfEstimate(_ x: Double) -> Estimate {
    jet(at: x)?.value ?? Estimate(logpdf(x), error: logpdfError(x))
  }

  /// The score at x with the bound on its error.
  public func scoreEstimate(_ x: Double) -> Estimate {
    jet(at: x)?.slope ?? Estimate(score(x), error: scoreError(x))
  }

  /// The derivative of the score at x with the bound on its error.
  public func scoreDerivativeEstimate(_ x: Double) -> Estimate {
    jet(at: x)?.curvature ?? Estimate(scoreDerivative(x), error: scoreDerivativeError(x))
  }

  /// Unknown.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series { .unknown }

  /// Unknown.
  public func logpdf(atEnd u: EndExpansion) -> EndExpansion? { nil }

  /// The whole line.
  public var support: ClosedRange<Double> { (-.infinity)...(.infinity) }

  /// Tails that fall faster than every power.
  public var tails: Tails { Tails(both: .light) }

  /// P(X <= x) to a relative 1e-12.
  public func lowerTail(_ x: Double) -> Estimate { Self.tail(cdf(x)) }

  /// P(X > x) to a relative 1e-12.
  public func upperTail(_ x: Double) -> Estimate { Self.tail(ccdf(x)) }

  private static func tail(_ value: Double) -> Estimate {
    Estimate(value, error: 1e-12 * value + .leastNonzeroMagnitude)
  }

  /// A unit in the last place.
  public var meanError: Double { mean.ulp }

  /// Four units in the last place.
  public var varianceError: Double { 4 * variance.ulp }

  /// None.
  public var doubt: Estimate.Doubt? { nil }

  /// That of the normaliser.
  public var doubtOfMoments: Estimate.Doubt? { doubt }

  /// That of the normaliser.
  public var doubtOfExtrema: Estimate.Doubt? { doubt }

  /// The ends of the support.
  public var breaks: [Double] {
    [support.lowerBound, support.upperBound].filter(\.isFinite)
  }

  /// No edges.
  public var edges: [Edge] { [] }

  /// No transitions.
  public var transitions: [Landmark] { [] }

  /// The local maxima of the density in ascending order.
  ///
  /// - Throws: `NumericsError.budgetExhausted` when the search needs too many steps.
  public func modes() throws(NumericsError) -> [Double] { try extrema().modes }

  /// The local minima between the modes in ascending order.
  ///
  /// - Throws: `NumericsError.budgetExhausted` when the search needs too many steps.
  public func antimodes() throws(NumericsError) -> [Double] { try extrema().antimodes }

  /// The n mid-point quantiles: the x_i with P(X <= x_i) = (i - 1/2)/n, for i = 1, …, n.
  ///
  /// - Throws: `NumericsError.invalidParameter` when n is below 1.
  /// - Complexity: n quantiles.
  public func quantiles(_ n: Int) throws(NumericsError) -> [Double] {
    try Domain.checkCount(n, name: "n", atLeast: 1)
    var result: [Double] = []
    result.reserveCapacity(n)
    for i in 0..<n { result.append(try quantile((Double(i) + 0.5) / Double(n))) }
    return result
  }

  /// Draws by inversion: draw i is the quantile of `key.uniform(i)`.
  ///
  /// - Complexity: n quantiles.
  public func sample(_ n: Int, key: RandomKey) throws(NumericsError) -> [Double] {
    try Domain.checkCount(n, name: "n", atLeast: 0)
    var result: [Double] = []
    result.reserveCapacity(n)
    for i in 0..<n { result.append(try quantile(key.uniform(i))) }
    return result
  }

  /// The tempered density with its normaliser by quadrature.
  public func tempered(beta: Double) throws(NumericsError) -> any Density {
    try Tempered(self, beta: beta)
  }
}

/// What is known of a density at a point.
public struct DensityPoint: Sendable {
  /// The logarithm of the density.
  public var logpdf: Double
  /// A bound on its error.
  public var logpdfError: Double
  /// The score.
  public var score: Double
  /// A bound on its error.
  public var scoreError: Double
}

/// An end of the support of a density.
public struct Edge: Sendable, Hashable {
  /// Where the support ends.
  public let place: Double
  /// Whether it is the upper end.
  public let isUpper: Bool
  /// The density just inside.
  public let pdf: Double
}
