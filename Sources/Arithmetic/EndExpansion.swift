/// A function next to an end: a sum of terms t^a L^k h with the distance t from the end, L = -log t and
/// balls for a and h that hold what these are at every t from 0 to a reach below 1; or exp(g) h with such a
/// sum g that tends to infinity or to minus infinity.
///
/// Products, powers, logarithms and exponentials of such functions are such functions, or bounded ones; so the
/// integral from the end on is known where the function has an algebraic or logarithmic pole there. With
/// x = 1/t it tells what a function does towards infinity, beyond all floating-point numbers.
public struct EndExpansion: Sendable {
  struct Term: Sendable {
    var power: Ball
    var logarithms: Int
    var factor: Ball
  }

  var terms: [Term]
  /// g of exp(g) h, where h is the factor of the only term; empty for a plain sum.
  var exponent: [Term] = []
  let reach: Double

  /// More terms are not kept.
  private static let most = 24
  /// Whole exponents up to there are repeated products.
  private static let mostFactors = 8.0

  init(_ terms: [Term], _ reach: Double) {
    self.terms = terms
    self.reach = reach
  }

  init(_ term: Term, _ reach: Double) { self.init([term], reach) }

  /// exp(g) h.
  init(exponent: [Term], factor: Ball, _ reach: Double) {
    self.init(Term(power: Ball(0), logarithms: 0, factor: factor), reach)
    self.exponent = exponent
  }

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

  /// A variable that tends to infinity, sign/t: so beyond a place is where t is below its reciprocal.
  ///
  /// - Parameters:
  ///   - sign: 1 or -1.
  ///   - reach: The largest distance, above 0 and below 1.
  public init(infinityOf sign: Double, reach: Double) {
    self.init(Term(power: Ball(-1), logarithms: 0, factor: Ball(sign)), reach)
  }

  /// A constant beside the function.
  public func constant(_ ball: Ball) -> EndExpansion { EndExpansion(range: ball, reach: reach) }

  /// L at the reach.
  var leastLogarithm: Ball { -Ball(reach).logarithm }

  /// What t^a L^k is at most where it rises with t, for a positive a; nil where it need not.
  func greatest(_ power: Double, _ logarithms: Int) -> Double? {
    let size = leastLogarithm
    guard power > 0, size.lower > 0, logarithms <= 0 || size.lower * power > Double(logarithms)
    else { return nil }
    var result = (Ball(-power) * size).exponential
    for _ in 0..<max(logarithms, 0) { result = result * size }
    for _ in 0..<max(-logarithms, 0) { result = result * size.inverse }
    return result.upper.isFinite ? result.upper : nil
  }

  /// All values; nil where they are not bounded.
  public var range: Ball? {
    if !exponent.isEmpty { return plain?.range }
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

  /// Terms as one, that of the least power and of these the one with most logarithms; nil where it is not clear
  /// which that is.
  func leading(_ terms: [Term]) -> Term? {
    guard let least = terms.map(\.power).min(by: { $0.middle < $1.middle }),
      let most = terms.filter({ $0.power == least }).map(\.logarithms).max(),
      let place = terms.firstIndex(where: { $0.power == least && $0.logarithms == most })
    else { return nil }
    var result = terms[place]
    for (index, term) in terms.enumerated() where index != place {
      let logarithms = term.logarithms - most
      var size = 1.0
      if term.power == least, least.radius == 0 {
        for _ in 0..<max(-logarithms, 0) { size = (Ball(size) * leastLogarithm.inverse).upper }
      } else {
        guard let greatest = greatest((term.power - least).lower, logarithms) else { return nil }
        size = greatest
      }
      result.factor = result.factor + term.factor * Ball(from: 0, to: size)
    }
    return result.factor.isFinite ? result : nil
  }

  /// The sum as one term without logarithms; nil where the leading one is not clear.
  private var single: Term? {
    guard exponent.isEmpty, let term = leading(terms), term.logarithms == 0 else { return nil }
    return term
  }

  /// The sign that the function has at every distance; nil where that is not known.
  public var sign: Double? {
    let factor = exponent.isEmpty ? leading(terms)?.factor : terms.first?.factor
    guard let factor, !factor.holdsZero else { return nil }
    return factor.middle < 0 ? -1 : 1
  }

  // MARK: Arithmetic

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
    guard let term = single, case let factor = Self.reciprocal(term.factor), factor.isFinite else {
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
    guard let term = leading(terms), term.factor.lower > 0 else { return nil }
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

  // MARK: The integral

  /// The integral over t from 0 to the reach; nil where it is not finite, or may not be.
  ///
  /// Of t^a L^k it is I_k = T^s L^k/s + (k/s) I_(k - 1) with s = a + 1, at the reach T.
  public var integral: Ball? {
    if !exponent.isEmpty { return plain?.integral }
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

  /// Whether the integral over t from 0 to the reach is certainly infinite.
  public var isDivergent: Bool {
    if !exponent.isEmpty { return isLarge && sign != nil }
    guard let term = leading(terms), !term.factor.holdsZero else { return false }
    return term.power.upper <= -1
  }
}
