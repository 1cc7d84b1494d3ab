#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// All numbers within a radius of a middle: an enclosure of what a function does on a whole interval.
///
/// Where an ``Estimate`` says how well one number is known, a ball stands for a range of numbers; its
/// middle means nothing. Radii are rounded up. A ball that is not finite encloses everything, and stands
/// for what is not defined as well.
public struct Ball: Sendable, Hashable {
  /// The middle.
  public var middle: Double
  /// The greatest distance from the middle, at least 0.
  public var radius: Double

  /// A single number.
  @inlinable public init(_ number: Double) {
    middle = number
    radius = 0
  }

  /// The numbers within a radius of a middle.
  @inlinable public init(_ middle: Double, radius: Double) {
    self.middle = middle
    self.radius = radius
  }

  /// The numbers between two ends.
  @inlinable public init(from lower: Double, to upper: Double) {
    middle = 0.5 * lower + 0.5 * upper
    if lower == upper {
      radius = 0
    } else if lower == 0 || upper == 0 {
      // Half of a number is one, so that the ball ends at 0, however large it is.
      radius = max(abs(middle), .leastNormalMagnitude)
    } else {
      radius = max(upper - middle, middle - lower).nextUp
    }
  }

  /// What a number may be.
  @inlinable public init(_ estimate: Estimate) {
    self.init(
      estimate.value,
      radius: estimate.isDrawn ? .infinity : estimate.error + estimate.literalDistance)
  }

  /// A number computed to within some units of rounding.
  @inlinable public init(_ number: Double, units: Double) {
    self.init(number, radius: units * unitRoundoff * abs(number) + .leastNonzeroMagnitude)
  }

  /// Everything.
  public static let everything = Ball(0, radius: .infinity)

  /// Whether the ball is bounded.
  @inlinable public var isFinite: Bool { middle.isFinite && radius.isFinite }

  /// The least number.
  @inlinable public var lower: Double { radius == 0 ? middle : (middle - radius).nextDown }
  /// The greatest number.
  @inlinable public var upper: Double { radius == 0 ? middle : (middle + radius).nextUp }
  /// The greatest absolute value.
  @inlinable public var magnitude: Double { (abs(middle) + radius).nextUp }
  /// The least absolute value.
  @inlinable public var mignitude: Double { max(0, (abs(middle) - radius).nextDown) }
  /// Whether 0 is among the numbers.
  @inlinable public var holdsZero: Bool { !(abs(middle) > radius) }

  /// All numbers of both.
  public func joined(_ other: Ball) -> Ball {
    guard isFinite, other.isFinite else { return .everything }
    return Ball(from: min(lower, other.lower), to: max(upper, other.upper))
  }

  /// The numbers between two ends as well; the ball itself where nothing is left.
  public func clamped(_ range: ClosedRange<Double>) -> Ball {
    guard !(lower >= range.lowerBound && upper <= range.upperBound) else { return self }
    let low = isFinite ? max(lower, range.lowerBound) : range.lowerBound
    let high = isFinite ? min(upper, range.upperBound) : range.upperBound
    return low <= high ? Ball(from: low, to: high) : self
  }

  /// Whether the ball is the number 0 alone.
  ///
  /// Sums and products keep such zeros: a radius of the least number in their place would be no wider in
  /// effect, but processors are slow at multiplying numbers as small as that.
  @inlinable var isZero: Bool { middle == 0 && radius == 0 }

  /// A radius raised above the rounding of its own computation.
  @inlinable @inline(__always)
  static func raised(_ radius: Double, _ middle: Double) -> Double {
    (radius + unitRoundoff * abs(middle)) * (1 + 8 * unitRoundoff) + .leastNonzeroMagnitude
  }

  /// The radius of a sum: 0 where nothing is rounded, as in a sum that is 0 or below the normal numbers.
  @inlinable @inline(__always)
  static func raisedSum(_ radius: Double, _ middle: Double) -> Double {
    let size = radius + unitRoundoff * abs(middle)
    return size == 0 ? 0 : size * (1 + 8 * unitRoundoff) + .leastNonzeroMagnitude
  }

  /// The sums.
  @inlinable @inline(__always)
  public static func + (a: Ball, b: Ball) -> Ball {
    let middle = a.middle + b.middle
    return Ball(middle, radius: raisedSum(a.radius + b.radius, middle))
  }

  /// The differences.
  @inlinable @inline(__always)
  public static func - (a: Ball, b: Ball) -> Ball {
    let middle = a.middle - b.middle
    return Ball(middle, radius: raisedSum(a.radius + b.radius, middle))
  }

  /// The negatives.
  @inlinable @inline(__always)
  public static prefix func - (a: Ball) -> Ball { Ball(-a.middle, radius: a.radius) }

  /// The products.
  @inlinable @inline(__always)
  public static func * (a: Ball, b: Ball) -> Ball {
    let middle = a.middle * b.middle
    let radius = abs(a.middle) * b.radius + a.radius * (abs(b.middle) + b.radius)
    // Finite, so that it is no 0 times an unbounded ball.
    if radius == 0, middle == 0, a.isZero || b.isZero { return Ball(0) }
    return Ball(middle, radius: raised(radius, middle))
  }

  /// The products with a number.
  @inlinable @inline(__always)
  public static func * (a: Double, b: Ball) -> Ball { Ball(a) * b }

  /// The sums of the products a_j b_(k - j) for j from `first` to k: coefficient k of a product of series.
  ///
  /// One bound for the rounding of the whole sum: n u/(1 - n u) times the sum of the absolute values for
  /// n terms. Where a list ends, zeros follow.
  ///
  /// - Complexity: O(k), or the length of the shorter list where it is less.
  @inline(__always)
  static func convolution(
    _ a: UnsafeBufferPointer<Ball>, _ b: UnsafeBufferPointer<Ball>, _ k: Int, from first: Int = 0
  ) -> Ball {
    var middle = 0.0
    var size = 0.0
    var radius = 0.0
    var j = max(first, k &- b.count &+ 1)
    let end = min(k &+ 1, a.count)
    guard j < end else { return Ball(0) }
    while j < end {
      let (x, y) = (a[j], b[k &- j])
      let product = x.middle * y.middle
      middle += product
      size += abs(product)
      radius += abs(x.middle) * y.radius + x.radius * (abs(y.middle) + y.radius)
      j &+= 1
    }
    let terms = max(k &- first, 0) &+ 2
    let count = Double(terms)
    let rounding = (radius + count * unitRoundoff * size) * (1 + 4 * count * unitRoundoff)
    // As many times the least number as there are roundings, made without multiplying it.
    return Ball(
      middle, radius: rounding + Double(bitPattern: UInt64(truncatingIfNeeded: 4 &* terms)))
  }

  /// 1/n for a whole number that a double holds.
  static func reciprocal(_ n: Int) -> Ball { Ball(1 / Double(n), units: 1) }

  /// The quotients; everything where the divisor may be 0.
  public static func / (a: Ball, b: Ball) -> Ball { a * b.inverse }

  /// The reciprocals; everything where 0 is among the numbers.
  public var inverse: Ball {
    guard isFinite, !holdsZero else { return .everything }
    let (first, last) = (1 / lower, 1 / upper)
    return Ball(from: min(first, last).nextDown, to: max(first, last).nextUp)
  }

  /// The squares.
  public var squared: Ball {
    guard isFinite else { return .everything }
    let low = mignitude
    let high = magnitude
    return Ball(from: max(0, (low * low).nextDown), to: (high * high).nextUp)
  }

  // MARK: Monotone functions

  /// The values of a rising function that the mathematical library computes to a few units.
  private func rising(_ function: (Double) -> Double) -> Ball {
    guard isFinite else { return .everything }
    let low = function(lower)
    let high = function(upper)
    guard low.isFinite, high.isFinite else { return .everything }
    return Ball(from: low - 4 * low.ulp, to: high + 4 * high.ulp)
  }

  /// exp.
  public var exponential: Ball {
    if !isFinite { return .everything }
    if upper < -745 { return Ball(0, radius: 2 * .leastNonzeroMagnitude) }
    return rising { exp($0) }.nonnegative
  }
  /// exp - 1.
  public var exponentialMinusOne: Ball { rising { expm1($0) } }
  /// log; everything unless all numbers are positive.
  public var logarithm: Ball { isFinite && lower > 0 ? rising { log($0) } : .everything }
  /// log(1 + x); everything unless all numbers are above -1.
  public var logarithmOnePlus: Ball {
    isFinite && lower > -1 ? rising { log1p($0) } : .everything
  }
  /// The square root; everything where a number may be negative.
  public var squareRoot: Ball {
    isFinite && lower >= 0 ? rising { $0.squareRoot() }.nonnegative : .everything
  }
  /// The arc tangent.
  public var arcTangent: Ball { rising { atan($0) } }
  /// The arc sine; everything outside its domain.
  public var arcSine: Ball {
    // An end at 1 may have been rounded to beyond it.
    isFinite && magnitude <= 1 + 8 * unitRoundoff
      ? rising { asin(Swift.min(1, Swift.max(-1, $0))) } : .everything
  }
  /// The hyperbolic sine.
  public var hyperbolicSine: Ball { rising { sinh($0) } }
  /// The hyperbolic cosine.
  public var hyperbolicCosine: Ball {
    guard isFinite else { return .everything }
    return Ball(from: mignitude, to: magnitude).rising { cosh($0) }
  }
  /// The hyperbolic tangent.
  public var hyperbolicTangent: Ball { rising { tanh($0) }.clamped(-1...1) }
  /// 1/(1 + exp(-x)).
  public var logistic: Ball {
    rising { $0 >= 0 ? 1 / (1 + exp(-$0)) : exp($0) / (1 + exp($0)) }.clamped(0...1)
  }
  /// The error function.
  public var errorFunction: Ball { rising { erf($0) }.clamped(-1...1) }
  /// erfc(x)/2 at x/sqrt(2): the upper tail of the standard normal distribution.
  public var normalUpperTail: Ball {
    let tail = (-self).rising { z in
      // The rounding of the argument moves the tail by up to z² of itself.
      let value = 0.5 * erfc(-z * 0.707_106_781_186_547_6)
      return value
    }
    guard tail.isFinite else { return .everything }
    let slack = tail.upper * 8 * unitRoundoff * (1 + min(squared.upper, 1500))
    return Ball(from: max(0, tail.lower - slack), to: min(1, tail.upper + slack))
  }

  /// A whole number that a rule makes of the numbers; everything in between where it jumps.
  public func rounded(_ rule: FloatingPointRoundingRule) -> Ball {
    guard isFinite else { return .everything }
    return Ball(from: lower.rounded(rule), to: upper.rounded(rule))
  }

  /// The sine.
  public var sine: Ball {
    wave {
      sin($0)
    } peakAt: {
      0.5 * Double.pi
    }
  }
  /// The cosine.
  public var cosine: Ball {
    wave {
      cos($0)
    } peakAt: {
      0
    }
  }

  /// A wave of period 2 pi between -1 and 1 with a crest at a place.
  private func wave(_ function: (Double) -> Double, peakAt crest: () -> Double) -> Ball {
    guard isFinite, magnitude < 1e9 else { return Ball(0, radius: 1) }
    let turn = 2 * Double.pi
    func holds(_ place: Double) -> Bool {
      // Some whole number of turns from the place, with room for the rounding of pi.
      let slack = 1e-15 * (magnitude + 1)
      let first = ((lower - slack - place) / turn).rounded(.up)
      return place + first * turn <= upper + slack
    }
    let (first, last) = (function(lower), function(upper))
    let low = holds(crest() + Double.pi) ? -1 : max(-1, min(first, last) - 4 * min(first, last).ulp)
    let high = holds(crest()) ? 1 : min(1, max(first, last) + 4 * max(first, last).ulp)
    return Ball(from: low, to: high)
  }

  /// The part that is not negative.
  private var nonnegative: Ball { isFinite ? clamped(0 ... .greatestFiniteMagnitude) : self }

  /// A power of positive numbers.
  public func power(_ exponent: Double) -> Ball {
    guard isFinite, lower > 0 else { return .everything }
    let (first, last) = (pow(lower, exponent), pow(upper, exponent))
    let (low, high) = (min(first, last), max(first, last))
    guard high.isFinite else { return .everything }
    return Ball(from: max(0, low - 4 * low.ulp), to: high + 4 * high.ulp)
  }
}
