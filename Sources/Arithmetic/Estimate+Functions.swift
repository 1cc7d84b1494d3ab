#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The elementary functions with error bounds. The bound of `f(x +- e)` is `e` times a bound on
// `|f'|` over the interval, plus two units in the last place for the mathematical library, which
// states one for most functions and at most two for the others. Where an interval leaves the
// domain the result is not finite.

extension Estimate {
  /// `result` as the value at `self` of a function whose slope is at most `slope` over the interval.
  /// `exactAt` is an exact argument at which the result is exact.
  @inline(__always)
  private func image(
    _ result: Double, slope: @autoclosure () -> Double, exactAt: Double
  ) -> Estimate {
    guard isFinite else { return .undefined }
    let rounding = value == exactAt ? 0 : 2 * result.magnitude.ulp
    guard error > 0 else { return Estimate(result, error: rounding) }
    return Estimate(result, error: sunken(padded(error * slope() + rounding)))
  }

  /// The absolute value; of a literal a literal.
  public var absoluteValue: Estimate {
    if isLiteral { return value.sign == .minus ? -self : self }
    guard isPlain else { return mapped(.even(range: 0 ... .infinity)) { $0.absoluteValue } }
    return Estimate(abs(value), error: error)
  }

  /// The square root; `sqrt` is rounded correctly, and exact where its square is the argument.
  public var squareRoot: Estimate {
    guard isPlain else {
      return mapped(.rising(on: 0 ... .infinity, range: 0 ... .infinity)) { $0.squareRoot }
    }
    if error == 0 {
      guard value >= 0 else { return .undefined }
      let root = value.squareRoot()
      let exact = (-value).addingProduct(root, root) == 0 && (value == 0 || value > 1e-280)
      return Estimate(root, error: exact ? 0 : root.ulp / 2)
    }
    guard upper >= 0 else { return .undefined }
    // Where the interval reaches 0 the slope has no bound, but |sqrt x - sqrt y| <= sqrt |x - y|.
    if value <= 0 { return Estimate(0, error: padded(upper.squareRoot())) }
    let root = value.squareRoot()
    let bound =
      lower > 0
      ? min(error / (2 * lower.squareRoot()), error.squareRoot()) : error.squareRoot()
    return Estimate(root, error: padded(bound + root.ulp))
  }

  /// The exponential function.
  public var exponential: Estimate {
    guard isPlain else { return mapped(.rising(range: 0 ... .infinity)) { $0.exponential } }
    return image(exp(value), slope: exp(upper), exactAt: 0)
  }
  /// exp(x) - 1, accurate near 0.
  public var exponentialMinusOne: Estimate {
    guard isPlain else {
      return mapped(.rising(range: -1 ... .infinity)) { $0.exponentialMinusOne }
    }
    return image(expm1(value), slope: exp(upper), exactAt: 0)
  }

  /// The natural logarithm.
  public var logarithm: Estimate {
    guard isPlain else { return mapped(.rising(on: 0 ... .infinity, range: .all)) { $0.logarithm } }
    return lower > 0 ? image(log(value), slope: 1 / lower, exactAt: 1) : .undefined
  }
  /// The logarithm to base 10.
  public var decimalLogarithm: Estimate {
    guard isPlain else {
      return mapped(.rising(on: 0 ... .infinity, range: .all)) { $0.decimalLogarithm }
    }
    return lower > 0
      ? image(log10(value), slope: 0.4342944819032519 / lower, exactAt: 1) : .undefined
  }
  /// log(1 + x), accurate near 0.
  public var logarithmOnePlus: Estimate {
    guard isPlain else {
      return mapped(.rising(on: -1 ... .infinity, range: .all)) { $0.logarithmOnePlus }
    }
    return lower > -1 ? image(log1p(value), slope: 1 / (1 + lower), exactAt: 0) : .undefined
  }

  /// The sine.
  public var sine: Estimate {
    guard isPlain else { return mapped(.whole(range: -1...1)) { $0.sine } }
    return image(sin(value), slope: 1, exactAt: 0)
  }
  /// The cosine.
  public var cosine: Estimate {
    guard isPlain else { return mapped(.whole(range: -1...1)) { $0.cosine } }
    return image(cos(value), slope: 1, exactAt: 0)
  }

  /// The tangent; not defined on an interval with a pole.
  public var tangent: Estimate {
    guard isPlain else { return mapped(.whole(range: .all)) { $0.tangent } }
    let result = image(
      tan(value), slope: max(1 + tan(lower) * tan(lower), 1 + tan(upper) * tan(upper)), exactAt: 0)
    // The branch is left where the cosine may vanish between the ends.
    if error > 0, error >= 1 || cos(lower) * cos(upper) <= 0 { return .undefined }
    return result
  }

  /// The angle whose sine this is.
  public var arcSine: Estimate {
    guard isPlain else { return mapped(.rising(on: -1...1, range: .all)) { $0.arcSine } }
    return arc { asin($0) }
  }
  /// The angle whose cosine this is.
  public var arcCosine: Estimate {
    guard isPlain else { return mapped(.falling(on: -1...1, range: .all)) { $0.arcCosine } }
    return value == 1 && error == 0 ? Estimate(0) : arc { acos($0) }
  }

  /// Arc sine or cosine: slope 1 / sqrt(1 - x^2), and where the interval reaches the end of the
  /// domain |f(x) - f(y)| <= acos(1 - |x - y|) <= pi sqrt(|x - y| / 2).
  private func arc(_ function: (Double) -> Double) -> Estimate {
    guard abs(value) - error <= 1 else { return .undefined }
    let result = function(min(1, max(-1, value)))
    let rounding = value == 0 && result == 0 ? 0 : 2 * result.magnitude.ulp
    guard error > 0 else { return Estimate(result, error: rounding) }
    let most = abs(value) + error
    let coarse = min(Double.pi, Double.pi * (error / 2).squareRoot())
    let slope = most < 1 ? 1 / ((1 - most) * (1 + most)).squareRoot() : .infinity
    return Estimate(result, error: padded(min(coarse, error * slope) + rounding))
  }

  /// The angle whose tangent this is.
  public var arcTangent: Estimate {
    guard isPlain else {
      return mapped(.rising(range: -1.5707963267948968...1.5707963267948968)) { $0.arcTangent }
    }
    let least = max(0, abs(value) - error)
    return image(atan(value), slope: 1 / (1 + least * least), exactAt: 0)
  }
  /// The hyperbolic sine.
  public var hyperbolicSine: Estimate {
    guard isPlain else { return mapped(.rising(range: .all)) { $0.hyperbolicSine } }
    return image(sinh(value), slope: cosh(abs(value) + error), exactAt: 0)
  }
  /// The hyperbolic cosine.
  public var hyperbolicCosine: Estimate {
    guard isPlain else { return mapped(.even(range: 1 ... .infinity)) { $0.hyperbolicCosine } }
    return image(cosh(value), slope: sinh(abs(value) + error), exactAt: 0)
  }

  /// The hyperbolic tangent.
  public var hyperbolicTangent: Estimate {
    guard isPlain else { return mapped(.rising(range: -1...1)) { $0.hyperbolicTangent } }
    let least = max(0, abs(value) - error)
    return image(tanh(value), slope: 1 / (cosh(least) * cosh(least)), exactAt: 0)
  }

  /// 1 / (1 + exp(-x)), computed without overflow; its slope is at most 1/4 and at most exp(-|x|).
  public var logistic: Estimate {
    guard isPlain else { return mapped(.rising(range: 0...1)) { $0.logistic } }
    guard isFinite else { return .undefined }
    let decay = exp(-abs(value))
    let result = value >= 0 ? 1 / (1 + decay) : decay / (1 + decay)
    let rounding = value == 0 ? 0 : 4 * result.ulp
    guard error > 0 else { return Estimate(result, error: rounding) }
    let slope = min(0.25, exp(-max(0, abs(value) - error)))
    return Estimate(result, error: sunken(padded(error * slope + rounding)))
  }

  /// The error function, slope at most 2 / sqrt(pi) at the point of the interval nearest to 0.
  public var errorFunction: Estimate {
    guard isPlain else { return mapped(.rising(range: -1...1)) { $0.errorFunction } }
    let least = max(0, abs(value) - error)
    return image(erf(value), slope: 1.1283791670955126 * exp(-least * least), exactAt: 0)
  }

  /// The value rounded by `rounding`; when the interval holds a jump, the error covers it.
  public func rounded(_ rule: FloatingPointRoundingRule) -> Estimate {
    guard isPlain else { return mapped(.rising(range: .all)) { $0.rounded(rule) } }
    let result = value.rounded(rule)
    guard error > 0 else { return Estimate(result) }
    return Estimate(
      result, error: max(upper.rounded(rule) - result, result - lower.rounded(rule)))
  }

  /// The least of two numbers.
  public static func minimum(_ a: Estimate, _ b: Estimate) -> Estimate { extreme(a, b, min) }
  /// The greatest of two numbers.
  public static func maximum(_ a: Estimate, _ b: Estimate) -> Estimate { extreme(a, b, max) }

  private static func extreme(
    _ a: Estimate, _ b: Estimate, _ pick: (Double, Double) -> Double
  ) -> Estimate {
    guard a.isFinite && b.isFinite else { return .undefined }
    guard a.isPlain, b.isPlain else {
      return mapped(a, b) {
        extreme($0, $1, pick)
      } ends: {
        (pick(a.lower, b.lower), pick(a.upper, b.upper))
      }
    }
    // What is certainly one of them is that one: a literal stays what it is.
    if a.isExact && b.isExact { return pick(a.value, b.value) == a.value ? a : b }
    if a.upper < b.lower || b.upper < a.lower {
      return pick(a.value, b.value) == a.value ? a : b
    }
    let (a, b) = (a.carried, b.carried)
    let value = pick(a.value, b.value)
    let low = pick(a.lower, b.lower)
    let high = pick(a.upper, b.upper)
    let bound = max(high - value, value - low)
    return Estimate(value, error: bound == 0 ? 0 : padded(bound + value.magnitude.ulp))
  }

  /// `a` to the power `b`; with a whole `b` as the product that it stands for, so that a literal `a`
  /// carries the distance from its decimal.
  public static func power(_ a: Estimate, _ b: Estimate) -> Estimate {
    let b = b.argument
    let a = b.isExact && b.value == b.value.rounded() ? a.carried : a.argument
    guard a.isFinite && b.isFinite else { return .undefined }
    guard a.isPlain, b.isPlain else {
      return mapped(a, b, power) { powerEnds(a, b) }
    }
    if b.isExact, b.value == b.value.rounded() {
      return integerPower(a, b.value)
    }
    if a.isExact, a.value == 0, b.lower > 0 { return Estimate(0) }
    if b.isExact, b.value > 0, a.error > 0, a.lower <= 0, a.upper >= 0 {
      // Of what is 0 but for its error, the numbers in the domain count, as of a square root.
      let result = pow(max(a.value, 0), b.value)
      let high = pow(a.upper, b.value)
      return Estimate(result, error: padded(max(high - result, result) + 4 * high.ulp))
    }
    guard a.lower > 0 else { return .undefined }
    let result = pow(a.value, b.value)
    let rounding = 2 * result.ulp
    guard a.error > 0 || b.error > 0 else { return Estimate(result, error: rounding) }
    // The greatest value over the box is at a corner, and bounds both partial slopes.
    let most = max(
      max(pow(a.lower, b.lower), pow(a.lower, b.upper)),
      max(pow(a.upper, b.lower), pow(a.upper, b.upper)))
    let exponent = max(abs(b.lower), abs(b.upper))
    let base = max(abs(log(a.lower)), abs(log(a.upper)))
    let bound = most * (exponent / a.lower * a.error + base * b.error)
    return Estimate(result, error: padded(bound + rounding))
  }

  /// The ends between which a power of numbers from draws lies.
  private static func powerEnds(_ a: Estimate, _ b: Estimate) -> (lower: Double, upper: Double) {
    if b.isExact, b.value == b.value.rounded() {
      let isEven = (b.value / 2).rounded() == b.value / 2
      if b.value < 0 {
        guard a.lower > 0 || a.upper < 0 else { return (-.infinity, .infinity) }
        let whole = Estimate(drawn: 1, in: a.lower...a.upper, failure: 0.5)
        let inverse = Estimate(1) / whole
        return powerEnds(inverse, Estimate(-b.value))
      }
      return (isEven ? IntervalImage.even(range: 0 ... .infinity) : .rising(range: .all))
        .ends(a.lower, a.upper) { power($0, b) }
    }
    guard a.upper > 0 else { return (-.infinity, .infinity) }
    let corners = [a.lower, a.upper].flatMap { x in
      [b.lower, b.upper].map { power(Estimate(max(x, 0)), Estimate($0)) }
    }
    let isKnown = corners.allSatisfy(\.isFinite)
    return (
      isKnown ? max(0, corners.map(\.lower).min() ?? 0) : 0,
      isKnown ? corners.map(\.upper).max() ?? .infinity : .infinity
    )
  }

  /// A whole power; exact when the base is and every product on the way is.
  private static func integerPower(_ a: Estimate, _ exponent: Double) -> Estimate {
    if exponent == 0 { return Estimate(1) }
    if exponent == 1 { return a }
    if exponent == 2, a.isExact { return a * a }
    let result = pow(a.value, exponent)
    if a.isExact {
      if a.value == 0 { return exponent > 0 ? Estimate(0) : .undefined }
      // Whole powers of small whole numbers, and of powers of two, have an exact result.
      var product = Estimate(1)
      for _ in 0..<min(64, Int(exactly: abs(exponent)) ?? 64) where product.isExact {
        product = product * a
      }
      if product.isExact, abs(exponent) <= 64 {
        return exponent > 0 ? product : Estimate(1) / product
      }
      return Estimate(result, error: 2 * result.magnitude.ulp)
    }
    if exponent < 0, abs(a.value) <= a.error { return .undefined }
    // |x^n - a^n| is at most |a|^n ((1 + e)^|n| - 1), or that with 1/(1 - e), for a relative error e: no
    // power of a by itself that could underflow or overflow where the product does not.
    let relative = (a.error / abs(a.value)).nextUp
    let growth = expm1(exponent * log1p(exponent > 0 ? relative : -relative))
    let spread: Double
    if result.magnitude > 1e-280, growth.isFinite {
      // For a growth of e^y the rounding of y is up to 709 units.
      spread = result.magnitude * growth * (1 + 0x1p-40)
    } else {
      let extent =
        exponent > 0
        ? (abs(a.value) + a.error).nextUp : (abs(a.value) - a.error).nextDown
      spread = pow(extent, exponent) * (1 + 0x1p-50) - result.magnitude
    }
    return Estimate(
      result, error: padded(spread + 4 * result.magnitude.ulp + .leastNonzeroMagnitude))
  }

  /// The remainder of `a / b` with the sign of `a`; the interval must not hold a jump. A literal carries the
  /// distance from its decimal, as in a quotient.
  public static func remainder(_ a: Estimate, _ b: Estimate) -> Estimate {
    let (a, b) = (a.carried, b.carried)
    guard a.isPlain, b.isPlain else {
      return mapped(a, b, remainder) {
        let image = remainder(
          Estimate(between: a.lower, and: a.upper), Estimate(between: b.lower, and: b.upper))
        return image.isFinite ? (image.lower, image.upper) : (-.infinity, .infinity)
      }
    }
    guard abs(b.value) > b.error else { return .undefined }
    let result = fmod(a.value, b.value)
    guard !a.isExact || !b.isExact else { return Estimate(result) }
    let quotient = ((a.value - result) / b.value).rounded()
    let bound = padded(a.error + abs(quotient) * b.error)
    guard abs(result) > bound, abs(result) + bound < abs(b.value) - b.error else {
      return .undefined
    }
    return Estimate(result, error: bound)
  }
}

extension ClosedRange<Double> {
  /// All real numbers.
  static let all = -Double.infinity ... .infinity
}
