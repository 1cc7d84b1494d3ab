public import Arithmetic

/// A function composed with one that tends to infinity; nil where what it does there is not known.
public typealias EndFunction = @Sendable (EndExpansion) -> EndExpansion?

// The logarithms of densities towards infinity.

extension Normal {
  /// The log density of a function that tends to infinity.
  public func logpdf(atEnd u: EndExpansion) -> EndExpansion? {
    ComponentRange(self).logarithm(atEnd: u)
  }
}

extension Normal {
  /// P(X <= u), or P(X > u), of a function that tends to infinity.
  ///
  /// The small one is f(z)/|z| times at least 1 - 1/z² and at most 1, with the standard normal density f
  /// (Mills' ratio).
  public func tail(atEnd u: EndExpansion, isLower: Bool) -> EndExpansion? {
    // The reciprocal of a power of two is exact, so that terms cancel.
    guard let distance = u + u.constant(Ball(-mean)), let scale = u.constant(Ball(sd)).inverse,
      let z = scale * distance, let size = z.absoluteValue,
      let sign = z.sign, let square = z * z, let half = u.constant(Ball(-0.5)) * square,
      let least = square.inverse?.range, least.upper < 1, let logarithm = size.logarithm,
      let exponent = half + -logarithm,
      let density = (exponent + u.constant(Ball(-halfLogTwoPi, units: 1)))?.exponential,
      let small = density * u.constant(Ball(from: 1 - least.upper, to: 1))
    else { return nil }
    return (sign < 0) == isLower ? small : u.constant(Ball(1)) + -small
  }
}

extension ComponentRange {
  fileprivate func logarithm(atEnd u: EndExpansion) -> EndExpansion? {
    // The reciprocal of a power of two is exact, so that terms cancel.
    guard let distance = u + u.constant(-mean), let scale = u.constant(sd).inverse,
      let z = scale * distance,
      let square = z * z, let half = u.constant(Ball(-0.5)) * square
    else { return nil }
    return u.constant(logScale) + half
  }
}

extension Mixture {
  /// The log density of a function that tends to infinity: the largest component's, and at most the logarithm
  /// of their number more.
  public func logpdf(atEnd u: EndExpansion) -> EndExpansion? {
    var largest: EndExpansion?
    for term in terms {
      let next = ComponentRange(term, weightError: weightError).logarithm(atEnd: u)
      guard let next else { return nil }
      guard let known = largest else {
        largest = next
        continue
      }
      largest = EndExpansion.maximum(known, next)
      if largest == nil { return nil }
    }
    let more = log(Double(terms.count)).nextUp
    return largest.flatMap { terms.count == 1 ? $0 : $0 + u.constant(Ball(from: 0, to: more)) }
  }
}

extension Laplace {
  /// The log density of a function that tends to infinity.
  public func logpdf(atEnd u: EndExpansion) -> EndExpansion? {
    let height = -log(2) - log(scale)
    guard let distance = (u + u.constant(Ball(-mean)))?.absoluteValue,
      let rate = u.constant(Ball(-scale)).inverse, let fall = rate * distance
    else { return nil }
    return fall + u.constant(Ball(height, radius: 4 * unitRoundoff * (1 + abs(height))))
  }
}

extension StudentT {
  /// The log density of a function that tends to infinity.
  public func logpdf(atEnd u: EndExpansion) -> EndExpansion? {
    let peak = logpdf(location)
    guard let distance = u + u.constant(Ball(-location)),
      let z = u.constant(Ball(1 / scale, units: 1)) * distance, let square = z * z,
      let ratio = u.constant(Ball(1 / degrees, units: 1)) * square,
      let growth = ratio.logarithmOnePlus,
      let fall = u.constant(Ball(-0.5 * (degrees + 1), units: 1)) * growth
    else { return nil }
    return fall + u.constant(Ball(peak, radius: logpdfError(location)))
  }
}

extension Tempered {
  /// The log density of a function that tends to infinity.
  public func logpdf(atEnd u: EndExpansion) -> EndExpansion? {
    guard let inner = base.logpdf(atEnd: u), let power = u.constant(Ball(beta)) * inner else {
      return nil
    }
    return power + u.constant(Ball(-logNormalizer.value, radius: logNormalizer.error))
  }
}

extension Unnormalized {
  /// The log density of a function that tends to infinity.
  public func logpdf(atEnd u: EndExpansion) -> EndExpansion? {
    guard doubt == nil, let f = logAtEnd?(u) else { return nil }
    return f + u.constant(Ball(-logNormalizer.value, radius: logNormalizer.error))
  }
}

/// What the exponential of a function does far out, in terms of the place x: how it falls there.
enum FarFall {
  /// Faster than every power of x.
  case fast
  /// Like x to minus this power.
  case power(Ball)
  /// Not at all.
  case never

  /// nil where that is not known.
  init?(of f: EndFunction?, sign: Double) {
    guard let f else { return nil }
    for exponent in [10.0, 20, 40, 80, 160, 320, 500] {
      let reach = powerOfTwo(-exponent)
      switch f(EndExpansion(infinityOf: sign, reach: reach))?.fallOfExponential {
      case .fast: self = .fast
      case .power(let power): self = .power(power)
      case .grows: self = .never
      case nil: continue
      }
      return
    }
    return nil
  }
}
