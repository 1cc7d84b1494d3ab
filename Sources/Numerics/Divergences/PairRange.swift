import Arithmetic

/// Where two densities are compared: the range of the integral, where the integrand may jump, and how
/// fast it falls.
struct PairRange {
  let lower: Double
  let upper: Double
  let breaks: [Double]
  let decay: Decay

  /// What is integrated.
  enum Integrand {
    /// q (s_q - s_p)².
    case fisher
    /// q log(q/p), over the support of p.
    case divergence
    /// q² (s_q - s_p)².
    case squares
    /// q²/p (s_q - s_p)².
    case ratio
  }

  /// - Throws: `NumericsError.outsideSupport` when q has mass where p has none; `infinite` when the tails
  ///   make the integral infinite.
  init(
    _ q: any Density, _ p: any Density, _ integrand: Integrand, of quantity: String
  ) throws(NumericsError) {
    try q.checkSupport(inside: p)
    let range = integrand == .divergence ? p.support : q.support
    lower = range.lowerBound
    upper = range.upperBound
    breaks = Set(q.breaks + p.breaks).sorted()
    if integrand == .divergence, q.isFormula || p.isFormula {
      for (sign, end) in [(-1.0, lower), (1, upper)] where end.isInfinite {
        if Self.diverges(q, p, sign: sign) { throw .infinite(quantity: quantity) }
      }
    }
    decay = try Decay(
      (
        Self.power(integrand, q.tails.lower, p.tails.lower),
        Self.power(integrand, q.tails.upper, p.tails.upper)
      ), over: range, of: quantity)
  }

  /// Whether the integral of q log(q/p) towards an end of the line certainly is infinite, by what their logarithms
  /// do there.
  private static func diverges(_ q: any Density, _ p: any Density, sign: Double) -> Bool {
    [0x1p-10, 0x1p-40, 0x1p-160].contains { reach in
      let x = EndExpansion(infinityOf: sign, reach: reach)
      guard let logq = q.logpdf(atEnd: x), let logp = p.logpdf(atEnd: x),
        let ratio = logq + -logp, let product = logq.exponential.flatMap({ $0 * ratio }),
        let square = x * x, let integrand = product * square
      else { return false }
      return integrand.isDivergent
    }
  }

  /// The first cut of the range.
  func panels(_ landmarks: [Landmark]) -> [Panel] {
    Partition.panels(from: lower, to: upper, landmarks: landmarks, breaks: breaks, decay: decay)
  }

  /// d where the integrand falls like |x|^-(1 + d); infinite where it falls faster than every power, not
  /// a number where that is not known.
  private static func power(_ integrand: Integrand, _ q: Tail, _ p: Tail) -> Double {
    let isHeavy = q.power.isFinite
    let growth = q.scoreGrowth > p.scoreGrowth ? q.scoreGrowth : p.scoreGrowth
    switch integrand {
    case .fisher: return isHeavy ? q.power - 2 * growth : .infinity
    case .squares: return isHeavy ? 2 * q.power + 1 - 2 * growth : .infinity
    case .divergence:
      // q h(log p - log q) is like q log p where p is lighter, and like p where it is heavier.
      if p.power.isFinite { return min(q.power, p.power) }
      return isHeavy ? q.power - (p.scoreGrowth + 1) : .infinity
    case .ratio:
      guard isHeavy else { return p.power.isFinite ? .infinity : .nan }
      return p.power.isFinite ? 2 * q.power - p.power - 2 * growth : -1
    }
  }
}

extension Density {
  /// Refuses a density with mass where the other has none.
  ///
  /// - Throws: `NumericsError.outsideSupport`.
  func checkSupport(inside p: any Density) throws(NumericsError) {
    let inner = support
    let outer = p.support
    if inner.lowerBound < outer.lowerBound { throw .outsideSupport(at: outer.lowerBound) }
    if inner.upperBound > outer.upperBound { throw .outsideSupport(at: outer.upperBound) }
  }
}
