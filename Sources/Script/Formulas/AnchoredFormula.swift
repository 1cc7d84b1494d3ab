public import Arithmetic

/// A formula as a function of the distance t from a place: of x = place + t or x = place - t.
///
/// The parts of the formula that are polynomials in x with exact coefficients are polynomials in t, whose
/// coefficients are computed where that needs no rounding: 1 - x is t for x = 1 - t. So the function is known
/// next to a pole or a root at the place as well as next to one at 0.
public struct AnchoredFormula: Sendable {
  private let formula: Formula
  /// The coefficients of the steps that are polynomials, the constant first.
  private let polynomials: [[Double]?]

  /// Polynomials of a higher degree are not followed.
  private static let mostDegree = 6

  /// A formula at a place.
  ///
  /// - Parameters:
  ///   - isUpwards: Whether x grows with t.
  public init(_ formula: Formula, at place: Double, isUpwards: Bool) {
    self.formula = formula
    var known: [[Double]?] = []
    for step in formula.steps {
      let polynomial: [Double]? =
        switch step {
        case .variable: [place, isUpwards ? 1 : -1]
        case .constant(let value): Ball(value).radius == 0 ? [value.value] : nil
        case .arithmetic(let operation, let a, let b):
          known[a].flatMap { a in known[b].flatMap { Self.applying(operation, a, $0) } }
        case .square(let a, let factor):
          known[a].flatMap { Self.product($0, $0) }.map { $0.map { factor * $0 } }
        case .operation(let operation, let a, let b) where operation.isPower:
          known[a].flatMap { a in known[b].flatMap { Self.power(a, $0) } }
        default: nil
        }
      known.append(polynomial)
    }
    polynomials = known
  }

  // MARK: Values

  /// What the function may be for distances that are a function of another variable.
  public func series(of t: Series) -> Series {
    formula.allSeries(of: t) { index in
      guard let polynomial = polynomials[index], polynomial.count > 1 else { return nil }
      // Of a polynomial that isn't 0 at the place and isn't linear, the steps know as much.
      guard polynomial[0] == 0 || polynomial.count == 2 else { return nil }
      return Self.value(of: polynomial, at: t)
    }.last ?? .unknown
  }

  private static func value(of coefficients: [Double], at t: Series) -> Series {
    guard let least = coefficients.firstIndex(where: { $0 != 0 }) else {
      return Series(constant: Ball(0), order: t.order)
    }
    var result = Series(constant: Ball(coefficients[coefficients.count - 1]), order: t.order)
    for coefficient in coefficients[least...].dropLast().reversed() {
      result = Ball(coefficient) + result * t
    }
    return least > 0 ? t.power(Double(least)) * result : result
  }

  /// What the function is for distances from 0 to a reach above 0 and below 1; nil where that is not known.
  public func expansion(reach: Double) -> EndExpansion? {
    formula.expansion(of: nil, reach: reach) { index in
      polynomials[index].map { EndExpansion(polynomial: $0, reach: reach) }
    }
  }

  // MARK: Exact polynomials

  private static func applying(
    _ operation: ArithmeticOperator, _ a: [Double], _ b: [Double]
  ) -> [Double]? {
    switch operation {
    case .add: return sum(a, b)
    case .subtract: return sum(a, b.map { -$0 })
    case .multiply: return product(a, b)
    case .divide:
      // By a power of two without rounding.
      guard b.count == 1, b[0] != 0, abs(b[0].significand) == 1 else { return nil }
      return product(a, [1 / b[0]])
    }
  }

  /// The sum of two numbers where it is one.
  private static func exact(_ a: Double, _ b: Double) -> Double? {
    let sum = a + b
    let part = sum - a
    let rest = (a - (sum - part)) + (b - part)
    return sum.isFinite && rest == 0 ? sum : nil
  }

  private static func sum(_ a: [Double], _ b: [Double]) -> [Double]? {
    var result: [Double] = []
    for k in 0..<max(a.count, b.count) {
      guard let c = exact(k < a.count ? a[k] : 0, k < b.count ? b[k] : 0) else { return nil }
      result.append(c)
    }
    return result
  }

  private static func product(_ a: [Double], _ b: [Double]) -> [Double]? {
    guard a.count + b.count - 2 <= mostDegree else { return nil }
    var result = Array(repeating: 0.0, count: a.count + b.count - 1)
    for (i, x) in a.enumerated() {
      for (j, y) in b.enumerated() where x != 0 && y != 0 {
        let product = x * y
        guard abs(product) > 1e-250, abs(product) < 1e250,
          (-product).addingProduct(x, y) == 0, let c = exact(result[i + j], product)
        else { return nil }
        result[i + j] = c
      }
    }
    return result
  }

  private static func power(_ a: [Double], _ n: [Double]) -> [Double]? {
    guard n.count == 1, n[0] >= 1, n[0] <= Double(mostDegree), n[0] == n[0].rounded() else {
      return nil
    }
    var result: [Double]? = a
    for _ in 1..<(Int(exactly: n[0]) ?? 1) { result = result.flatMap { product($0, a) } }
    return result
  }
}
