public import Arithmetic

/// The functions of a density at a point.
public enum PointwiseFunction: Sendable {
  case pdf
  case logpdf
  case score
  case scoreDerivative
  /// P(X <= x).
  case lowerTail
  /// P(X > x).
  case upperTail
}

extension Density {
  /// A tail of a density on an interval from its values at both ends.
  fileprivate func tailSeries(_ isLower: Bool, _ u: Series, _ pdf: Series) -> Series {
    u.tail(isLower, pdf) {
      [u.range.lower, u.range.upper].map { isLower ? lowerTail($0) : upperTail($0) }
    }
  }
}

extension Normal {
  /// A function of the density composed with one on an interval.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    ComponentRanges([ComponentRange(self)], sharesWidth: true).series(function, of: u)
  }
}

extension Laplace {
  /// A function of the density composed with one on an interval; at the mean it has a kink.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    LaplaceRange(mean: Ball(mean), scale: Ball(scale)).series(function, of: u)
  }
}

extension StudentT {
  /// A function of the density composed with one on an interval.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    StudentTRange(self).series(function, of: u)
  }
}

extension Mixture {
  /// A function of the density composed with one on an interval.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    ComponentRanges(self).series(function, of: u)
  }
}

extension Tempered {
  /// A function of the density composed with one on an interval.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    let beta = Ball(beta)
    switch function {
    case .pdf: return series(.logpdf, of: u).exponential
    case .logpdf:
      return Ball(-logNormalizer.value, radius: logNormalizer.error)
        + beta * base.series(.logpdf, of: u)
    case .score, .scoreDerivative: return beta * base.series(function, of: u)
    case .lowerTail, .upperTail:
      return tailSeries(function == .lowerTail, u, series(.pdf, of: u))
    }
  }
}

extension Unnormalized {
  /// A function of the density composed with one on an interval.
  public func series(_ function: PointwiseFunction, of u: Series) -> Series {
    guard let logSeries, u.isFinite else { return .unknown }
    let range = u.range
    let isInside = support.contains(range.lower) && support.contains(range.upper)
    let isOutside = range.upper < support.lowerBound || range.lower > support.upperBound
    // Without a proved bound on the normaliser only the slopes are known.
    let normalization =
      doubt == nil ? Ball(-logNormalizer.value, radius: logNormalizer.error) : .everything
    switch function {
    case .pdf:
      if isOutside { return Series(constant: Ball(0), order: u.order) }
      let inside = series(.logpdf, of: u).exponential
      guard !isInside else { return inside }
      // At an end of the support it jumps.
      let part = Ball(
        from: max(range.lower, support.lowerBound), to: min(range.upper, support.upperBound))
      // Rounded outwards the part reaches an ulp beyond the support, where the formula goes on.
      let top = (normalization + logSeries(Series(range: part))).exponential.range
      return top.isFinite ? Series(range: Ball(from: 0, to: top.upper)) : .unknown
    case .logpdf:
      guard isInside else { return .unknown }
      return normalization + logSeries(u)
    case .score, .scoreDerivative:
      guard isInside else { return .unknown }
      let order = u.order + (function == .score ? 1 : 2)
      let f = logSeries(Series(variableFrom: range.lower, to: range.upper, order: order))
      let outer = function == .score ? f.derivative : f.derivative.derivative
      return u.composed(with: outer)
    case .lowerTail, .upperTail:
      guard doubt == nil else { return .unknown }
      return tailSeries(function == .lowerTail, u, series(.pdf, of: u))
    }
  }

  /// The logarithm on an interval within the support, where the formula goes on beyond by the interval's
  /// rounding; with the bound on the normaliser, whether it is proved or not.
  func logarithmInside(_ u: Series) -> Series {
    guard let logSeries, u.isFinite else { return .unknown }
    return Ball(-logNormalizer.value, radius: logNormalizer.error) + logSeries(u)
  }

  /// The range of the score on an interval with a kink, on either side of it.
  func scoreRange(_ x: Ball) -> Series { Series(range: rangeOfJet(x, \.slope)) }

  /// The range of the derivative of the score on an interval with a kink, on either side of it.
  func slopeRange(_ x: Ball) -> Series { Series(range: rangeOfJet(x, \.curvature)) }

  private func rangeOfJet(_ x: Ball, _ part: KeyPath<Jet, Estimate>) -> Ball {
    guard let jets, x.isFinite else { return .everything }
    let range = Ball(jets(Estimate(x.middle, error: x.radius))[keyPath: part])
    return range.isFinite ? range : .everything
  }
}
