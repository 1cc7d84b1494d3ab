import Arithmetic

extension Panel {
  /// The abscissa on a part of the panel as a function of a variable from -1 to 1, and its derivative.
  ///
  /// - Parameter trim: What is left out at either end.
  func curve(order: Int, trim: Double = 0) -> (x: Series, derivative: Series) {
    let (from, to) = (lower + trim, upper - trim)
    let half = Ball(0.5 * (to - from), units: 2)
    let rest = Array(repeating: Ball(0), count: max(order - 1, 0))
    let (x, derivative) = place(Series([Ball(from: from, to: to), half] + rest))
    return (x, half * derivative)
  }

  /// The distance of a few numbers at the outer end of a finite panel, where its ends are rounded.
  var slack: Double {
    4 * max(abs(base + lower), abs(base + upper), abs(lower), abs(upper), .leastNormalMagnitude).ulp
  }
}

extension Series {
  /// A bound on the distance, on the whole interval, from the nearest polynomial that the nodes of a rule
  /// determine, for a variable from -1 to 1.
  ///
  /// A Taylor polynomial of degree n - 1 leaves at most the n-th coefficient.
  var distanceFromPolynomial: Double {
    guard isFinite else { return .infinity }
    var distance = range.radius
    for n in 1..<max(min(coefficients.count, GaussKronrod.count + 1), 1) {
      let size = coefficients[n].magnitude
      if size < distance { distance = size }
    }
    return distance
  }

  /// A bound on the absolute value from the largest one at the nodes of a rule, or from the range.
  ///
  /// A polynomial of degree 20 is nowhere larger than 4.2 times its largest value at the 21 nodes (their
  /// Lebesgue constant).
  func largestValue(atNodes size: Double) -> Double {
    let distance = distanceFromPolynomial
    let byNodes = 5 * size + 6 * distance
    let byRange = isFinite ? range.magnitude : .infinity
    return byNodes < byRange ? byNodes : byRange
  }
}

extension PanelSet {
  /// Looks between the nodes: halves pieces until what the rule may miss on them is a small part of the
  /// integral, and refines those on which there was something.
  ///
  /// - Parameters:
  ///   - tolerance: That of the quadrature.
  ///   - missed: A bound on what the rule may miss on a piece beside the difference of the two rules; infinite
  ///     where nothing is known.
  /// - Returns: The sum of what may be missed; infinite where nothing bounds it.
  /// - Throws: As `refine`.
  mutating func look(
    _ tolerance: Tolerance, _ missed: (Panel) -> Double, _ integrand: Integrand
  ) throws(Interruption) -> Double {
    let limit = panels.count + Self.mostPiecesOfLook
    var total = Double.infinity
    for _ in 0..<4 {
      let count = panels.count
      total = halve(tolerance, while: missed, limit: limit, integrand)
      // Where nothing was found the rule is as good as before.
      if panels.count == count || !total.isFinite { break }
      try refine(tolerance, integrand)
    }
    return total
  }

  /// The part of an integral that may be left open.
  private static let openPart = 1e-10
  /// The largest number of pieces that a look adds.
  private static let mostPiecesOfLook = 2_000

  /// The sum of what may be missed, once it is small or the pieces cannot be halved any more.
  private mutating func halve(
    _ tolerance: Tolerance, while missed: (Panel) -> Double, limit: Int, _ integrand: Integrand
  ) -> Double {
    var isStuck = panels.map { _ in false }
    while true {
      for i in panels.indices where panels[i].missed == nil { note(missed(panels[i]), at: i) }
      let all = panels.map { $0.missed ?? .infinity }
      let total = all.reduce(0, +)
      let wanted = max(Self.openPart * magnitude, tolerance.absolute, rounding)
      guard !(total <= wanted), panels.count < limit else { return total }
      let share = 0.5 * wanted / Double(panels.count)
      let worst = all.reduce(0) { $1.isFinite ? max($0, $1) : $0 }
      let open = panels.indices.filter { !isStuck[$0] && all[$0] > max(share, 1e-4 * worst) }
      guard !open.isEmpty else { return total }
      for i in open.prefix(limit - panels.count) {
        let panel = panels[i]
        let isNarrow = panel.stretch == 0 && panel.upper - panel.lower <= 4 * panel.slack
        guard !isNarrow, let parts = halved(i, integrand) else {
          isStuck[i] = true
          continue
        }
        replace(i, by: parts)
        isStuck.append(false)
      }
    }
  }
}
