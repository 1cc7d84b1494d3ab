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
