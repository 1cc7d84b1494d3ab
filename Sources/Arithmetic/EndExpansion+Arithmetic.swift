// Sums, products, powers and logarithms of functions next to an end.

extension EndExpansion {
  /// More terms are not kept.
  private static let most = 24
  /// Whole exponents up to there are repeated products.
  private static let mostFactors = 8.0

  /// The sum of two lists of terms.
  static func sum(_ a: [Term], _ b: [Term]) -> [Term] {
    var result = a
    for term in b {
      if let place = result.firstIndex(where: {
        $0.power == term.power && $0.power.radius == 0 && $0.logarithms == term.logarithms
      }) {
        let other = result[place].factor
        if other.radius == 0, term.factor == Ball(-other.middle) {
          result.remove(at: place)
        } else {
          result[place].factor = exactly(other, term.factor)
        }
      } else {
        result.append(term)
      }
    }
    return result
  }

  /// Terms times a ball.
  static func scaled(_ terms: [Term], by factor: Ball) -> [Term] {
    terms.map {
      Term(power: $0.power, logarithms: $0.logarithms, factor: product(factor, $0.factor))
    }
  }

  /// The sum; nil where two exponentials cannot be compared.
  public static func + (a: EndExpansion, b: EndExpansion) -> EndExpansion? {
    if a.exponent.isEmpty, b.exponent.isEmpty {
      return EndExpansion(sum(a.terms, b.terms), a.reach)
    }
    // The larger exponential with the rest in its factor.
    for (large, other) in [(a, b), (b, a)] where !large.exponent.isEmpty {
      if large.isLarge || !other.exponent.isEmpty, let rest = other.over(exponent: large.exponent),
        let factor = large.terms.first?.factor
      {
        return EndExpansion(exponent: large.exponent, factor: factor + rest, large.reach)
      }
    }
    guard let first = a.plain, let second = b.plain else { return nil }
    return EndExpansion(sum(first.terms, second.terms), a.reach)
  }

  /// The range of the function over exp(g); nil where it is not bounded.
  private func over(exponent other: [Term]) -> Ball? {
    let inverse = Self.scaled(other, by: Ball(-1))
    guard !exponent.isEmpty else {
      let small = EndExpansion(exponent: inverse, factor: Ball(1), reach).plain
      return small.flatMap { self * $0 }?.range
    }
    guard let factor = terms.first?.factor else { return nil }
    let difference = Self.sum(exponent, inverse).filter {
      $0.factor.magnitude > 64 * .leastNonzeroMagnitude
    }
    if difference.isEmpty { return factor }
    return EndExpansion(difference, reach).exponential?.range.map { factor * $0 }
  }

  /// The negative.
  public static prefix func - (a: EndExpansion) -> EndExpansion {
    var result = a
    result.terms = scaled(a.terms, by: Ball(-1))
    return result
  }

  /// The product; nil where it has too many terms.
  public static func * (a: EndExpansion, b: EndExpansion) -> EndExpansion? {
    if !a.exponent.isEmpty || !b.exponent.isEmpty { return growingProduct(a, b) }
    guard a.terms.count * b.terms.count <= most else { return nil }
    var result: [Term] = []
    for x in a.terms {
      for y in b.terms {
        let term = Term(
          power: exactly(x.power, y.power), logarithms: x.logarithms + y.logarithms,
          factor: product(x.factor, y.factor))
        result = sum(result, [term])
      }
    }
    return EndExpansion(result, a.reach)
  }

  private static func growingProduct(_ a: EndExpansion, _ b: EndExpansion) -> EndExpansion? {
    // One that vanishes is a plain one, if it must be.
    guard let first = a.asExponential, let second = b.asExponential,
      let x = first.terms.first, let y = second.terms.first
    else {
      guard let first = a.plain, let second = b.plain else { return nil }
      return first * second
    }
    return EndExpansion(
      exponent: sum(first.exponent, second.exponent), factor: product(x.factor, y.factor),
      a.reach)
  }

  /// A function as exp(g) h: t^a h with -a L for g; nil where the leading term has logarithms or is not clear.
  private var asExponential: EndExpansion? {
    guard exponent.isEmpty else { return self }
    guard let term = single else { return nil }
    let power = Term(power: Ball(0), logarithms: 1, factor: -term.power)
    return EndExpansion(
      exponent: term.power == Ball(0) ? [] : [power], factor: term.factor, reach)
  }

  /// The sum of two exponents: of halves and whole numbers without rounding.
  static func exactly(_ a: Ball, _ b: Ball) -> Ball {
    let sum = a.middle + b.middle
    let isExact =
      a.radius == 0 && b.radius == 0 && sum - a.middle == b.middle && sum - b.middle == a.middle
    return isExact ? Ball(sum) : a + b
  }

  /// The product of two balls: of numbers whose product is one without rounding, so that terms cancel.
  static func product(_ a: Ball, _ b: Ball) -> Ball {
    let product = a.middle * b.middle
    let isExact =
      a.radius == 0 && b.radius == 0 && product.isFinite
      && (-product).addingProduct(a.middle, b.middle) == 0
      && (product == 0) == (a.middle == 0 || b.middle == 0)
    return isExact ? Ball(product) : a * b
  }

  /// The reciprocal of a ball; of a power of two without rounding.
  static func reciprocal(_ a: Ball) -> Ball {
    let inverse = 1 / a.middle
    let isExact = a.radius == 0 && inverse.isFinite && (-1.0).addingProduct(a.middle, inverse) == 0
    return isExact ? Ball(inverse) : a.inverse
  }

  /// The reciprocal; nil where the leading term is not clear or may be 0.
  public var inverse: EndExpansion? {
    if !exponent.isEmpty {
      guard let factor = terms.first?.factor.inverse, factor.isFinite else { return nil }
      return EndExpansion(
        exponent: Self.scaled(exponent, by: Ball(-1)), factor: factor, reach)
    }
    guard let term = leading(terms), case let factor = Self.reciprocal(term.factor),
      factor.isFinite
    else { return nil }
    return EndExpansion(
      Term(power: -term.power, logarithms: -term.logarithms, factor: factor), reach)
  }

  /// A power.
  public func power(_ exponent: Ball) -> EndExpansion? {
    let n = exponent.middle
    if exponent.radius == 0, n == n.rounded(), abs(n) <= Self.mostFactors {
      guard let base = n < 0 ? inverse : self else { return nil }
      var result: EndExpansion? = EndExpansion(range: Ball(1), reach: reach)
      for _ in 0..<(Int(exactly: abs(n)) ?? 0) { result = result.flatMap { $0 * base } }
      return result
    }
    if !self.exponent.isEmpty {
      return logarithm.flatMap { constant(exponent) * $0 }?.exponential
    }
    guard let term = single, term.factor.lower > 0 else { return nil }
    let factor =
      exponent.radius == 0 ? term.factor.power(n) : (exponent * term.factor.logarithm).exponential
    guard factor.isFinite else { return nil }
    let product = term.power.middle * n
    let isExact =
      exponent.radius == 0 && term.power.radius == 0 && product.isFinite
      && (-product).addingProduct(term.power.middle, n) == 0
      && (product == 0) == (term.power.middle == 0)
    return EndExpansion(
      Term(power: isExact ? Ball(product) : term.power * exponent, logarithms: 0, factor: factor),
      reach)
  }

  /// The natural logarithm.
  public var logarithm: EndExpansion? {
    if !exponent.isEmpty {
      guard let factor = terms.first?.factor, factor.lower > 0 else { return nil }
      return EndExpansion(exponent, reach) + constant(factor.logarithm)
    }
    guard let term = leading(terms), term.factor.lower > 0, term.logarithms >= 0 else {
      return nil
    }
    var result = [Term(power: Ball(0), logarithms: 0, factor: term.factor.logarithm)]
    if term.power != Ball(0) {
      result.append(Term(power: Ball(0), logarithms: 1, factor: -term.power))
    }
    if term.logarithms > 0 {
      // log L is L times at most log(L)/L at the reach, where that falls.
      let least = leastLogarithm
      guard least.lower > 3 else { return nil }
      let share = (least.logarithm * least.inverse).upper
      result = Self.sum(
        result,
        [
          Term(
            power: Ball(0), logarithms: 1,
            factor: Double(term.logarithms) * Ball(from: 0, to: share))
        ])
    }
    return EndExpansion(result, reach)
  }

  /// The absolute value; nil where the sign is not clear.
  public var absoluteValue: EndExpansion? {
    guard let sign else { return nil }
    return sign > 0 ? self : -self
  }
}
