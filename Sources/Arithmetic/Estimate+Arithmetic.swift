// Every operation computes the rounded result and a bound on its distance from the true result:
// what the operands' bounds can make of it, plus the rounding. The rounding of sums, products and
// quotients is found exactly (Knuth's TwoSum and fused multiply-add), so that exact operands with a
// representable result give an exact result. `padded` covers the rounding of the bound itself, and
// `sunken` what of a bound falls below the least number: an error never becomes 0 on the way.
//
// Numbers from draws take a second way, apart from the first, which most numbers go alone.

/// A bound made of a few rounded operations, raised above their rounding.
@inlinable @inline(__always)
func padded(_ bound: Double) -> Double { bound * (1 + 8 * Double.ulpOfOne) }

/// Below this size the parts of a bound may have been rounded to a multiple of the least number.
@inlinable var sunkenBound: Double { 1e-280 }

/// A bound of up to four parts, each of which may have lost half of the least number to underflow.
@inlinable @inline(__always)
func sunken(_ bound: Double) -> Double { bound + 4 * .leastNonzeroMagnitude }

extension Estimate {
  /// The sum; error bound `ea + eb` and the rounding.
  @inlinable @inline(__always)
  public static func + (a: Estimate, b: Estimate) -> Estimate {
    let sum = a.value + b.value
    let part = sum - a.value
    let rounding = (a.value - (sum - part)) + (b.value - part)
    let bound = a.bound + b.bound + abs(rounding)
    return Estimate(sum, error: bound == 0 ? 0 : padded(bound)).marked(a, b, .sum)
  }

  /// The difference; error bound `ea + eb` and the rounding.
  @inlinable @inline(__always)
  public static func - (a: Estimate, b: Estimate) -> Estimate { a + -b }

  /// The negative, without rounding.
  @inlinable @inline(__always)
  public static prefix func - (a: Estimate) -> Estimate {
    a.isDrawn
      ? a.negated : Estimate(-a.value, bound: a.bound, ends: a.ends, marks: a.marks)
  }

  /// The product; error bound `|a| eb + |b| ea + ea eb` and the rounding.
  @inlinable @inline(__always)
  public static func * (a: Estimate, b: Estimate) -> Estimate {
    let product = a.value * b.value
    var rounding = abs((-product).addingProduct(a.value, b.value))
    if abs(product) < 1e-280, a.value != 0, b.value != 0 {
      // Close to underflow the residue is itself rounded.
      rounding += Double.leastNonzeroMagnitude
    }
    var bound =
      abs(a.value) * b.bound + abs(b.value) * a.bound + a.bound * b.bound + rounding
    if bound < sunkenBound, a.isInexactFactor(of: b) || b.isInexactFactor(of: a) {
      bound = sunken(bound)
    }
    return Estimate(product, error: bound == 0 ? 0 : padded(bound)).marked(a, b, .product)
  }

  /// The quotient; error bound `(ea + |a / b| eb) / (|b| - eb)` and the rounding. Not finite when `b`
  /// may be zero.
  @inlinable @inline(__always)
  public static func / (a: Estimate, b: Estimate) -> Estimate {
    let least = abs(b.value) - b.bound
    guard least > 0 else { return .undefined }
    let quotient = a.value / b.value
    var rounding = abs(a.value.addingProduct(-quotient, b.value) / b.value)
    if abs(quotient) < 1e-280 || abs(a.value) < 1e-280, a.value != 0 {
      rounding += Double.leastNonzeroMagnitude + quotient.magnitude.ulp
    }
    // Both parts are divided first: what underflows here is not made large again.
    let own = a.bound == 0 ? 0 : a.bound / least + .leastNonzeroMagnitude
    let relative = b.bound == 0 ? 0 : b.bound / least + .leastNonzeroMagnitude
    var bound = own + abs(quotient) * relative + rounding
    if bound < sunkenBound, bound > 0 { bound = sunken(bound) }
    return Estimate(quotient, error: bound == 0 ? 0 : padded(bound)).marked(a, b, .quotient)
  }
}

extension Estimate {
  /// Whether the number has an error that is not multiplied by an exact 0.
  @inlinable @inline(__always)
  func isInexactFactor(of other: Estimate) -> Bool {
    bound != 0 && (other.value != 0 || other.bound != 0)
  }
}

/// An operation on two intervals.
@usableFromInline
enum IntervalOperation {
  case sum, product, quotient

  /// The result for two numbers.
  func apply(_ a: Estimate, _ b: Estimate) -> Estimate {
    switch self {
    case .sum: a + b
    case .product: a * b
    case .quotient: a / b
    }
  }

  /// The least and the greatest result for numbers between the ends; infinite where there is none.
  func image(_ a: (Double, Double), _ b: (Double, Double)) -> (lower: Double, upper: Double) {
    switch self {
    case .sum:
      return Self.ends([Self.sum(a.0, b.0), Self.sum(a.1, b.1)])
    case .product:
      return Self.ends(
        [(a.0, b.0), (a.0, b.1), (a.1, b.0), (a.1, b.1)].map { Self.product($0.0, $0.1) })
    case .quotient:
      guard b.0 > 0 || b.1 < 0 else { return (-.infinity, .infinity) }
      return Self.ends(
        [(a.0, b.0), (a.0, b.1), (a.1, b.0), (a.1, b.1)].map { Self.quotient($0.0, $0.1) })
    }
  }

  /// A result, and whether it is the true one: then it is not rounded outwards, so that a probability
  /// of at most 1 stays one in `1 - p`.
  private typealias End = (value: Double, isExact: Bool)

  private static func sum(_ a: Double, _ b: Double) -> End {
    let sum = a + b
    let part = sum - a
    return (sum, (a - (sum - part)) + (b - part) == 0)
  }

  /// 0 times an infinite end is 0: the end stands for arbitrarily large numbers, not for infinity.
  private static func product(_ a: Double, _ b: Double) -> End {
    if a == 0 || b == 0 { return (0, true) }
    let product = a * b
    // Close to underflow the residue is itself rounded.
    return (product, abs(product) > 1e-280 && (-product).addingProduct(a, b) == 0)
  }

  private static func quotient(_ a: Double, _ b: Double) -> End {
    if a == 0 { return (0, true) }
    let quotient = a / b
    return (
      quotient,
      abs(quotient) > 1e-280 && abs(a) > 1e-280 && a.addingProduct(-quotient, b) == 0
    )
  }

  /// The least and the greatest, rounded outwards where they are rounded at all.
  private static func ends(_ results: [End]) -> (lower: Double, upper: Double) {
    guard !results.contains(where: { $0.value.isNaN }) else { return (-.infinity, .infinity) }
    let lower = results.map { $0.isExact ? $0.value : $0.value.nextDown }.min()
    let upper = results.map { $0.isExact ? $0.value : $0.value.nextUp }.max()
    return (lower ?? -.infinity, upper ?? .infinity)
  }
}

extension Estimate {
  /// This result of an operation on `a` and `b` with what the operands know about draws.
  @inlinable @inline(__always)
  func marked(_ a: Estimate, _ b: Estimate, _ operation: IntervalOperation) -> Estimate {
    if (a.marks | b.marks) & Mark.special == 0 { return self }
    return markedSlowly(a, b, operation)
  }

  @usableFromInline @inline(never)
  func markedSlowly(_ a: Estimate, _ b: Estimate, _ operation: IntervalOperation) -> Estimate {
    let (a, b) = (a.carried, b.carried)
    let (lower, upper) = operation.image((a.lower, a.upper), (b.lower, b.upper))
    // The bound beside an interval has a name in its lower half, which has no place in bounds.
    let own =
      a.hasInterval || b.hasInterval
      ? operation.apply(Estimate(a.value, error: a.error), Estimate(b.value, error: b.error)) : self
    var result = own.drawn(
      lower, upper, failure: min(1, a.failure + b.failure), from: a.ancestry.with(b.ancestry))
    result.takeDoubts(of: a, b)
    return result
  }

  /// The number as arithmetic takes it: a literal with the distance from its decimal as its error.
  var carried: Estimate { isLiteral ? Estimate(value, error: bound) : self }
}
