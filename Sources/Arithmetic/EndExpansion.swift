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
        let isFalling = term.power == Ball(0) && term.logarithms < 0
        guard let size = isFalling ? share(of: term) : greatest(term.power.lower, term.logarithms)
        else { return nil }
        sum = sum + term.factor * Ball(from: 0, to: size)
      }
    }
    return sum.isFinite ? sum : nil
  }

  /// What L^k is at most for the negative k of a term; nil where L need not be positive.
  private func share(of term: Term) -> Double? {
    guard leastLogarithm.lower > 0 else { return nil }
    var size = 1.0
    for _ in 0..<max(-term.logarithms, 0) { size = (Ball(size) * leastLogarithm.inverse).upper }
    return size
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
  var single: Term? {
    guard exponent.isEmpty, let term = leading(terms), term.logarithms == 0 else { return nil }
    return term
  }

  /// The sign that the function has at every distance; nil where that is not known.
  public var sign: Double? {
    let factor = exponent.isEmpty ? leading(terms)?.factor : terms.first?.factor
    guard let factor, !factor.holdsZero else { return nil }
    return factor.middle < 0 ? -1 : 1
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
      guard s.lower > 0, let share = share(of: term) else { return nil }
      let end = (-(s * size)).exponential
      let inverse = s.inverse
      var power = end
      var result = end * inverse * (share < 1 ? Ball(from: 0, to: share) : Ball(1))
      for k in 0..<max(term.logarithms, 0) {
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
    // The integral of 1/(t L) is the logarithm of L, and that of 1/(t L²) exists.
    return term.power.upper < -1 || term.power.upper == -1 && term.logarithms >= -1
  }
}
