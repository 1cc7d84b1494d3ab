// Every operation computes the rounded result and a bound on its distance from the true result:
// what the operands' bounds can make of it, plus the rounding. The rounding of sums, products and
// quotients is found exactly (Knuth's TwoSum and fused multiply-add), so that exact operands with a
// representable result give an exact result. `padded` covers the rounding of the bound itself.

/// A bound made of a few rounded operations, raised above their rounding.
@inline(__always)
func padded(_ bound: Double) -> Double { bound * (1 + 8 * Double.ulpOfOne) }

extension Number {
  /// The sum; error bound `ea + eb` and the rounding.
  @inline(__always)
  static func + (a: Number, b: Number) -> Number {
    let sum = a.value + b.value
    let part = sum - a.value
    let rounding = (a.value - (sum - part)) + (b.value - part)
    let bound = a.error + b.error + abs(rounding)
    return Number(sum, error: bound == 0 ? 0 : padded(bound))
  }

  /// The difference; error bound `ea + eb` and the rounding.
  @inline(__always)
  static func - (a: Number, b: Number) -> Number { a + -b }

  /// The negative, without rounding.
  @inline(__always)
  static prefix func - (a: Number) -> Number { Number(-a.value, error: a.error) }

  /// The product; error bound `|a| eb + |b| ea + ea eb` and the rounding.
  @inline(__always)
  static func * (a: Number, b: Number) -> Number {
    let product = a.value * b.value
    var rounding = abs((-product).addingProduct(a.value, b.value))
    if abs(product) < 1e-280, a.value != 0, b.value != 0 {
      // Close to underflow the residue is itself rounded.
      rounding += Double.leastNonzeroMagnitude
    }
    let bound =
      abs(a.value) * b.error + abs(b.value) * a.error + a.error * b.error + rounding
    return Number(product, error: bound == 0 ? 0 : padded(bound))
  }

  /// The quotient; error bound `(ea + |a / b| eb) / (|b| - eb)` and the rounding. Not finite when `b`
  /// may be zero.
  @inline(__always)
  static func / (a: Number, b: Number) -> Number {
    let least = abs(b.value) - b.error
    guard least > 0 else { return .undefined }
    let quotient = a.value / b.value
    var rounding = abs(a.value.addingProduct(-quotient, b.value) / b.value)
    if abs(quotient) < 1e-280 || abs(a.value) < 1e-280, a.value != 0 {
      rounding += Double.leastNonzeroMagnitude + quotient.magnitude.ulp
    }
    let bound = (a.error + abs(quotient) * b.error) / least + rounding
    return Number(quotient, error: bound == 0 ? 0 : padded(bound))
  }
}

extension ComparisonOperator {
  /// Whether the relation holds between the true numbers: decided when their intervals decide it.
  func truth(_ a: Number, _ b: Number) -> Truth {
    if a.isExact && b.isExact {
      return switch self {
      case .less: Truth(a.value < b.value)
      case .lessOrEqual: Truth(a.value <= b.value)
      case .greater: Truth(a.value > b.value)
      case .greaterOrEqual: Truth(a.value >= b.value)
      case .equal: Truth(a.value == b.value)
      case .notEqual: Truth(a.value != b.value)
      }
    }
    let difference = a - b
    let below = difference.value < -difference.error
    let above = difference.value > difference.error
    return switch self {
    case .less, .lessOrEqual: below ? .yes : above ? .no : .undecided
    case .greater, .greaterOrEqual: above ? .yes : below ? .no : .undecided
    case .equal: below || above ? .no : .undecided
    case .notEqual: below || above ? .yes : .undecided
    }
  }
}
