import Arithmetic
import Bisection

/// The pieces of a finished quadrature of a density over the real line, as a distribution function.
///
/// The masses of the pieces, added up from either end, give P(X <= x) and P(X > x) at every boundary;
/// one application of the rule to a part of a piece gives the rest.
struct CumulativePanels: Sendable {
  private struct Piece: Sendable {
    var panel: Panel
    var left: Double
    var right: Double
    /// The share of the mass below `left` and above `right`, with bounds on their errors but for that of
    /// the whole mass.
    var below = Estimate(0)
    var above = Estimate(0)

    /// The ends, and for an infinite tail places at doubling distances in between.
    func places() -> [Double] {
      if panel.stretch == 0 { return [left, right] }
      var result: [Double] = []
      let to = min(panel.upper, 1 - 0x1p-45)
      var t = panel.lower
      while t < to {
        result.append(panel.place(t).x.value)
        t = 1 - 0.5 * (1 - t)
      }
      result.append(panel.place(to).x.value)
      return result.sorted()
    }
  }

  private var pieces: [Piece]
  /// What a bound on the truncation error of a piece is divided by; nil where none is proved.
  private let proofScale: Double?

  /// - Parameter areProved: Whether the differences of the pieces are proved bounds.
  init(_ panels: [Panel], areProved: Bool = false) {
    pieces = panels.map { panel in
      let a = panel.place(panel.lower).x.value
      let b = panel.place(panel.upper).x.value
      return Piece(panel: panel, left: min(a, b), right: max(a, b))
    }
    pieces.sort { $0.left < $1.left }
    var total = CompensatedSum()
    for piece in pieces { total.add(piece.panel.value) }
    let mass = total.value
    proofScale = areProved ? mass : nil
    func addUp(_ indices: some Sequence<Int>, _ path: WritableKeyPath<Piece, Estimate>) {
      var sum = CompensatedSum()
      var error = 0.0
      for i in indices {
        let value = sum.value / mass
        pieces[i][keyPath: path] = Estimate(
          value, error: error / mass + 2 * unitRoundoff * value)
        sum.add(pieces[i].panel.value)
        error += pieces[i].panel.difference + pieces[i].panel.rounding
      }
    }
    addUp(pieces.indices, \.below)
    addUp(pieces.indices.reversed(), \.above)
  }

  /// P(X <= x), or P(X > x), for the normalised density `pdf`, with a bound on its error but for that of
  /// the whole mass.
  func mass(at x: Double, isLower: Bool, _ pdf: (Double) -> IntegrandSample) -> Estimate {
    guard let piece = piece(at: x) else { return Estimate(.nan, error: 0) }
    let outside = isLower ? piece.below : piece.above
    let blur = blur(of: piece.panel, at: x, pdf)
    if x >= piece.right {
      let above = Estimate(piece.above.value, error: piece.above.error + blur)
      return isLower ? one(less: above) : above
    }
    let part = integral(of: piece, upTo: x, fromLeft: isLower, pdf)
    return Estimate(
      min(outside.value + part.value, 1),
      error: outside.error + part.error + blur
        + 2 * unitRoundoff * (outside.value + part.value)
    )
  }

  /// What the rounding of the parameter of a place may hold: far out on a tail that is a long way, and beyond
  /// the last parameter all of it.
  private func blur(of panel: Panel, at x: Double, _ pdf: (Double) -> IntegrandSample) -> Double {
    if panel.stretch == 0 {
      let rest = abs(DoubledNumber(x, minus: panel.base).rest)
      return rest > 0 ? rest * pdf(x).value : 0
    }
    let width = 8 * unitRoundoff
    let t = min(max(panel.parameter(of: x), panel.lower), panel.upper)
    return [t, max(t - width, panel.lower)].reduce(0) { most, t in
      let (place, derivative) = panel.place(t)
      let height = pdf(place.value).value * derivative
      return max(most, height.isFinite ? 2 * width * height : 0)
    }
  }

  private func one(less share: Estimate) -> Estimate {
    Estimate(1 - share.value, error: share.error + unitRoundoff)
  }

  /// P(X <= x) for the normalised density `pdf`.
  func lowerMass(at x: Double, _ pdf: (Double) -> Double) -> Double {
    mass(at: x, isLower: true) { IntegrandSample(value: pdf($0), error: 0) }.value
  }

  /// The boundaries of the pieces but for tails with less than a mass; the cut pieces end where the
  /// tail does, to within a factor of 2 of the mass.
  func places(below tail: Double) -> [Double] {
    var result: [Double] = []
    for piece in pieces {
      if piece.above.value + piece.panel.value <= tail
        || piece.below.value + piece.panel.value <= tail
      {
        continue
      }
      // Infinite pieces are followed by doubling distances.
      for x in piece.places() where result.last.map({ $0 < x }) ?? true { result.append(x) }
    }
    return result
  }

  /// The first and the last place that a piece reaches.
  var ends: (lower: Double, upper: Double) {
    (pieces.first?.left ?? -.infinity, pieces.last?.right ?? .infinity)
  }

  /// Ends between which P(X <= x) passes p, according to the masses of the pieces and, as these are
  /// rounded, to a judge that says whether it is beyond p at a place.
  func bracket(
    _ p: TailProbability, isBeyond: (Double) -> Bool
  ) -> (lower: Double, upper: Double) {
    var first =
      pieces.indices.dropFirst().partitioningIndex { index in
        p.isLower
          ? pieces[index].below.value > p.value : pieces[index - 1].above.value <= p.value
      } - 1
    var last = first
    while first > 0, isBeyond(pieces[first].left) { first -= 1 }
    while last < pieces.count - 1, !isBeyond(pieces[last].right) { last += 1 }
    return (pieces[first].left, pieces[last].right)
  }

  /// The last piece that starts at or below x; nil when x is not a number.
  private func piece(at x: Double) -> Piece? {
    guard !x.isNaN, !pieces.isEmpty else { return nil }
    return pieces[max(0, pieces.partitioningIndex { $0.left > x } - 1)]
  }

  private func integral(
    of piece: Piece, upTo x: Double, fromLeft: Bool, _ pdf: (Double) -> IntegrandSample
  ) -> Estimate {
    let panel = piece.panel
    guard x > piece.left else { return fromLeft ? Estimate(0) : ruleValue(panel, pdf) }
    let t = min(max(panel.parameter(of: x), panel.lower), panel.upper)
    // A left tail runs from right to left in its parameter.
    let takesLowerPart = fromLeft == (panel.stretch >= 0)
    return ruleValue(
      takesLowerPart
        ? panel.part(from: panel.lower, to: t) : panel.part(from: t, to: panel.upper), pdf)
  }

  /// The integral over a part of a piece to the last digits; a density with a non-finite value
  /// contributes nothing.
  private func ruleValue(_ panel: Panel, _ function: (Double) -> IntegrandSample) -> Estimate {
    var set = PanelSet([panel], roundsAbscissa: true)
    do {
      try set.refine(Tolerance(relative: 1e-15, maximumEvaluations: 2_000)) {
        x throws(Interruption) in
        let sample = function(x.value)
        return sample.value.isFinite ? sample : IntegrandSample(value: 0, error: 0)
      }
    } catch {
      return Estimate(0)
    }
    // A proved bound holds for every part of the piece.
    let truncation = proofScale.map { panel.difference / $0 } ?? set.truncation
    return Estimate(set.value, error: truncation + set.rounding)
  }
}

extension Panel {
  /// The parameter t at which x lies.
  func parameter(of x: Double) -> Double {
    let offset = (x - base) - anchor
    if stretch == 0 { return x - base }
    let ratio = max(offset / stretch, 0)
    if decay < 1 { return -expMinusOne(-decay * logOnePlus(ratio)) }
    return ratio.isFinite ? ratio / (1 + ratio) : 1
  }
}
