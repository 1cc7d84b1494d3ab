import Arithmetic

/// Two densities of which at least one is known by a formula alone, looked at between the nodes of a
/// quadrature that compares them.
///
/// Densities in closed form change at their landmarks and nowhere else. A formula may do so anywhere: on each
/// piece its Taylor coefficients say how far its logarithm and its score are from polynomials that the nodes
/// determine. What the rule may miss is that distance, and what the difference of the two rules shows.
struct FormulaPair {
  private let q: any Density
  private let p: any Density
  /// Whether the derivative of the score of p is integrated.
  private let hasSlope: Bool
  /// Whether p has a part in the weight, and not q alone.
  private let weighsP: Bool

  /// nil where both are known in closed form, or where a formula has no enclosures, so that it is marked itself.
  init?(_ q: any Density, _ p: any Density, hasSlope: Bool = false, weighsP: Bool = false) {
    guard q.isFormula || p.isFormula, q.hasEnclosures, p.hasEnclosures else { return nil }
    self.q = q
    self.p = p
    self.hasSlope = hasSlope
    self.weighsP = weighsP
  }

  /// What the rule may miss of an integrand on a panel.
  ///
  /// - Parameter bound: That of the integrand on a piece.
  func missed(on panel: Panel, _ bound: (PairPiece) -> Missed) -> Double {
    if let place = panel.outermostPart {
      return beyond(place, step: panel.stretch, bound) + panel.magnitude
    }
    guard let whole = piece(panel) else { return .infinity }
    let open = bound(whole)
    let width = panel.upper - panel.lower
    let slack = panel.slack
    guard whole.isRough, panel.stretch == 0, width > 1e4 * slack,
      let inner = piece(panel, trim: slack)
    else { return open.least }
    // A kink at the end of the panel, and rounding, leave a few numbers out.
    return min(open.least, bound(inner).least + 8 * slack / width * open.whole)
  }

  private func piece(_ panel: Panel, trim: Double = 0) -> PairPiece? {
    let (x, derivative) = panel.curve(order: DensityPiece.order, trim: trim)
    return piece(x, derivative, size: panel.largestSize)
  }

  private func piece(_ x: Series, _ derivative: Series, size: Double) -> PairPiece? {
    guard x.isFinite, derivative.isFinite, derivative.range.magnitude > 0 else { return nil }
    return PairPiece(
      q: q.piece(x, derivative, hasSlope: false), p: p.piece(x, derivative, hasSlope: hasSlope),
      logLength: log(derivative.range.magnitude) + log(2), size: size)
  }

  /// The pieces of a quadrature under q, cut until q and the score of p hide little on them.
  ///
  /// - Parameters:
  ///   - degree: Of q (1 + L |s_p|)^degree is little left.
  ///   - length: The L of that.
  /// - Throws: As a quadrature.
  func resolved(
    _ panels: [Panel], degree: Int, length: Double
  ) throws(NumericsError) -> Resolved {
    var set = PanelSet(panels, roundsAbscissa: true)
    let sample: Integrand = { x throws(Interruption) in
      let density = q.pdf(x.value)
      guard density > 0 else { return IntegrandSample(value: 0, error: 0) }
      let size = 1 + length * abs(p.score(x.value))
      return IntegrandSample(value: density * (degree == 2 ? size * size : size), error: 0)
    }
    do {
      let tolerance = Tolerance(relative: 1e-9)
      try set.refine(tolerance, sample)
      let open = try set.look(
        tolerance, { missed(on: $0) { $0.powersOfScore(degree, length: length) } }, sample)
      return Resolved(panels: set.panels, size: set.magnitude, open: open)
    } catch {
      throw error.numericsError
    }
  }

  /// A bound on the integral of the absolute value beyond a place, in steps that grow.
  private func beyond(_ place: Double, step: Double, _ bound: (PairPiece) -> Missed) -> Double {
    var sum = 0.0
    var last = Double.infinity
    var inner = place
    var step = step
    var factor = 2.0
    for _ in 0..<400 {
      let sign: Double = step < 0 ? -1 : 1
      if q.isNothing(beyond: inner, sign: sign),
        !weighsP || p.isNothing(beyond: inner, sign: sign)
      {
        break
      }
      let outer = inner + step
      guard abs(outer) < 1e290 else { break }
      let x = Series(variableFrom: min(inner, outer), to: max(inner, outer), order: 1)
      let half = Ball(0.5 * abs(step), units: 2)
      let curve = Series([x.range, half])
      guard
        let piece = piece(curve, Series(constant: half, order: 1), size: .infinity)
      else { return .infinity }
      let term = bound(piece).whole
      // Where squares leave the range of numbers, what is left falls on.
      if !term.isFinite, abs(inner) > 1e50, last.isFinite { return sum + last }
      sum += term
      guard sum.isFinite else { return .infinity }
      last = term
      inner = outer
      step *= factor
      factor = min(factor * 1.5, 1e4)
    }
    return sum
  }
}

/// Pieces on which a weight and a score hide little.
struct Resolved {
  let panels: [Panel]
  /// The integral of the weight times the power of the score, about.
  var size = 0.0
  /// What of that may lie between the nodes; infinite where nothing bounds it.
  var open = 0.0
}

/// What a rule may miss on a piece.
struct Missed {
  /// All that the integrand can be there.
  let whole: Double
  /// What lies between the integrand and one that the nodes determine.
  let between: Double

  /// The lesser bound.
  var least: Double { between < whole ? between : whole }
}

/// Two densities on a piece of a quadrature.
struct PairPiece {
  /// nil where it has no mass.
  let q: DensityPiece?
  let p: DensityPiece?
  /// The logarithm of a bound on the length of the piece.
  let logLength: Double
  /// The largest difference of the scores, or of the logarithms, at the nodes.
  let size: Double

  /// Formulas may rise between the nodes by this much, in the logarithm, and still be seen.
  private static let mostHidden = 6.0

  /// Whether a formula has a kink there, or what looks like one.
  var isRough: Bool {
    [q, p].contains { piece in
      piece.map { $0.isFormula && $0.logarithm.order < DensityPiece.order } ?? false
    }
  }

  /// exp(weight) times a factor times the length.
  private func integral(_ weight: Double, _ factor: Double, _ shift: Double) -> Double {
    guard !factor.isNaN, !weight.isNaN else { return .infinity }
    let logarithm = weight + shift + logLength + log(max(factor, .leastNonzeroMagnitude))
    return exp(logarithm) * (1 + 1e-9) + .leastNonzeroMagnitude
  }

  /// An integrand exp(weight) d² or exp(weight) d with the difference d of the scores.
  ///
  /// - Parameters:
  ///   - powers: The weight is this power of q times this power of p.
  ///   - degree: The power of d.
  func differences(_ powers: (q: Double, p: Double), degree: Int, shift: Double) -> Missed {
    guard let q else { return Missed(whole: 0, between: 0) }
    guard let p, q.score.isFinite, p.score.isFinite, q.logarithm.isFinite else {
      return Missed(whole: .infinity, between: .infinity)
    }
    let size = (q.score - p.score).largestValue(atNodes: size)
    let rest = q.scoreRest + p.scoreRest
    var weight = powers.q * q.logarithm.range.upper
    if powers.p > 0 { weight += powers.p * p.logarithm.range.upper }
    if powers.p < 0 { weight += powers.p * p.logarithm.range.lower }
    guard weight < .infinity else { return Missed(whole: .infinity, between: .infinity) }
    let top = degree == 2 ? size * size : 2 * size
    let moved = degree == 2 ? (2 * size + rest) * rest : rest
    let weightRest = powers.q * q.logarithmRest + abs(powers.p) * p.logarithmRest
    let hidden =
      powers.q * q.hiddenRise
      + (powers.p > 0 ? powers.p * p.hiddenRise : -powers.p * p.hiddenFall)
    return missed(weight, top, moved, weightRest, hidden, shift)
  }

  /// q (s_p² + 2 s_p') with the score of p.
  func objective() -> Missed {
    guard let q else { return Missed(whole: 0, between: 0) }
    guard let p, q.logarithm.isFinite, p.score.isFinite, p.slope.isFinite else {
      return Missed(whole: .infinity, between: .infinity)
    }
    let (score, slope) = (p.score.range.magnitude, p.slope.range.magnitude)
    let rest = p.scoreRest
    return missed(
      q.logarithm.range.upper, 2 * (score * score + 2 * slope),
      (2 * score + rest) * rest + 2 * p.slopeRest, q.logarithmRest, q.hiddenRise, 0)
  }

  /// q times a power of 1 + L |s_p|, which bounds what a Stein kernel of length L holds there.
  func powersOfScore(_ degree: Int, length: Double) -> Missed {
    guard let q else { return Missed(whole: 0, between: 0) }
    guard let p, q.logarithm.isFinite, p.score.isFinite else {
      return Missed(whole: .infinity, between: .infinity)
    }
    let size = 1 + length * p.score.range.magnitude
    let rest = length * p.scoreRest
    var (top, moved) = (1.0, 0.0)
    for _ in 0..<degree {
      moved = moved * (size + rest) + top * rest
      top *= size
    }
    return missed(
      q.logarithm.range.upper, top, moved, q.logarithmRest, q.hiddenRise, 0)
  }

  private func missed(
    _ weight: Double, _ top: Double, _ moved: Double, _ weightRest: Double, _ hidden: Double,
    _ shift: Double
  ) -> Missed {
    let whole = integral(weight, top, shift)
    guard weightRest < 0.5, hidden < Self.mostHidden, moved.isFinite else {
      return Missed(whole: whole, between: .infinity)
    }
    let change = moved + top * Normalization.growth(of: weightRest)
    return Missed(whole: whole, between: 2 * integral(weight, change, shift))
  }

  /// q h(log p - log q) with h(t) = exp(t) - 1 - t.
  func divergence(shift: Double) -> Missed {
    guard let p, p.logarithm.isFinite else {
      return Missed(whole: .infinity, between: .infinity)
    }
    let ofP = p.logarithm.range.upper
    guard let q else { return missed(ofP, 1, 0, p.logarithmRest, p.hiddenRise, shift) }
    guard q.logarithm.isFinite else { return Missed(whole: .infinity, between: .infinity) }
    let ofQ = q.logarithm.range.upper
    let t = p.logarithm - q.logarithm
    let size = t.largestValue(atNodes: size)
    // h(t) is at most t² e^|t|/2, and q h(t) at most p + q |t|.
    let whole =
      size < 1
      ? integral(ofQ, 0.5 * size * size * exp(size), shift)
      : integral(ofP, 1, shift) + integral(ofQ, size, shift)
    let rest = q.logarithmRest + p.logarithmRest
    guard rest < 0.5, q.hiddenRise < Self.mostHidden, p.hiddenRise < Self.mostHidden else {
      return Missed(whole: whole, between: .infinity)
    }
    // The derivative of q h(t) by t is p - q.
    let slope =
      size < 1
      ? integral(ofQ, exp(size) - 1 + rest, shift)
      : integral(ofP, 1, shift) + integral(ofQ, 1, shift)
    let change =
      2 * rest * slope + Normalization.growth(of: q.logarithmRest) * whole
    return Missed(whole: whole, between: 2 * change)
  }
}
