public import Arithmetic

/// All densities of one kind whose parameters lie within balls: what a density with inexact parameters
/// may be.
///
/// Its functions are enclosures by the arithmetic of balls, so they hold however large the errors of the
/// parameters are. (Moore, Interval Analysis, 1966.)
public enum DensityRange: Sendable {
  /// A component of a mixture.
  public struct Component: Sendable {
    /// The mixing proportion.
    public var weight: Ball
    /// The mean.
    public var mean: Ball
    /// The standard deviation.
    public var sd: Ball

    /// A component with these parameters.
    public init(weight: Ball, mean: Ball, sd: Ball) {
      self.weight = weight
      self.mean = mean
      self.sd = sd
    }
  }

  /// Mixtures of normal densities; `sharesWidth` tells that all components have one standard deviation.
  case mixture([Component], sharesWidth: Bool)
  /// Laplace densities.
  case laplace(mean: Ball, scale: Ball)
  /// Student's t densities.
  case studentT(degrees: Ball, location: Ball, scale: Ball)

  /// A normal density with inexact parameters.
  public static func normal(mean: Ball, sd: Ball) -> DensityRange {
    .mixture([Component(weight: Ball(1), mean: mean, sd: sd)], sharesWidth: true)
  }

  /// One mixture, with the rounding of its weights.
  public init(_ mixture: Mixture) {
    self = .mixture(
      mixture.components.filter { $0.weight > 0 }.map {
        Component(
          weight: Ball($0.weight, radius: mixture.weightError * $0.weight), mean: Ball($0.mean),
          sd: Ball($0.sd))
      }, sharesWidth: mixture.components.allSatisfy { $0.sd == mixture.components[0].sd })
  }

  /// Mixtures with weights that sum to 1, to within 1e-12 as a mixture asks for.
  ///
  /// - Returns: nil where a sum of 1 is not among what the weights allow.
  public static func mixture(
    weights: [Ball], means: [Ball], sds: [Ball], sharesWidth: Bool
  ) -> DensityRange? {
    let total = weights.reduce(Ball(0)) { $0 + $1 }
    guard total.isFinite, total.lower <= 1, total.upper >= 1,
      weights.count == means.count, weights.count == sds.count
    else { return nil }
    // Weights that are certain keep their values.
    let sum = weights.allSatisfy { $0.radius == 0 } ? Mixture.exactSum(weights.map(\.middle)) : nil
    let inverse = sum == 1 ? Ball(1) : total.clamped((1 - 1e-12)...(1 + 1e-12)).inverse
    return .mixture(
      weights.indices.filter { weights[$0] != Ball(0) }.map {
        Component(
          weight: sum == 1 ? weights[$0] : (weights[$0] * inverse).clamped(0...1), mean: means[$0],
          sd: sds[$0])
      }, sharesWidth: sharesWidth)
  }

  /// A function of all the densities composed with a function on an interval.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    switch self {
    case .mixture(let components, let sharesWidth):
      ComponentRanges(
        components.map { ComponentRange(weight: $0.weight, mean: $0.mean, sd: $0.sd) },
        sharesWidth: sharesWidth
      ).series(function, of: u)
    case .laplace(let mean, let scale):
      LaplaceRange(mean: mean, scale: scale).series(function, of: u)
    case .studentT(let degrees, let location, let scale):
      StudentTRange(degrees: degrees, location: location, scale: scale).series(function, of: u)
    }
  }

  /// The values of a function at the numbers of a ball; not finite where nothing is known.
  public func values(_ function: PointwiseFunction, at x: Ball) -> Ball {
    series(function, of: Series(variableFrom: x.lower, to: x.upper, order: 0)).range
  }

  /// The expected values; not finite where one is undefined.
  public var mean: Ball {
    switch self {
    case .mixture(let components, _):
      components.count == 1 ? components[0].mean : Self.moments(components).mean
    case .laplace(let mean, _): mean
    case .studentT(let degrees, let location, _): degrees.lower > 1 ? location : .everything
    }
  }

  /// The variances; not finite where one is infinite.
  public var variance: Ball {
    switch self {
    case .mixture(let components, _):
      return components.count == 1 ? components[0].sd.squared : Self.moments(components).variance
    case .laplace(_, let scale): return 2 * scale.squared
    case .studentT(let degrees, _, let scale):
      guard degrees.lower > 2 else { return .everything }
      // n/(n - 2) = 1 + 2/(n - 2).
      return scale.squared * (Ball(1) + 2 * (degrees - Ball(2)).inverse)
    }
  }

  /// The standard deviations; not finite where one is infinite.
  public var sd: Ball {
    if case .mixture(let components, _) = self, components.count == 1 { return components[0].sd }
    return variance.squareRoot
  }

  /// Whether the densities differ in nothing but their place.
  public var haveOneShape: Bool {
    switch self {
    case .mixture(let components, _): components.count == 1 && components[0].sd.radius == 0
    case .laplace(_, let scale): scale.radius == 0
    case .studentT(let degrees, _, let scale): degrees.radius == 0 && scale.radius == 0
    }
  }

  private static func moments(_ components: [Component]) -> ComponentRanges {
    ComponentRanges(
      components.map { ComponentRange(weight: $0.weight, mean: $0.mean, sd: $0.sd) },
      sharesWidth: false)
  }

  /// The densities with independent normal noise added; nil for those that are no mixtures.
  public func smoothed(sd noise: Ball) -> DensityRange? {
    guard case .mixture(let components, let sharesWidth) = self else { return nil }
    return .mixture(
      components.map {
        Component(
          weight: $0.weight, mean: $0.mean, sd: ($0.sd.squared + noise.squared).squareRoot)
      }, sharesWidth: sharesWidth)
  }
}

/// Laplace densities with parameters within balls.
struct LaplaceRange: Sendable {
  let mean: Ball
  let scale: Ball

  /// A function of the densities composed with one on an interval; at the mean it has a kink.
  func series(_ function: PointwiseFunction, of u: Series) -> Series {
    let inverse = scale.inverse
    let z = inverse * (-mean + u)
    func logarithm() -> Series {
      -scale.logarithm - Ball(log(2), units: 1) + -z.absoluteValue
    }
    switch function {
    case .pdf: return logarithm().exponential
    case .logpdf: return logarithm()
    case .score:
      if z.range.lower > 0 { return Series(constant: -inverse, order: u.order) }
      if z.range.upper < 0 { return Series(constant: inverse, order: u.order) }
      return Series(range: Ball(0, radius: inverse.upper))
    case .scoreDerivative: return Series(constant: Ball(0), order: u.order)
    case .lowerTail, .upperTail:
      let isLower = function == .lowerTail
      return u.tail(isLower, logarithm().exponential) {
        [z.range.lower, z.range.upper].map { Laplace.tail(isLower ? $0 : -$0) }
      }
    }
  }
}

/// Student's t densities with parameters within balls.
struct StudentTRange: Sendable {
  let degrees: Ball
  let location: Ball
  let scale: Ball
  /// The standardised densities at the ends of the degrees of freedom.
  private let standards: [StudentT]

  /// Densities with these parameters.
  init(degrees: Ball, location: Ball, scale: Ball) {
    self.degrees = degrees
    self.location = location
    self.scale = scale
    let ends = degrees.radius == 0 ? [degrees.middle] : [degrees.lower, degrees.upper]
    standards = ends.compactMap { try? StudentT(degrees: max($0, 0.1)) }
  }

  /// One density.
  init(_ density: StudentT) {
    degrees = Ball(density.degrees)
    location = Ball(density.location)
    scale = Ball(density.scale)
    standards = [density.standard]
  }

  /// A function of the densities composed with one on an interval.
  func series(_ function: PointwiseFunction, of u: Series) -> Series {
    guard !standards.isEmpty else { return .unknown }
    let inverse = scale.inverse
    let z = inverse * (-location + u)
    let square = z.squared
    let more = degrees + Ball(1)
    func logarithm() -> Series {
      // The height at the centre rises with the degrees of freedom.
      let peaks = standards.map { Ball($0.logpdf(0), radius: $0.logpdfError(0)) }
      let peak = peaks.dropFirst().reduce(peaks[0]) { $0.joined($1) }
      return peak - scale.logarithm
        + (Ball(-0.5) * more) * (degrees.inverse * square).logarithmOnePlus
    }
    switch function {
    case .pdf: return logarithm().exponential
    case .logpdf: return logarithm()
    case .score: return -(more * inverse) * (z / (degrees + square))
    case .scoreDerivative:
      return -(more * inverse * inverse)
        * ((degrees + -square) / (degrees + square).squared)
    case .lowerTail, .upperTail:
      let isLower = function == .lowerTail
      // Monotone in z, and for each z in the degrees of freedom.
      return u.tail(isLower, logarithm().exponential) {
        standards.flatMap { standard in
          [z.range.lower, z.range.upper].map {
            isLower ? standard.lowerTail($0) : standard.upperTail($0)
          }
        }
      }
    }
  }
}

extension Series {
  /// A tail of a density on an interval: its range from its values at places that hold the least and the
  /// greatest, its derivative from the density.
  func tail(_ isLower: Bool, _ pdf: Series, _ values: () -> [Estimate]) -> Series {
    guard isFinite else { return Series(range: Ball(from: 0, to: 1)) }
    let found = values()
    let low = found.map { $0.value - $0.error }.min() ?? 0
    let high = found.map { $0.value + $0.error }.max() ?? 1
    let range = Ball(from: low.nextDown, to: high.nextUp).clamped(0...1)
    guard pdf.isFinite, order > 0 else { return Series(range: range) }
    return integral(of: isLower ? pdf : -pdf, from: range)
  }
}
