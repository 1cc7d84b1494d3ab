#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The elementary functions with error bounds. The bound of `f(x +- e)` is `e` times a bound on
// `|f'|` over the interval, plus two units in the last place for the mathematical library, which
// states one for most functions and at most two for the others. Where an interval leaves the
// domain the result is not finite.

extension Number {
  /// The least and the greatest number that this may be.
  var lower: Double { error == 0 ? value : (value - error).nextDown }
  var upper: Double { error == 0 ? value : (value + error).nextUp }

  /// `result` as the value at `self` of a function whose slope is at most `slope` over the interval.
  /// `exactAt` is an exact argument at which the result is exact.
  @inline(__always)
  private func image(
    _ result: Double, slope: @autoclosure () -> Double, exactAt: Double
  ) -> Number {
    guard isFinite else { return .undefined }
    let rounding = value == exactAt ? 0 : 2 * result.magnitude.ulp
    guard error > 0 else { return Number(result, error: rounding) }
    return Number(result, error: padded(error * slope() + rounding))
  }

  var absoluteValue: Number { Number(abs(value), error: error) }

  /// The square root; `sqrt` is rounded correctly, and exact where its square is the argument.
  var squareRoot: Number {
    if error == 0 {
      guard value >= 0 else { return .undefined }
      let root = value.squareRoot()
      let exact = (-value).addingProduct(root, root) == 0 && (value == 0 || value > 1e-280)
      return Number(root, error: exact ? 0 : root.ulp / 2)
    }
    guard upper >= 0 else { return .undefined }
    // Where the interval reaches 0 the slope has no bound, but |sqrt x - sqrt y| <= sqrt |x - y|.
    if value <= 0 { return Number(0, error: padded(upper.squareRoot())) }
    let root = value.squareRoot()
    let bound =
      lower > 0
      ? min(error / (2 * lower.squareRoot()), error.squareRoot()) : error.squareRoot()
    return Number(root, error: padded(bound + root.ulp))
  }

  var exponential: Number { image(exp(value), slope: exp(upper), exactAt: 0) }
  var exponentialMinusOne: Number { image(expm1(value), slope: exp(upper), exactAt: 0) }

  var logarithm: Number {
    lower > 0 ? image(log(value), slope: 1 / lower, exactAt: 1) : .undefined
  }
  var decimalLogarithm: Number {
    lower > 0 ? image(log10(value), slope: 0.4342944819032519 / lower, exactAt: 1) : .undefined
  }
  var logarithmOnePlus: Number {
    lower > -1 ? image(log1p(value), slope: 1 / (1 + lower), exactAt: 0) : .undefined
  }

  var sine: Number { image(sin(value), slope: 1, exactAt: 0) }
  var cosine: Number { image(cos(value), slope: 1, exactAt: 0) }

  /// The tangent; not defined on an interval with a pole.
  var tangent: Number {
    let result = image(
      tan(value), slope: max(1 + tan(lower) * tan(lower), 1 + tan(upper) * tan(upper)), exactAt: 0)
    // The branch is left where the cosine may vanish between the ends.
    if error > 0, error >= 1 || cos(lower) * cos(upper) <= 0 { return .undefined }
    return result
  }

  var arcSine: Number { arc { asin($0) } }
  var arcCosine: Number {
    value == 1 && error == 0 ? Number(0) : arc { acos($0) }
  }

  /// Arc sine or cosine: slope 1 / sqrt(1 - x^2), and where the interval reaches the end of the
  /// domain |f(x) - f(y)| <= acos(1 - |x - y|) <= pi sqrt(|x - y| / 2).
  private func arc(_ function: (Double) -> Double) -> Number {
    guard abs(value) - error <= 1 else { return .undefined }
    let result = function(min(1, max(-1, value)))
    let rounding = value == 0 && result == 0 ? 0 : 2 * result.magnitude.ulp
    guard error > 0 else { return Number(result, error: rounding) }
    let most = abs(value) + error
    let coarse = min(Double.pi, Double.pi * (error / 2).squareRoot())
    let slope = most < 1 ? 1 / ((1 - most) * (1 + most)).squareRoot() : .infinity
    return Number(result, error: padded(min(coarse, error * slope) + rounding))
  }

  var arcTangent: Number { image(atan(value), slope: 1, exactAt: 0) }
  var hyperbolicSine: Number { image(sinh(value), slope: cosh(abs(value) + error), exactAt: 0) }
  var hyperbolicCosine: Number { image(cosh(value), slope: sinh(abs(value) + error), exactAt: 0) }

  var hyperbolicTangent: Number {
    let least = max(0, abs(value) - error)
    return image(tanh(value), slope: 1 / (cosh(least) * cosh(least)), exactAt: 0)
  }

  /// 1 / (1 + exp(-x)), computed without overflow; its slope is at most 1/4 and at most exp(-|x|).
  var logistic: Number {
    guard isFinite else { return .undefined }
    let decay = exp(-abs(value))
    let result = value >= 0 ? 1 / (1 + decay) : decay / (1 + decay)
    let rounding = value == 0 ? 0 : 4 * result.ulp
    guard error > 0 else { return Number(result, error: rounding) }
    let slope = min(0.25, exp(-max(0, abs(value) - error)))
    return Number(result, error: padded(error * slope + rounding))
  }

  /// The error function, slope at most 2 / sqrt(pi) at the point of the interval nearest to 0.
  var errorFunction: Number {
    let least = max(0, abs(value) - error)
    return image(erf(value), slope: 1.1283791670955126 * exp(-least * least), exactAt: 0)
  }

  /// The value rounded by `rounding`; when the interval holds a jump, the error covers it.
  func rounded(_ rule: FloatingPointRoundingRule) -> Number {
    let result = value.rounded(rule)
    guard error > 0 else { return Number(result) }
    return Number(
      result, error: max(upper.rounded(rule) - result, result - lower.rounded(rule)))
  }

  /// The least or greatest of two numbers.
  static func minimum(_ a: Number, _ b: Number) -> Number { extreme(a, b, min) }
  static func maximum(_ a: Number, _ b: Number) -> Number { extreme(a, b, max) }

  private static func extreme(
    _ a: Number, _ b: Number, _ pick: (Double, Double) -> Double
  ) -> Number {
    guard a.isFinite && b.isFinite else { return .undefined }
    if a.isExact && b.isExact { return Number(pick(a.value, b.value)) }
    let value = pick(a.value, b.value)
    let low = pick(a.lower, b.lower)
    let high = pick(a.upper, b.upper)
    let bound = max(high - value, value - low)
    return Number(value, error: bound == 0 ? 0 : padded(bound + value.magnitude.ulp))
  }

  /// `a` to the power `b`.
  static func power(_ a: Number, _ b: Number) -> Number {
    guard a.isFinite && b.isFinite else { return .undefined }
    if b.isExact, b.value == b.value.rounded(), abs(b.value) <= 1024 {
      return integerPower(a, b.value)
    }
    if a.isExact, a.value == 0, b.lower > 0 { return Number(0) }
    guard a.lower > 0 else { return .undefined }
    let result = pow(a.value, b.value)
    let rounding = 2 * result.ulp
    guard a.error > 0 || b.error > 0 else { return Number(result, error: rounding) }
    // The greatest value over the box is at a corner, and bounds both partial slopes.
    let most = max(
      max(pow(a.lower, b.lower), pow(a.lower, b.upper)),
      max(pow(a.upper, b.lower), pow(a.upper, b.upper)))
    let exponent = max(abs(b.lower), abs(b.upper))
    let base = max(abs(log(a.lower)), abs(log(a.upper)))
    let bound = most * (exponent / a.lower * a.error + base * b.error)
    return Number(result, error: padded(bound + rounding))
  }

  /// A whole power; exact when the base is and every product on the way is.
  private static func integerPower(_ a: Number, _ exponent: Double) -> Number {
    if exponent == 0 { return Number(1) }
    if exponent == 1 { return a }
    if exponent == 2, a.isExact { return a * a }
    let result = pow(a.value, exponent)
    if a.isExact {
      if a.value == 0 { return exponent > 0 ? Number(0) : .undefined }
      // Whole powers of small whole numbers, and of powers of two, have an exact result.
      var product = Number(1)
      for _ in 0..<min(64, Int(exactly: abs(exponent)) ?? 64) where product.isExact {
        product = product * a
      }
      if product.isExact, abs(exponent) <= 64 {
        return exponent > 0 ? product : Number(1) / product
      }
      return Number(result, error: 2 * result.magnitude.ulp)
    }
    if exponent < 0, abs(a.value) <= a.error { return .undefined }
    let extent = exponent > 0 ? abs(a.value) + a.error : abs(a.value) - a.error
    let slope = abs(exponent) * pow(extent, exponent - 1)
    return Number(result, error: padded(a.error * slope + 2 * result.magnitude.ulp))
  }

  /// The remainder of `a / b` with the sign of `a`; the interval must not hold a jump.
  static func remainder(_ a: Number, _ b: Number) -> Number {
    guard abs(b.value) > b.error else { return .undefined }
    let result = fmod(a.value, b.value)
    guard !a.isExact || !b.isExact else { return Number(result) }
    let quotient = ((a.value - result) / b.value).rounded()
    let bound = padded(a.error + abs(quotient) * b.error)
    guard abs(result) > bound, abs(result) + bound < abs(b.value) - b.error else {
      return .undefined
    }
    return Number(result, error: bound)
  }
}

/// The point `index` of `count` between the positive numbers `a` and `b` at equal ratios.
func geometricBlend(_ a: Double, _ b: Double, _ index: Int, _ count: Int) -> Double {
  let share = Double(index) / Double(count - 1)
  // Powers of two come out exactly in base 2; the interpolation of logarithms cannot overflow.
  return exp2(log2(a) * (1 - share) + log2(b) * share)
}
