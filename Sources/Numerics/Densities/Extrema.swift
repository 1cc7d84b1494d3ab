/// The local extremes of a density, each list in ascending order.
public struct Extrema: Sendable, Hashable {
  /// The local maxima.
  public let modes: [Double]
  /// The local minima between them.
  public let antimodes: [Double]
  /// Whether it is proved that these are all, where a search by points alone was not all that was done.
  public var isCertain = true
}

extension Density {
  /// The extremes, from the changes of sign of the score on a grid that is fine around the landmarks.
  ///
  /// A pair of extremes closer to each other than the grid, a sixth of the distance to the nearest
  /// landmark or a third of its scale, can be missed.
  ///
  /// - Throws: `NumericsError.budgetExhausted` when a root cannot be found.
  /// - Complexity: About 100 scores for each landmark.
  public func extrema() throws(NumericsError) -> Extrema {
    var grid: [Double] = []
    let panels = Partition.panels(from: -.infinity, to: .infinity, landmarks: peaks + transitions)
    for panel in panels where panel.stretch == 0 {
      for step in 0..<6 {
        let t = panel.lower + (panel.upper - panel.lower) * Double(step) / 6
        grid.append(panel.place(t).x.value)
      }
    }
    var signs = SignChanges()
    for x in grid {
      let value = score(x)
      if value != 0, value.isFinite { signs.append(x, isPositive: value > 0) }
    }
    let finest = peaks.map(\.scale).min() ?? 1
    return try signs.extrema(of: self, scale: finest)
  }
}

/// The brackets in which a score changes its sign, collected from left to right.
struct SignChanges {
  private var brackets: [(lower: Double, upper: Double, falls: Bool)] = []
  private var last: (x: Double, isPositive: Bool)?

  /// Notes the sign of the score at x, to the right of all earlier points.
  mutating func append(_ x: Double, isPositive: Bool) {
    if let last, last.isPositive != isPositive {
      brackets.append((last.x, x, last.isPositive))
    }
    last = (x, isPositive)
  }

  /// The zeros in the brackets: a mode where the score falls, an antimode where it rises.
  ///
  /// - Parameters:
  ///   - scale: The finest width; a zero is found to 1e-18 of it, as one next to 0 may be 1e-300.
  ///   - isCertain: Whether these are certainly all.
  func extrema(
    of density: some Density, scale: Double, isCertain: Bool = true
  ) throws(NumericsError) -> Extrema {
    var modes: [Double] = []
    var antimodes: [Double] = []
    for bracket in brackets {
      let root: Double
      do {
        root = try findRoot(
          from: bracket.lower, to: bracket.upper, accuracy: 1e-18 * scale
        ) { density.score($0) }
      } catch {
        // Signs that are known otherwise need not show in a rounded score.
        guard case .numerics(.noSignChange) = error else { throw error.numericsError }
        root = 0.5 * bracket.lower + 0.5 * bracket.upper
      }
      if bracket.falls { modes.append(root) } else { antimodes.append(root) }
    }
    return Extrema(modes: modes, antimodes: antimodes, isCertain: isCertain)
  }
}
