// The elementary functions with their first and second derivatives at a number.

extension Jet {
  /// The square root at x.
  public static func squareRoot(_ x: Estimate) -> Jet {
    let root = x.squareRoot
    let slope = Estimate(0.5) / root
    return Jet(root, slope, -slope / (Estimate(2) * x))
  }

  /// What is left of a over b, whose quotient in whole numbers is constant but for jumps, where there is no slope.
  public static func remainder(_ a: Jet, _ b: Jet) -> Jet {
    let value = Estimate.remainder(a.value, b.value)
    let quotient = Estimate(((a.value.value - value.value) / b.value.value).rounded())
    // It jumps where a is a multiple of b other than 0.
    let isInside = abs(value.value) + value.error < abs(b.value.value) - b.value.error
    guard isInside, quotient.value == 0 || abs(value.value) > value.error
    else { return Jet(value, .undefined, .undefined) }
    return Jet(value, a.slope - quotient * b.slope, a.curvature - quotient * b.curvature)
  }

  /// The exponential function at x.
  public static func exponential(_ x: Estimate) -> Jet {
    let value = x.exponential
    return Jet(value, value, value)
  }

  /// exp(x) - 1 at x.
  public static func exponentialMinusOne(_ x: Estimate) -> Jet {
    let slope = x.exponential
    return Jet(x.exponentialMinusOne, slope, slope)
  }

  /// The natural logarithm at x.
  public static func logarithm(_ x: Estimate) -> Jet {
    let slope = one / positive(x)
    return Jet(x.logarithm, slope, -(slope * slope))
  }

  /// The logarithm to base 10 at x.
  public static func decimalLogarithm(_ x: Estimate) -> Jet {
    let slope = Estimate(0.4342944819032518, error: 1e-16) / positive(x)
    return Jet(x.decimalLogarithm, slope, -slope / x)
  }

  /// log(1 + x) at x.
  public static func logarithmOnePlus(_ x: Estimate) -> Jet {
    let slope = one / positive(one + x)
    return Jet(x.logarithmOnePlus, slope, -(slope * slope))
  }

  /// The sine at x.
  public static func sine(_ x: Estimate) -> Jet {
    Jet(x.sine, x.cosine, -x.sine)
  }

  /// The cosine at x.
  public static func cosine(_ x: Estimate) -> Jet {
    Jet(x.cosine, -x.sine, -x.cosine)
  }

  /// The tangent at x.
  public static func tangent(_ x: Estimate) -> Jet {
    let value = x.tangent
    let slope = one + value * value
    return Jet(value, slope, Estimate(2) * value * slope)
  }

  /// The arc sine at x.
  public static func arcSine(_ x: Estimate) -> Jet {
    let rest = (one - x) * (one + x)
    let slope = one / rest.squareRoot
    return Jet(x.arcSine, slope, x * slope / rest)
  }

  /// The arc cosine at x.
  public static func arcCosine(_ x: Estimate) -> Jet {
    let rest = (one - x) * (one + x)
    let slope = -(one / rest.squareRoot)
    return Jet(x.arcCosine, slope, x * slope / rest)
  }

  /// The arc tangent at x.
  public static func arcTangent(_ x: Estimate) -> Jet {
    let slope = one / (one + x * x)
    return Jet(x.arcTangent, slope, -(Estimate(2) * x * slope * slope))
  }

  /// The hyperbolic sine at x.
  public static func hyperbolicSine(_ x: Estimate) -> Jet {
    Jet(x.hyperbolicSine, x.hyperbolicCosine, x.hyperbolicSine)
  }

  /// The hyperbolic cosine at x.
  public static func hyperbolicCosine(_ x: Estimate) -> Jet {
    Jet(x.hyperbolicCosine, x.hyperbolicSine, x.hyperbolicCosine)
  }

  /// The hyperbolic tangent at x.
  public static func hyperbolicTangent(_ x: Estimate) -> Jet {
    let value = x.hyperbolicTangent
    // 1/cosh² is 4 r (1 - r) with r = logistic(2x): nothing cancels and nothing overflows.
    let slope =
      Estimate(4) * (Estimate(2) * x).logistic * (Estimate(-2) * x).logistic
    return Jet(value, slope, Estimate(-2) * value * slope)
  }

  /// 1 / (1 + exp(-x)) at x.
  public static func logistic(_ x: Estimate) -> Jet {
    let value = x.logistic
    let rest = (-x).logistic
    let slope = value * rest
    return Jet(value, slope, slope * (rest - value))
  }

  /// The error function at x.
  public static func errorFunction(_ x: Estimate) -> Jet {
    let slope = Estimate(1.1283791670955126, error: 2e-16) * (-(x * x)).exponential
    return Jet(x.errorFunction, slope, Estimate(-2) * x * slope)
  }
}

private let zero = Estimate(0)
private let one = Estimate(1)

/// The number, where it is certainly positive: outside its domain a function has no derivatives either.
private func positive(_ x: Estimate) -> Estimate { x.lower > 0 ? x : .undefined }
