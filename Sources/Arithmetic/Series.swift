/// The Taylor coefficients f, f', f''/2, … of a function on a whole interval, each a ball that holds those
/// at every point of it.
///
/// Arithmetic and elementary functions follow the recurrences of power series (Moore, Interval Analysis,
/// 1966). The last coefficient bounds what an approximation of the function by polynomials leaves; the
/// first one is the range of the function. A series of one coefficient tells the range alone: that of a
/// function with a jump on the interval. One of two coefficients may be that of a function with kinks, whose
/// slopes on both sides the second one holds (Clarke's generalised gradient: differences of the function are
/// such slopes times those of the variable).
public struct Series: Sendable {
  /// The coefficients, at least one.
  public private(set) var coefficients: [Ball]

  /// A function with these coefficients.
  public init(_ coefficients: [Ball]) { self.coefficients = coefficients }

  /// A constant, to an order.
  public init(constant: Ball, order: Int) {
    coefficients = [constant] + Array(repeating: Ball(0), count: order)
  }

  /// The variable itself over an interval, to an order.
  public init(variableFrom lower: Double, to upper: Double, order: Int) {
    coefficients = [Ball(from: lower, to: upper)]
    if order > 0 { coefficients.append(Ball(1)) }
    for _ in 2..<max(order + 1, 2) { coefficients.append(Ball(0)) }
  }

  /// A function that may do anything.
  public static let unknown = Series([.everything])

  /// The range of the function.
  public var range: Ball { coefficients[0] }
  /// The highest coefficient.
  public var order: Int { coefficients.count - 1 }
  /// Whether the range is bounded.
  public var isFinite: Bool { coefficients[0].isFinite }

  /// A function of which only the range is known.
  public init(range: Ball) { coefficients = [range] }

  /// The same function with a range that is also known to lie within a ball.
  public func ranging(_ range: Ball) -> Series {
    var result = self
    result.coefficients[0] = range
    return result
  }

  // MARK: Arithmetic

  /// The sum.
  public static func + (a: Series, b: Series) -> Series {
    Series(
      made(min(a.coefficients.count, b.coefficients.count)) { result in
        for k in result.indices { result[k] = a.coefficients[k] + b.coefficients[k] }
      })
  }

  /// The difference.
  public static func - (a: Series, b: Series) -> Series {
    Series(
      made(min(a.coefficients.count, b.coefficients.count)) { result in
        for k in result.indices { result[k] = a.coefficients[k] - b.coefficients[k] }
      })
  }

  /// The negative.
  public static prefix func - (a: Series) -> Series { Series(a.coefficients.map { -$0 }) }

  /// The product.
  public static func * (a: Series, b: Series) -> Series {
    let count = min(a.coefficients.count, b.coefficients.count)
    return Series(
      made(count) { result in
        let isKnown = a.isBounded && b.isBounded
        withPolynomial(a.coefficients, count, isKnown) { a in
          withPolynomial(b.coefficients, count, isKnown) { b in
            for k in 0..<count { result[k] = .convolution(a, b, k) }
          }
        }
      })
  }

  /// The product with a ball.
  public static func * (a: Ball, b: Series) -> Series { Series(b.coefficients.map { a * $0 }) }

  /// The sum with a ball.
  public static func + (a: Ball, b: Series) -> Series {
    var result = b
    result.coefficients[0] = a + b.coefficients[0]
    return result
  }

  /// The quotient; unknown where the divisor may be 0.
  public static func / (a: Series, b: Series) -> Series {
    let inverse = b.range.inverse
    guard inverse.isFinite else { return .unknown }
    let count = min(a.coefficients.count, b.coefficients.count)
    return Series(
      made(count) { result in
        withPolynomial(b.coefficients, count, a.isBounded && b.isBounded) { b in
          for k in 0..<count {
            let known = Ball.convolution(b, UnsafeBufferPointer(result), k, from: 1)
            result[k] = (a.coefficients[k] - known) * inverse
          }
        }
      })
  }

  /// The square, whose range is not negative.
  public var squared: Series { (self * self).ranging(range.squared) }

  // MARK: Coefficients

  /// A list of balls that is filled one after the other.
  static func made(
    _ count: Int, _ fill: (UnsafeMutableBufferPointer<Ball>) -> Void
  ) -> [Ball] {
    [Ball](unsafeUninitializedCapacity: count) { buffer, made in
      let slots = UnsafeMutableBufferPointer(rebasing: buffer[..<count])
      slots.initialize(repeating: Ball(0))
      fill(slots)
      made = count
    }
  }

  /// Whether all coefficients are bounded.
  var isBounded: Bool { coefficients.allSatisfy(\.isFinite) }

  /// Coefficients without the zeros at their end, of which a product needs none: those of a polynomial are
  /// few. With them where `isKnown` is false, for 0 times what may be undefined is not 0.
  static func withPolynomial<Result>(
    _ coefficients: [Ball], _ count: Int, _ isKnown: Bool = true,
    _ body: (UnsafeBufferPointer<Ball>) -> Result
  ) -> Result {
    coefficients.withUnsafeBufferPointer { all in
      var end = count
      while isKnown, end > 1, all[end - 1].isZero { end -= 1 }
      return body(UnsafeBufferPointer(rebasing: all[..<end]))
    }
  }
}
