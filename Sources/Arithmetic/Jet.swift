/// A value of a function of one variable with its first and second derivative, each with a bound on its
/// error.
///
/// Forward-mode differentiation to second order: the jet of a composition follows from the jets of its
/// parts by the rules of calculus, so the error is that of rounding alone.
public struct Jet: Sendable, Hashable {
  /// The value.
  public var value: Estimate
  /// The first derivative.
  public var slope: Estimate
  /// The second derivative.
  public var curvature: Estimate

  /// A value with its derivatives.
  @inlinable
  public init(_ value: Estimate, _ slope: Estimate, _ curvature: Estimate) {
    self.value = value
    self.slope = slope
    self.curvature = curvature
  }

  /// A constant.
  @inlinable
  public init(constant value: Estimate) { self.init(value, Estimate(0), Estimate(0)) }

  /// The variable itself.
  @inlinable
  public init(variable value: Estimate) { self.init(value, Estimate(1), Estimate(0)) }

  /// The composition f(g(x)) for the jet of f at the value of this jet.
  public func composed(with outer: Jet) -> Jet {
    Jet(
      outer.value, outer.slope * slope,
      outer.curvature * slope * slope + outer.slope * curvature)
  }
}

/// A function of a number with its first two derivatives.
public typealias JetFunction = @Sendable (Estimate) -> Jet

/// An operation on two functions of one variable.
public typealias JetOperation = @Sendable (Jet, Jet) -> Jet

extension Jet {
  /// The sum.
  public static func + (a: Jet, b: Jet) -> Jet {
    Jet(a.value + b.value, a.slope + b.slope, a.curvature + b.curvature)
  }

  /// The difference.
  public static func - (a: Jet, b: Jet) -> Jet {
    Jet(a.value - b.value, a.slope - b.slope, a.curvature - b.curvature)
  }

  /// The product.
  public static func * (a: Jet, b: Jet) -> Jet {
    Jet(
      a.value * b.value, a.slope * b.value + a.value * b.slope,
      a.curvature * b.value + Estimate(2) * a.slope * b.slope + a.value * b.curvature)
  }

  /// The quotient.
  public static func / (a: Jet, b: Jet) -> Jet {
    let value = a.value / b.value
    let slope = (a.slope - value * b.slope) / b.value
    return Jet(
      value, slope, (a.curvature - Estimate(2) * slope * b.slope - value * b.curvature) / b.value)
  }

  /// a to the power b.
  public static func power(_ a: Jet, _ b: Jet) -> Jet {
    guard b.slope == Estimate(0), b.curvature == Estimate(0) else {
      // a^b = exp(b log a).
      let base = a.value.logarithm
      let inverse = Estimate(1) / a.value
      let logarithm = a.composed(with: Jet(base, inverse, -(inverse * inverse)))
      return (b * logarithm).exponential
    }
    let n = b.value
    let value = power(a.value, constant: n)
    if n == Estimate(0) { return Jet(constant: value) }
    if n == Estimate(1) { return a }
    let once = n - Estimate(1)
    let slope = n * Estimate.power(a.value, once)
    let curvature =
      n == Estimate(2)
      ? Estimate(2) : n * once * Estimate.power(a.value, n - Estimate(2))
    return a.composed(with: Jet(value, slope, curvature))
  }

  /// The value of a power with a constant exponent.
  public static func power(_ a: Estimate, constant n: Estimate) -> Estimate {
    if n == Estimate(0) { return Estimate(1) }
    return n == Estimate(1) ? a : Estimate.power(a, n)
  }

  /// The lesser of two; where they may be equal, the errors cover both.
  public static func minimum(_ a: Jet, _ b: Jet) -> Jet { extreme(false, a, b) }

  /// The greater of two; where they may be equal, the errors cover both.
  public static func maximum(_ a: Jet, _ b: Jet) -> Jet { extreme(true, a, b) }

  private static func extreme(_ greatest: Bool, _ a: Jet, _ b: Jet) -> Jet {
    let difference = a.value - b.value
    let chosen = (difference.value >= 0) == greatest ? a : b
    guard !(difference.lower > 0), !(difference.upper < 0) else { return chosen }
    let other = (difference.value >= 0) == greatest ? b : a
    if difference == Estimate(0), a.slope == b.slope, a.slope.isExact {
      // Equal with equal slopes: the curvatures decide.
      let pick = greatest ? Estimate.maximum : Estimate.minimum
      return Jet(chosen.value, chosen.slope, pick(a.curvature, b.curvature))
    }
    return Jet(
      chosen.value.joined(other.value), chosen.slope.joined(other.slope),
      chosen.curvature.joined(other.curvature))
  }

  /// The absolute value. At a zero with a slope there is a kink: slope and curvature may be those of
  /// either side. At a zero without a slope both sides have the sign of the curvature.
  public var absoluteValue: Jet {
    if value.lower > 0 { return self }
    if value.upper < 0 { return Jet(-value, -slope, -curvature) }
    func eitherSign(_ x: Estimate) -> Estimate {
      let reach = abs(x.value) + x.error
      var result = Estimate(0, error: reach)
      result.takeDoubts(of: x)
      return result.drawn(
        -max(abs(x.lower), abs(x.upper)), max(abs(x.lower), abs(x.upper)), failure: x.failure,
        from: x.ancestry)
    }
    let isFlat = value == Estimate(0) && slope == Estimate(0)
    return Jet(
      value.absoluteValue, eitherSign(slope),
      isFlat ? curvature.absoluteValue : eitherSign(curvature))
  }

  /// The exponential with its derivatives.
  public var exponential: Jet {
    let value = value.exponential
    return composed(with: Jet(value, value, value))
  }
}
