// Exponentials of functions that grow towards an end.

extension EndExpansion {
  /// What the exponential of a function does towards the end.
  public enum Fall: Sendable {
    /// It tends to 0 faster than every power of t.
    case fast
    /// It is t to this power times what stays bounded, and away from 0.
    case power(Ball)
    /// It grows faster than every power of 1/t.
    case grows
  }

  /// The parts of a sum that an exponential treats in their own ways.
  private struct Parts {
    var growing: [Term] = []
    /// c of c L.
    var logarithm = Ball(0)
    var bounded: [Term] = []

    init(_ terms: [Term]) {
      for term in terms {
        if term.power.lower > 0 || term.power == Ball(0) && term.logarithms <= 0 {
          bounded.append(term)
        } else if term.power == Ball(0), term.logarithms == 1 {
          logarithm = logarithm == Ball(0) ? term.factor : logarithm + term.factor
        } else {
          growing.append(term)
        }
      }
    }
  }

  /// What the exponential does; nil where that is not clear.
  public var fallOfExponential: Fall? {
    if !exponent.isEmpty {
      guard isLarge else { return plain?.range == nil ? nil : .power(Ball(0)) }
      return sign.map { $0 < 0 ? .fast : .grows }
    }
    let parts = Parts(terms)
    guard EndExpansion(parts.bounded, reach).range != nil else { return nil }
    if parts.growing.isEmpty { return .power(-parts.logarithm) }
    guard let lead = leading(parts.growing), growth(of: lead) != nil, !lead.factor.holdsZero else {
      return nil
    }
    return lead.factor.middle < 0 ? .fast : .grows
  }

  /// The exponential; nil where the function is not bounded by a multiple of L.
  public var exponential: EndExpansion? {
    if !exponent.isEmpty { return exponentialOfExponential }
    let parts = Parts(terms)
    guard let range = EndExpansion(parts.bounded, reach).range,
      case let factor = range.exponential, factor.isFinite
    else { return nil }
    let power = -parts.logarithm
    if parts.growing.isEmpty {
      return parts.logarithm == Ball(0)
        ? exponentialOfSmall(parts.bounded) ?? constant(factor)
        : EndExpansion(Term(power: power, logarithms: 0, factor: factor), reach)
    }
    guard let lead = leading(parts.growing), growth(of: lead) != nil, !lead.factor.holdsZero else {
      return nil
    }
    let pure = Term(power: Ball(0), logarithms: 1, factor: parts.logarithm)
    return EndExpansion(
      exponent: parts.logarithm == Ball(0) ? parts.growing : parts.growing + [pure],
      factor: factor, reach)
  }

  /// exp(c + u) for a constant c and a u that tends to 0: exp(c) (1 + u h), with what h may be.
  private func exponentialOfSmall(_ terms: [Term]) -> EndExpansion? {
    let constants = terms.filter { $0.power == Ball(0) }
    let rest = EndExpansion(terms.filter { $0.power != Ball(0) }, reach)
    guard constants.allSatisfy({ $0.logarithms == 0 }), !rest.terms.isEmpty,
      let size = rest.range?.magnitude, size < 0.5
    else { return nil }
    let height = constants.reduce(Ball(0)) { Self.exactly($0, $1.factor) }
    let factor = height == Ball(0) ? Ball(1) : height.exponential
    let slope = Ball(from: Ball(-size).exponential.lower, to: Ball(size).exponential.upper)
    return constant(factor) + EndExpansion(Self.scaled(rest.terms, by: factor * slope), reach)
  }

  /// A function y that tends to infinity: at least y(T) + r log(T/t) with its value at the reach T.
  private struct Growth {
    var value: Double
    var rate: Double
  }

  /// The growth of the absolute value of a term; nil where it does not tend to infinity.
  private func growth(of term: Term) -> Growth? {
    let a = -term.power.upper
    let k = Double(term.logarithms)
    guard a > 0 || term.power == Ball(0) && term.logarithms >= 2, term.logarithms >= 0 else {
      return nil
    }
    let size = leastLogarithm.lower
    let factor = term.factor.mignitude
    guard size > 1, factor > 0 else { return nil }
    // t^-a L^k and its slope in log(1/t) both rise from the reach on.
    let value = exp(min(log(factor) + a * size + k * log(size), 700)) * (1 - 1e-12)
    return Growth(value: value, rate: value * (a + k / leastLogarithm.upper) * (1 - 1e-12))
  }

  /// exp(-y): at most exp(-y(T)) (t/T)^m for every m up to the rate, here with one that leaves no large factor.
  private func vanishing(_ growth: Growth) -> Term {
    let power = min(growth.rate, growth.value / leastLogarithm.upper, 1e6) * (1 - 1e-12)
    let size = exp(-growth.value + power * leastLogarithm.upper) * (1 + 1e-9)
    return Term(
      power: Ball(power), logarithms: 0,
      factor: Ball(from: 0, to: size + .leastNonzeroMagnitude))
  }

  /// Whether this is an exponential that tends to infinity.
  var isLarge: Bool {
    guard !exponent.isEmpty, let lead = leading(exponent) else { return false }
    return lead.factor.lower > 0 && tendsToInfinity(lead)
  }

  /// Whether the function certainly tends to infinity.
  public var tendsToInfinity: Bool {
    if !exponent.isEmpty { return isLarge && sign == 1 }
    return leading(terms).map { tendsToInfinity($0) && $0.factor.lower > 0 } ?? false
  }

  /// Whether the absolute value of a term does.
  private func tendsToInfinity(_ term: Term) -> Bool {
    term.power.upper < 0 || term.power == Ball(0) && term.logarithms >= 1
  }

  /// An exponential as a term t^a h; nil where it grows faster than powers.
  var plain: EndExpansion? {
    guard !exponent.isEmpty else { return self }
    let parts = Parts(exponent)
    guard let factor = terms.first?.factor,
      case let size = EndExpansion(parts.bounded, reach).range?.exponential, let size,
      size.isFinite
    else { return nil }
    var term = Term(power: -parts.logarithm, logarithms: 0, factor: factor * size)
    if !parts.growing.isEmpty {
      guard let lead = leading(parts.growing), lead.factor.upper < 0,
        let vanishing = growth(of: lead).map({ vanishing($0) })
      else { return nil }
      term.power = Self.exactly(term.power, vanishing.power)
      term.factor = term.factor * vanishing.factor
    }
    return EndExpansion(term, reach)
  }

  private var exponentialOfExponential: EndExpansion? {
    guard isLarge, let lead = leading(exponent), let factor = terms.first?.factor else {
      return plain?.exponential
    }
    guard factor.upper < 0, let inner = growth(of: lead) else { return nil }
    let value = factor.mignitude * exp(min(inner.value, 700)) * (1 - 1e-12)
    return EndExpansion(
      vanishing(Growth(value: value, rate: value * inner.rate)), reach)
  }
}
