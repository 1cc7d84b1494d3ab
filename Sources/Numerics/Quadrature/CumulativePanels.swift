/// The pieces of a finished quadrature of a density over the real line, as a distribution function.
///
/// The masses of the pieces, added up from either end, give P(X <= x) and P(X > x) at every boundary;
/// one application of the rule to a part of a piece gives the rest.
struct CumulativePanels: Sendable {
  private struct Piece: Sendable {
    var panel: Panel
    var left: Double
    var right: Double
    /// The share of the mass below `left` and above `right`.
    var below = 0.0
    var above = 0.0

    /// The ends, and for an infinite tail places at doubling distances in between.
    func places() -> [Double] {
      if panel.stretch == 0 { return [left, right] }
      var result: [Double] = []
      let from = max(panel.lower, 0)
      let to = min(panel.upper, 1 - 0x1p-45)
      var t = from
      while t < to {
        result.append(panel.place(t).x.value)
        t = 1 - 0.5 * (1 - t)
      }
      result.append(panel.place(to).x.value)
      return result.sorted()
    }
  }

  private var pieces: [Piece]

  init(_ panels: [Panel]) {
    pieces = panels.map { panel in
      let a = panel.place(panel.lower).x.value
      let b = panel.place(panel.upper).x.value
      return Piece(panel: panel, left: min(a, b), right: max(a, b))
    }
    pieces.sort { $0.left < $1.left }
    var total = CompensatedSum()
    for piece in pieces { total.add(piece.panel.value) }
    let mass = total.value
    var below = CompensatedSum()
    for i in pieces.indices {
      pieces[i].below = below.value / mass
      below.add(pieces[i].panel.value)
    }
    var above = CompensatedSum()
    for i in pieces.indices.reversed() {
      pieces[i].above = above.value / mass
      above.add(pieces[i].panel.value)
    }
  }

  /// P(X <= x) for the normalised density `pdf`.
  func lowerMass(at x: Double, _ pdf: (Double) -> Double) -> Double {
    guard let piece = piece(at: x) else { return .nan }
    if x >= piece.right { return 1 - piece.above }
    return min(piece.below + integral(of: piece, upTo: x, fromLeft: true, pdf), 1)
  }

  /// P(X > x) for the normalised density `pdf`.
  func upperMass(at x: Double, _ pdf: (Double) -> Double) -> Double {
    guard let piece = piece(at: x) else { return .nan }
    if x >= piece.right { return piece.above }
    return min(piece.above + integral(of: piece, upTo: x, fromLeft: false, pdf), 1)
  }

  /// The boundaries of the pieces but for tails with less than a mass; the cut pieces end where the
  /// tail does, to within a factor of 2 of the mass.
  func places(below tail: Double) -> [Double] {
    var result: [Double] = []
    for piece in pieces {
      if piece.above + piece.panel.value <= tail || piece.below + piece.panel.value <= tail {
        continue
      }
      // Infinite pieces are followed by doubling distances.
      for x in piece.places() where result.last.map({ $0 < x }) ?? true { result.append(x) }
    }
    return result
  }

  /// Ends between which P(X <= x) passes p.
  func bracket(_ p: Double) -> (lower: Double, upper: Double) {
    let inLowerTail = p <= 0.5
    var first = 0
    var last = pieces.count - 1
    while first < last {
      let middle = (first + last + 1) / 2
      let starts =
        inLowerTail
        ? pieces[middle].below <= p : pieces[middle - 1].above > 1 - p
      if starts { first = middle } else { last = middle - 1 }
    }
    return (pieces[first].left, pieces[first].right)
  }

  /// The last piece that starts at or below x; nil when x is not a number.
  private func piece(at x: Double) -> Piece? {
    guard !x.isNaN, !pieces.isEmpty else { return nil }
    var first = 0
    var last = pieces.count - 1
    while first < last {
      let middle = (first + last + 1) / 2
      if pieces[middle].left <= x { first = middle } else { last = middle - 1 }
    }
    return pieces[first]
  }

  private func integral(
    of piece: Piece, upTo x: Double, fromLeft: Bool, _ pdf: (Double) -> Double
  ) -> Double {
    let panel = piece.panel
    guard x > piece.left else { return fromLeft ? 0 : ruleValue(panel, pdf) }
    let t = min(max(panel.parameter(of: x), panel.lower), panel.upper)
    // A left tail runs from right to left in its parameter.
    let takesLowerPart = fromLeft == (panel.stretch >= 0)
    return ruleValue(
      takesLowerPart
        ? panel.part(from: panel.lower, to: t) : panel.part(from: t, to: panel.upper), pdf)
  }

  /// One application of the rule; a density with a non-finite value contributes nothing.
  private func ruleValue(_ panel: Panel, _ function: (Double) -> Double) -> Double {
    var panel = panel
    do {
      try panel.evaluate(roundsAbscissa: false) { x throws(Interruption) in
        let value = function(x.value)
        return IntegrandSample(value: value.isFinite ? value : 0, error: 0)
      }
    } catch {
      return 0
    }
    return panel.value
  }
}

extension Panel {
  /// The parameter t at which x lies.
  func parameter(of x: Double) -> Double {
    let offset = (x - base) - anchor
    if stretch == 0 { return x - base }
    let ratio = max(offset / stretch, 0)
    return ratio.isFinite ? ratio / (1 + ratio) : 1
  }
}
