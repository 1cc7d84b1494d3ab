// Functions and operations of functions next to an end.

extension EndExpansion {
  /// The composition of a function with this one.
  public func composed(with function: SymbolicFunction) -> EndExpansion? {
    switch function.kind {
    case .exponential: if let result = exponential { return result }
    case .logarithm: return logarithm
    case .squareRoot: if let result = power(Ball(0.5)) { return result }
    case .absoluteValue: if let result = absoluteValue { return result }
    case .vanishing:
      // f(u) is u times a slope between 0 and u.
      if let range, let series = function.series, range.magnitude < 0.5 {
        let slope = series(Series([range.joined(Ball(0)), Ball(1)]))
        if slope.order >= 1, slope.coefficients[1].isFinite,
          let result = self * EndExpansion(range: slope.coefficients[1], reach: reach)
        {
          return result
        }
      }
    case .other: break
    }
    if let result = function.atEnd?(self) { return result }
    if let range, let series = function.series {
      let image = series(Series(range: range)).range
      return image.isFinite ? constant(image) : nil
    }
    return function.image.map { constant(Ball(from: $0.lowerBound, to: $0.upperBound)) }
  }

  /// An operation on two functions.
  public static func applying(
    _ operation: SymbolicOperation, _ a: EndExpansion, _ b: EndExpansion
  ) -> EndExpansion? {
    if operation.isPower {
      if b.exponent.isEmpty, b.terms.isEmpty { return a.constant(Ball(1)) }
      guard b.exponent.isEmpty, b.terms.count == 1, b.terms[0].power == Ball(0),
        b.terms[0].logarithms == 0
      else { return nil }
      return a.power(b.terms[0].factor)
    }
    if let result = operation.atEnd?(a, b) { return result }
    guard let first = a.range, let second = b.range else { return nil }
    let image = operation.series(Series(range: first), Series(range: second)).range
    return image.isFinite ? a.constant(image) : nil
  }

  /// The greater of two where it is the same one at every distance; nil where it need not be.
  @Sendable public static func maximum(_ a: EndExpansion, _ b: EndExpansion) -> EndExpansion? {
    guard let difference = a + -b else { return nil }
    return difference.isNothing ? a : difference.sign.map { $0 > 0 ? a : b }
  }

  /// The lesser of two where it is the same one at every distance; nil where it need not be.
  @Sendable public static func minimum(_ a: EndExpansion, _ b: EndExpansion) -> EndExpansion? {
    guard let difference = a + -b else { return nil }
    return difference.isNothing ? a : difference.sign.map { $0 > 0 ? b : a }
  }

  /// Whether the function is 0 without any rounding.
  private var isNothing: Bool { exponent.isEmpty && terms.isEmpty }

  /// exp - 1.
  public var exponentialMinusOne: EndExpansion? { exponential.flatMap { $0 + constant(Ball(-1)) } }

  /// log(1 + x).
  public var logarithmOnePlus: EndExpansion? { (self + constant(Ball(1)))?.logarithm }

  /// The hyperbolic cosine.
  public var hyperbolicCosine: EndExpansion? { halfSum(sign: 1) }

  /// The hyperbolic sine.
  public var hyperbolicSine: EndExpansion? { halfSum(sign: -1) }

  private func halfSum(sign: Double) -> EndExpansion? {
    guard let first = exponential, let second = (-self).exponential,
      let sum = first + (sign < 0 ? -second : second)
    else { return nil }
    return constant(Ball(0.5)) * sum
  }
}
