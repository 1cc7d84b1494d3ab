/// A function next to an end: a sum of terms t^a L^k h with the distance t from the end, L = -log t and
/// balls for a and h that hold what these are at every t from 0 to a reach below 1.
///
/// Products, powers, logarithms and exponentials of such sums are such sums, or bounded functions; so the
/// integral from the end on is known where the function has an algebraic or logarithmic pole there.
public struct EndExpansion: Sendable {
  private struct Term {
    var power: Ball
    var logarithms: Int
    var factor: Ball
  }

  private var terms: [Term]
  private let reach: Double

  /// More terms are not kept.
  private static let most = 24
  /// Whole exponents up to there are repeated products.
  private static let mostFactors = 8.0

  private init(_ terms: [Term], _ reach: Double) {
    self.terms = terms
    self.reach = reach
  }

  private init(_ term: Term, _ reach: Double) { self.init([term], reach) }

  /// A function of which only its values are known.
  ///
  /// - Parameter reach: The largest distance, above 0 and below 1.
  public init(range: Ball, reach: Double) {
    self.init(Term(power: Ball(0), logarithms: 0, factor: range), reach)
  }

  /// The polynomial with these coefficients in t, the constant first.
  ///
  /// - Parameter reach: The largest distance, above 0 and below 1.
  public init(polynomial: [Double], reach: Double) {
    guard let least = polynomial.firstIndex(where: { $0 != 0 }) else {
      self.init([], reach)
      return
    }
    let t = Ball(from: 0, to: reach)
    let last = Ball(polynomial[polynomial.count - 1])
    let factor = polynomial[least...].dropLast().reversed().reduce(last) { $0 * t + Ball($1) }
    self.init(Term(power: Ball(Double(least)), logarithms: 0, factor: factor), reach)
  }

  /// L at the reach.
  private var leastLogarithm: Ball { -Ball(reach).logarithm }

  /// What t^a L^k is at most where it rises with t, for a positive a; nil where it need not.
  private func greatest(_ power: Double, _ logarithms: Int) -> Double? {
    let size = leastLogarithm
    guard power > 0, size.lower > 0, logarithms <= 0 || size.lower * power > Double(logarithms)
    else { return nil }
    var result = (Ball(-power) * size).exponential
    for _ in 0..<max(logarithms, 0) { result = result * size }
    return result.upper.isFinite ? result.upper : nil
  }

  /// All values; nil where they are not bounded.
  public var range: Ball? {
    var sum = Ball(0)
    for term in terms {
      if term.power == Ball(0), term.logarithms == 0 {
        sum = sum + term.factor
      } else {
        guard let size = greatest(term.power.lower, term.logarithms) else { return nil }
        sum = sum + term.factor * Ball(from: 0, to: size)
      }
    }
    return sum.isFinite ? sum : nil
  }

  /// The sum as one term without logarithms; nil where the leading one is not clear.
  private var single: Term? {
    guard let least = terms.min(by: { $0.power.middle < $1.power.middle })?.power,
      let place = terms.firstIndex(where: { $0.power == least && $0.logarithms == 0 })
    else { return nil }
    var result = terms[place]
    for (index, term) in terms.enumerated() where index != place {
      let difference = (term.power - least).lower
      guard let size = greatest(difference, term.logarithms) else { return nil }
      result.factor = result.factor + term.factor * Ball(from: 0, to: size)
    }
    return result
  }

  // MARK: Arithmetic

  /// The sum.
  public static func + (a: EndExpansion, b: EndExpansion) -> EndExpansion {
    var result = a
    for term in b.terms {
      if let place = result.terms.firstIndex(where: {
        $0.power == term.power && $0.power.radius == 0 && $0.logarithms == term.logarithms
      }) {
        result.terms[place].factor = result.terms[place].factor + term.factor
      } else {
        result.terms.append(term)
      }
    }
    return result
  }

  /// The negative.
  public static prefix func - (a: EndExpansion) -> EndExpansion {
    EndExpansion(
      a.terms.map { Term(power: $0.power, logarithms: $0.logarithms, factor: -$0.factor) }, a.reach)
  }

  /// The product; nil where it has too many terms.
  public static func * (a: EndExpansion, b: EndExpansion) -> EndExpansion? {
    guard a.terms.count * b.terms.count <= most else { return nil }
    var result = EndExpansion([], a.reach)
    for x in a.terms {
      for y in b.terms {
        let term = Term(
          power: exactly(x.power, y.power), logarithms: x.logarithms + y.logarithms,
          factor: x.factor * y.factor)
        result = result + EndExpansion(term, a.reach)
      }
    }
    return result
  }

  /// The sum of two exponents: of halves and whole numbers without rounding.
  private static func exactly(_ a: Ball, _ b: Ball) -> Ball {
    let sum = a.middle + b.middle
    let isExact =
      a.radius == 0 && b.radius == 0 && sum - a.middle == b.middle && sum - b.middle == a.middle
    return isExact ? Ball(sum) : a + b
  }

  /// The reciprocal; nil where the leading term is not clear or may be 0.
  public var inverse: EndExpansion? {
    guard let term = single, case let factor = term.factor.inverse, factor.isFinite else {
      return nil
    }
    return EndExpansion(Term(power: -term.power, logarithms: 0, factor: factor), reach)
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
    guard let term = single, term.factor.lower > 0 else { return nil }
    let constant = EndExpansion(range: term.factor.logarithm, reach: reach)
    guard term.power != Ball(0) else { return constant }
    return constant
      + EndExpansion(Term(power: Ball(0), logarithms: 1, factor: -term.power), reach)
  }

  /// The exponential; nil where the function is not bounded by a multiple of L.
  public var exponential: EndExpansion? {
    var bounded = EndExpansion([], reach)
    var power = Ball(0)
    var vanishing = Ball(1)
    for term in terms {
      if term.power == Ball(0), term.logarithms == 1 {
        power = power + -term.factor
      } else if term.power.upper < 0, term.logarithms == 0, term.factor.upper < 0 {
        // exp(-c/t) and the like: from 0 to its value at the reach.
        let least = (-(Ball(term.power.upper) * leastLogarithm)).exponential
        let last = (Ball(term.factor.upper) * Ball(max(least.lower, 1))).exponential
        vanishing = vanishing * Ball(from: 0, to: last.upper)
      } else {
        bounded.terms.append(term)
      }
    }
    guard let range = bounded.range, case let factor = range.exponential * vanishing,
      factor.isFinite
    else { return nil }
    return EndExpansion(Term(power: power, logarithms: 0, factor: factor), reach)
  }

  /// The absolute value; nil where the sign is not clear.
  public var absoluteValue: EndExpansion? {
    let leading: Term? = terms.count == 1 ? terms.first : single
    guard let term = leading, !term.factor.holdsZero else { return nil }
    return term.factor.middle > 0 ? self : -self
  }

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
    guard let range, let series = function.series else { return nil }
    let image = series(Series(range: range)).range
    return image.isFinite ? EndExpansion(range: image, reach: reach) : nil
  }

  /// An operation on two functions.
  public static func applying(
    _ operation: SymbolicOperation, _ a: EndExpansion, _ b: EndExpansion
  ) -> EndExpansion? {
    if operation.isPower {
      if b.terms.isEmpty { return EndExpansion(range: Ball(1), reach: a.reach) }
      guard b.terms.count == 1, b.terms[0].power == Ball(0), b.terms[0].logarithms == 0 else {
        return nil
      }
      return a.power(b.terms[0].factor)
    }
    guard let first = a.range, let second = b.range else { return nil }
    let image = operation.series(Series(range: first), Series(range: second)).range
    return image.isFinite ? EndExpansion(range: image, reach: a.reach) : nil
  }

  // MARK: The integral

  /// The integral over t from 0 to the reach; nil where it is not finite, or may not be.
  ///
  /// Of t^a L^k it is I_k = T^s L^k/s + (k/s) I_(k - 1) with s = a + 1, at the reach T.
  public var integral: Ball? {
    var sum = Ball(0)
    let size = leastLogarithm
    for term in terms {
      let s = Self.exactly(term.power, Ball(1))
      guard s.lower > 0, term.logarithms >= 0 else { return nil }
      let end = (-(s * size)).exponential
      let inverse = s.inverse
      var power = end
      var result = end * inverse
      for k in 0..<term.logarithms {
        power = power * size
        result = power * inverse + Double(k + 1) * inverse * result
      }
      sum = sum + term.factor * result
    }
    return sum.isFinite ? sum : nil
  }
}
