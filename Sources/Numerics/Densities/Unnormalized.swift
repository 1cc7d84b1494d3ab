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
/// it over at least that distance, or when the proof of the normaliser cuts pieces about it.
///
/// Where f has enclosures the bounds of the normaliser, the tails and the moments are proved: on every piece
/// of the quadrature by Taylor coefficients or the range of exp(f), and beyond the ends by its range.
public struct Unnormalized: Density {
  /// The logarithm of the density up to a constant.
  public let logDensity: LogDensity
  /// Its value alone.
  private let logValue: @Sendable (Double) -> Estimate
  /// The least and the greatest x that has mass.
  public let support: ClosedRange<Double>

  /// f on intervals; nil where it has no enclosures.
  let logSeries: IntervalFunction?
  /// f with its derivatives at a number within an error, on both sides of a kink; nil where it has no enclosures.
  let jets: JetFunction?
  /// f towards infinity; nil where that is not known.
  let logAtEnd: EndFunction?

  private let landscape: Landscape
  private let normalization: Normalization

  /// The density proportional to exp(f) on an interval.
  ///
  /// - Parameters:
  ///   - support: Where the density is; outside there is no mass. May be infinite.
  ///   - near: Where to look for narrow modes in addition to the search.
  ///   - series: f on intervals, where it has enclosures.
  ///   - jets: f with its derivatives at a number within an error, where it has enclosures.
  ///   - overflows: Whether f has no bounds between two places because a part of it is too large for a
  ///     number.
  ///   - atEnd: f towards infinity, where that is known.
  ///   - values: The values of f, where they are less work without the derivatives.
  ///   - logDensity: f with its derivatives.
  /// - Throws: `NumericsError.notNormalizable` when the integral is infinite; `nonFiniteIntegrand`
  ///   where f is not defined; `notConverged` of the quadrature.
  /// - Complexity: About 3,000 evaluations of f, and 1,000 for each mode.
  public init(
    over support: ClosedRange<Double> = (-.infinity)...(.infinity), near: [Double] = [],
    series: IntervalFunction? = nil, jets: JetFunction? = nil,
    overflows: (@Sendable (Double, Double) -> Bool)? = nil, atEnd: EndFunction? = nil,
    values: (@Sendable (Double) -> Estimate)? = nil, _ logDensity: @escaping LogDensity
  ) throws(NumericsError) {
    let logDensity: LogDensity = { Self.value(of: logDensity, at: $0) }
    self.logDensity = logDensity
    let logValue: @Sendable (Double) -> Estimate = { x in
      // At a pole the derivatives tell what there is.
      if let value = values?(x), value.isFinite { return value }
      return logDensity(x).value
    }
    self.logValue = logValue
    self.support = support
    logSeries = series
    self.jets = jets
    logAtEnd = atEnd
    let given = Given(
      f: logValue, series: series, overflows: overflows, atEnd: atEnd, support: support)
    var landscape = try Landscape(of: logDensity, over: support, near: near, atEnd: atEnd)
    var normalization = try Self.normalization(of: given, landscape)
    // Where the pieces show a peak that the search did not, the search looks again.
    let unnamed = series == nil ? [] : normalization.unnamedPeaks
    if !unnamed.isEmpty {
      let second = try Landscape(of: logDensity, over: support, near: near + unnamed, atEnd: atEnd)
      if second.extrema.modes.count > landscape.extrema.modes.count {
        landscape = second
        normalization = try Self.normalization(of: given, second)
      }
    }
    self.landscape = landscape
    self.normalization = normalization
  }

  /// f at a place; minus infinity at a pole at which it falls from both sides.
  private static func value(of f: LogDensity, at x: Double) -> Jet {
    let jet = f(x)
    guard !jet.value.isFinite, jet.value.value != -.infinity else { return jet }
    let unit = 4 * max(x.ulp, .leastNormalMagnitude)
    let falls = [-1.0, 1].allSatisfy { side in
      // Next to the pole the terms may be too large for a number, or too small; a pole at 0 has no scale.
      for power in stride(from: 0.0, to: 1_000, by: 20) {
        let distance = unit * powerOfTwo(power)
        if x != 0, distance > 0x1p10 * abs(x) { return false }
        let (near, far) = (f(x + side * distance).value, f(x + side * 0x1p20 * distance).value)
        if near.isFinite, far.isFinite { return near.value < far.value - 5 }
      }
      return false
    }
    return falls ? .nowhere : jet
  }

  /// What a density is made from.
  private struct Given {
    let f: @Sendable (Double) -> Estimate
    let series: IntervalFunction?
    let overflows: (@Sendable (Double, Double) -> Bool)?
    let atEnd: EndFunction?
    let support: ClosedRange<Double>
  }

  private static func normalization(
    of given: Given, _ landscape: Landscape
  ) throws(NumericsError) -> Normalization {
    let f = given.f
    return try Normalization(
      .init(
        lower: landscape.lower, upper: landscape.upper,
        landmarks: landscape.peaks + landscape.transitions,
        breaks: [given.support.lowerBound, given.support.upperBound].filter(\.isFinite),
        tails: landscape.tails, top: landscape.top,
        f: { x in
          let value = f(x)
          return (value.value, value.error)
        },
        // exp(-600) is below 1e-260.
        beyond: landscape.isCut ? 1e-250 : .leastNonzeroMagnitude, series: given.series,
        overflows: given.overflows, atEnd: given.atEnd))
  }

  /// Why the bounds that rest on the normaliser are estimates; nil where they are proved.
  public var doubt: Estimate.Doubt? {
    logSeries == nil ? .unenclosed : normalization.isProved ? nil : .wide
  }

  /// Why it is not certain that the search has found all extremes.
  public var doubtOfExtrema: Estimate.Doubt? {
    guard let logSeries else { return .unenclosed }
    let proof = ExtremaProof(
      of: logDensity, logSeries, known: extrema(),
      [support.lowerBound, support.upperBound].filter(\.isFinite))
    return proof.holds(between: normalization.cutsForSlopes) ? nil : .wide
  }

  /// Why the bounds of the mean and the variance are estimates.
  public var doubtOfMoments: Estimate.Doubt? {
    doubt ?? (normalization.moments.areProved ? nil : .wide)
  }

  /// Between these places lies all mass that a number holds.
  var reach: ClosedRange<Double> {
    let (lower, upper) = (normalization.problem.lower, normalization.problem.upper)
    return lower...max(lower, upper)
  }

  /// The integral of exp(f).
  ///
  /// - Throws: `NumericsError.overflow` when it is out of range.
  public func normalizer() throws(NumericsError) -> Estimate { try normalization.normalizer() }
  /// The logarithm of the integral of exp(f).
  public var logNormalizer: Estimate {
    Estimate(normalization.logNormalizer, error: normalization.logNormalizerError)
  }

  private func jet(_ x: Double) -> Jet {
    support.contains(x) ? logDensity(x) : .nowhere
  }

  private func value(_ x: Double) -> Estimate {
    support.contains(x) ? logValue(x) : Jet.nowhere.value
  }

  /// The natural logarithm of the density, f(x) - log Z.
  public func logpdf(_ x: Double) -> Double { value(x).value - normalization.logNormalizer }

  /// The slope of f; not a number outside the support.
  public func score(_ x: Double) -> Double { jet(x).slope.value }

  /// The second derivative of f; not a number outside the support.
  public func scoreDerivative(_ x: Double) -> Double { jet(x).curvature.value }

  /// The error of f and that of log Z.
  public func logpdfError(_ x: Double) -> Double { logpdfError(value(x)) }

  private func logpdfError(_ value: Estimate) -> Double {
    guard value.value > -.infinity else { return 0 }
    return value.error + normalization.logNormalizerError
      + unitRoundoff * (abs(value.value) + abs(normalization.logNormalizer))
  }

  private func logpdf(_ value: Estimate) -> Estimate {
    Estimate(value.value - normalization.logNormalizer, error: logpdfError(value))
  }

  /// From one evaluation of f.
  public func jet(at x: Double) -> Jet? {
    let jet = jet(x)
    return Jet(logpdf(jet.value), jet.slope, jet.curvature)
  }

  /// The log density from one evaluation of f.
  public func logpdfEstimate(_ x: Double) -> Estimate { logpdf(value(x)) }

  /// The four from one evaluation of f.
  public func point(_ x: Double) -> DensityPoint {
    let jet = jet(x)
    return DensityPoint(
      logpdf: jet.value.value - normalization.logNormalizer, logpdfError: logpdfError(jet.value),
      score: jet.slope.value, scoreError: jet.slope.error)
  }

  /// The error of the slope of f.
  public func scoreError(_ x: Double) -> Double { jet(x).slope.error }

  /// The error of the second derivative of f.
  public func scoreDerivativeError(_ x: Double) -> Double { jet(x).curvature.error }

  /// The distribution function P(X <= x), from the pieces of the quadrature for Z or, in the tail, by a
  /// quadrature of its own.
  ///
  /// - Complexity: 21 to 1,000 evaluations of the density.
  public func cdf(_ x: Double) -> Double { normalization.tailValue(x, isLower: true) }

  /// The upper tail P(X > x).
  ///
  /// - Complexity: As for `cdf`.
  public func ccdf(_ x: Double) -> Double { normalization.tailValue(x, isLower: false) }

  /// P(X <= x) with the bound of the quadrature.
  public func lowerTail(_ x: Double) -> Estimate { normalization.lowerTail(x) }

  /// P(X > x) with the bound of the quadrature.
  public func upperTail(_ x: Double) -> Estimate { normalization.upperTail(x) }

  /// The x with P(X <= x) = p.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < p < 1.
  public func quantile(_ p: Double) throws(NumericsError) -> Double {
    try Domain.checkProbability(p)
    return normalization.quantile(TailProbability(p), of: self)
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
  public var mean: Double { normalization.moments.mean?.value ?? .nan }
  /// The variance.
  public var variance: Double { normalization.moments.variance?.value ?? .nan }
  /// The bound of the quadrature.
  public var meanError: Double { normalization.moments.mean?.error ?? .nan }
  /// The bound of the quadrature.
  public var varianceError: Double { normalization.moments.variance?.error ?? .nan }
  /// How the density falls off, as the slope of f tells it far out.
  public var tails: Tails { landscape.tails }
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
