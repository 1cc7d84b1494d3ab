import Arithmetic

/// Two densities on whole intervals, of which at least one is known by a formula alone: so the quadratures that
/// compare them are proved like that of the formula's normaliser.
struct EnclosedPair: Sendable {
  /// exp(shift) times an integrand on an interval.
  typealias Function = @Sendable (_ shift: Double, Series) -> Series

  private let q: any Density
  private let p: any Density

  /// nil where both are known in closed form, so that their landmarks are all there is, or where a formula has
  /// no enclosures, so that it is marked itself.
  init?(_ q: any Density, _ p: any Density) {
    guard q.isFormula || p.isFormula, q.hasEnclosures, p.hasEnclosures else { return nil }
    self.q = q
    self.p = p
  }

  /// exp(shift) q (s_q - s_p)².
  func fisher(_ shift: Double, _ x: Series) -> Series { stein(.l2q, shift, x) }

  /// exp(shift) w (s_q - s_p)² with q, q² or q²/p for w.
  func stein(_ ball: SteinBall, _ shift: Double, _ x: Series) -> Series {
    guard let logq = q.inside(.logpdf, x) else { return Series(constant: Ball(0), order: x.order) }
    guard let ofQ = q.inside(.score, x), let ofP = p.inside(.score, x),
      let logp = p.inside(.logpdf, x)
    else { return .unknown }
    let logWeight =
      switch ball {
      case .l2q: logq
      case .l2: logq + logq
      case .l2p: logq + logq - logp
      }
    return (Ball(shift) + logWeight).exponential * (ofQ - ofP).squared
  }

  /// exp(shift) q (s_p² + 2 s_p').
  func hyvarinen(_ shift: Double, _ x: Series) -> Series {
    guard let logq = q.inside(.logpdf, x) else { return Series(constant: Ball(0), order: x.order) }
    guard let score = p.inside(.score, x), let slope = p.inside(.scoreDerivative, x) else {
      return .unknown
    }
    return (Ball(shift) + logq).exponential * (score.squared + Ball(2) * slope)
  }

  /// exp(shift) q h(log p - log q) with h(t) = exp(t) - 1 - t.
  func kl(_ shift: Double, _ x: Series) -> Series {
    guard let logp = p.inside(.logpdf, x) else { return .unknown }
    let ofP = (Ball(shift) + logp).exponential
    guard let logq = q.inside(.logpdf, x) else { return ofP }
    if logq.range.upper + shift < -1_000, logp.range.magnitude < 1e100 {
      // q (1 + t) is below every number, as exp(-s) s is for such an s.
      return ofP + Series(constant: Ball(0, radius: .leastNonzeroMagnitude), order: x.order)
    }
    let weight = (Ball(shift) + logq).exponential
    let t = logp - logq
    guard t.isFinite else { return .unknown }
    if t.range.upper > 2 { return ofP - weight * (Ball(1) + t) }
    // h(t) is t² exp(s)/2 for some s between 0 and t, and its slope is exp(t) - 1.
    let range = 0.5 * (t.range.squared * t.range.joined(Ball(0)).exponential)
    return weight * t.integral(of: t.exponentialMinusOne, from: range)
  }

  /// An integrand on intervals with bounds beyond its last landmarks.
  func integrand(_ landmarks: [Landmark], _ function: @escaping IntervalFunction)
    -> EnclosedIntegrand
  {
    EnclosedIntegrand(
      function: function, lowerTail: tail(landmarks, sign: -1, function),
      upperTail: tail(landmarks, sign: 1, function))
  }

  private func tail(
    _ landmarks: [Landmark], sign: Double, _ function: IntervalFunction
  ) -> TailBound? {
    let end = sign < 0 ? p.support.lowerBound : p.support.upperBound
    guard end.isInfinite, let last = landmarks.max(by: { sign * $0.location < sign * $1.location })
    else { return nil }
    func interval(_ inner: Double, _ outer: Double) -> Series {
      Series(range: Ball(from: min(inner, outer), to: max(inner, outer)))
    }
    return TailBound(
      from: last.location + sign * 10 * last.scale, sign: sign, step: last.scale,
      negligible: 1e-250 * last.scale
    ) { inner, outer in
      let range = function(interval(inner, outer)).range
      let bound = range.isFinite ? range.magnitude * abs(outer - inner) : .infinity
      return bound.isNaN ? .infinity : bound + .leastNonzeroMagnitude
    } isNothing: { inner, outer in
      let x = interval(inner, outer)
      // Densities of e^-100000 leave nothing.
      return [q, p].allSatisfy { density in
        density.inside(.logpdf, x).map { $0.isFinite && $0.range.upper < -1e5 } ?? true
      }
    }
  }
}

extension Density {
  /// Whether the density is known by a formula for its logarithm alone.
  fileprivate var isFormula: Bool {
    self is Unnormalized || (self as? Tempered)?.base.isFormula ?? false
  }

  fileprivate var hasEnclosures: Bool {
    if let formula = self as? Unnormalized { return formula.logSeries != nil }
    return (self as? Tempered)?.base.hasEnclosures ?? true
  }

  /// A function of the density on an interval that is cut at the ends of the support, and may reach beyond by
  /// its rounding; nil where there is no mass.
  fileprivate func inside(_ function: PointwiseFunction, _ x: Series) -> Series? {
    guard support.contains(x.range.middle) else { return nil }
    if let formula = self as? Unnormalized { return formula.seriesInside(function, of: x) }
    if let tempered = self as? Tempered {
      guard let base = tempered.base.inside(function, x) else { return nil }
      let scaled = Ball(tempered.beta) * base
      return function == .logpdf
        ? Ball(-tempered.logNormalizer.value, radius: tempered.logNormalizer.error) + scaled : scaled
    }
    return series(function, of: x)
  }
}
