#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Estimate {
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
}
