import Arithmetic

/// What a proof needs to know of an integrand beside its values.
struct EnclosedIntegrand {
  /// The integrand on intervals.
  let function: IntervalFunction
  /// Bounds beyond places, for tails that reach to infinity.
  var lowerTail: TailBound?
  var upperTail: TailBound?
}

extension Panel {
  /// The abscissa and dx/dt on an interval of the parameter.
  func place(_ t: Series) -> (x: Series, derivative: Series) {
    if stretch == 0 {
      return (Ball(base) + t, Series(constant: Ball(1), order: t.order))
    }
    let rest = Ball(1) + (-t)
    let start = Ball(base) + Ball(anchor)
    if decay < 1 {
      let growth = Ball(-1) / Ball(decay) * rest.logarithm
      let size = Ball(abs(stretch)) / Ball(decay)
      return (
        start + Ball(stretch) * growth.exponentialMinusOne,
        size * ((Ball(1) + Ball(decay)) * growth).exponential
      )
    }
    let one = Series(constant: Ball(1), order: t.order)
    return (start + Ball(stretch) * (t / rest), Ball(abs(stretch)) * (one / (rest * rest)))
  }

  /// The integrand in the parameter on the whole panel, to an order.
  ///
  /// In units of half the panel's length, so that no coefficient leaves the range of numbers.
  private func series(_ function: IntervalFunction, order: Int) -> Series {
    let half = Ball(0.5 * (upper - lower), units: 2)
    let rest = Array(repeating: Ball(0), count: max(order - 1, 0))
    let t = Series([Ball(from: lower, to: upper), half] + rest)
    let (x, derivative) = place(t)
    guard x.isFinite, derivative.isFinite else { return .unknown }
    let values = function(x)
    return stretch == 0 ? values : values * derivative
  }

  /// A bound on the distance of the rule from the integral, on the panel and on any part of it however cut;
  /// infinite where the integrand is not bounded.
  ///
  /// From the range of the integrand, or from its Taylor coefficients as in ``EnclosedIntegral``.
  fileprivate func proved(_ function: IntervalFunction) -> Double {
    let width = upper - lower
    let series = series(function, order: EnclosedIntegral.order)
    guard series.range.isFinite else { return .infinity }
    var bound = (2 * series.range.radius * width).nextUp
    for (n, coefficient) in series.coefficients.enumerated()
    where n >= 4 && n % 2 == 0 && coefficient.isFinite {
      bound = min(
        bound,
        2 * coefficient.magnitude * width / Double(n + 1) * (1 + 64 * unitRoundoff)
          + .leastNonzeroMagnitude)
    }
    return bound
  }

  /// The place at the inner end of a tail's last piece; nil for another piece.
  var outermostPart: Double? {
    stretch != 0 && upper >= 1 ? place(lower).x.value : nil
  }

  /// Whether the panel is wide enough for its nodes to be different numbers.
  fileprivate var isWide: Bool {
    if stretch != 0 { return upper - lower > 1e-15 * (1 - lower) && 1 - lower > 0x1p-50 }
    let size = max(abs(base + lower), abs(base + upper))
    return upper - lower > 64 * max(size.ulp, .leastNormalMagnitude)
  }

  /// The integral of a function that is not bounded on the panel, about, and what may be wrong with that: it
  /// falls from there by the ratio of the integrals at doubling distances. Infinite where it does not fall.
  fileprivate func pole(_ function: IntervalFunction) -> Double {
    let (low, high) = (base + lower, base + upper)
    let width = max(high - low, 4 * max(abs(low), abs(high)).ulp)
    func mass(_ a: Double, _ b: Double) -> Double {
      let range = function(Series(range: Ball(from: a, to: b))).range
      return range.isFinite ? range.magnitude * (b - a) : .infinity
    }
    var rest = 0.0
    for (near, far) in [
      (mass(high, high + width), mass(high + width, high + 3 * width)),
      (mass(low - width, low), mass(low - 3 * width, low - width)),
    ] where near.isFinite {
      if far <= Self.nothing {
        rest = max(rest, Self.nothing)
        continue
      }
      guard near < 0.999 * far else { return .infinity }
      rest = max(rest, near * (near / far) / (1 - near / far))
    }
    return rest > 0 ? 1.25 * rest : .infinity
  }

  /// Integrals that small have no digits left to tell a ratio by.
  private static let nothing = 1e-290
}

extension PanelSet {
  /// Replaces the differences of the two rules by proved bounds, halving the pieces whose bounds are wide.
  ///
  /// - Parameters:
  ///   - tolerance: When the sum of the bounds is small enough.
  ///   - limit: The largest number of pieces.
  ///   - enclosed: The integrand on intervals.
  /// - Returns: Whether all bounds are proved. Where one is not, as next to a pole, the difference is the
  ///   larger of that of the two rules and an estimate of what the pole holds.
  mutating func prove(
    _ tolerance: Tolerance, limit: Int, _ enclosed: EnclosedIntegrand, _ integrand: Integrand
  ) -> Bool {
    var bounds = panels.map { bound(of: $0, enclosed) }
    var isStuck = panels.map { _ in false }
    // A last piece that reaches beyond all numbers is what is known of it.
    for i in panels.indices {
      guard let known = closedTail(of: panels[i], enclosed), known.radius < 0.5 * bounds[i] else {
        continue
      }
      settle(known, at: i)
      (bounds[i], isStuck[i]) = (known.radius, true)
    }
    while panels.count < limit {
      let total = zip(bounds, isStuck).reduce(0) { $1.1 ? $0 : $0 + $1.0 }
      let goal = max(tolerance.relative * abs(value), tolerance.absolute, rounding)
      guard !(total <= goal) else { break }
      let share = 0.5 * goal / Double(panels.count)
      let worst = bounds.reduce(0) { $1.isFinite ? max($0, $1) : $0 }
      let open = panels.indices.filter { i in
        guard !isStuck[i] else { return false }
        return total.isFinite ? bounds[i] > max(share, 1e-3 * worst) : !bounds[i].isFinite
      }
      guard !open.isEmpty else { break }
      for i in open.prefix(limit - panels.count) {
        guard panels[i].isWide, let parts = halved(i, integrand) else {
          isStuck[i] = true
          continue
        }
        replace(i, by: parts)
        bounds[i] = bound(of: parts.0, enclosed)
        bounds.append(bound(of: parts.1, enclosed))
        isStuck.append(false)
      }
    }
    return conclude(bounds, tolerance, enclosed)
  }

  private func bound(of panel: Panel, _ enclosed: EnclosedIntegrand) -> Double {
    if let place = panel.outermostPart {
      if let known = closedTail(of: panel, enclosed) {
        return max(known.upper - panel.value, panel.value - known.lower, 0).nextUp
      }
      let tail = panel.stretch < 0 ? enclosed.lowerTail : enclosed.upperTail
      return (tail?.beyond(place) ?? .infinity) + panel.magnitude
    }
    let proved = panel.proved(enclosed.function)
    guard panel.stretch != 0, proved > 1e-15 * magnitude else { return proved }
    return min(proved, betweenEnds(panel, enclosed))
  }

  /// The integral over a piece that reaches to infinity, where it is known.
  private func closedTail(of panel: Panel, _ enclosed: EnclosedIntegrand) -> Ball? {
    guard let place = panel.outermostPart else { return nil }
    return (panel.stretch < 0 ? enclosed.lowerTail : enclosed.upperTail)?.closed(place)
  }

  /// The bound on a piece of a tail of which the integrals beyond both its ends are known.
  private func betweenEnds(_ panel: Panel, _ enclosed: EnclosedIntegrand) -> Double {
    let tail = panel.stretch < 0 ? enclosed.lowerTail : enclosed.upperTail
    guard let inner = tail?.closed(panel.place(panel.lower).x.value),
      let outer = tail?.closed(panel.place(panel.upper).x.value)
    else { return .infinity }
    let known = inner - outer
    return max(known.upper - panel.value, panel.value - known.lower, 0).nextUp
  }

  private mutating func conclude(
    _ bounds: [Double], _ tolerance: Tolerance, _ enclosed: EnclosedIntegrand
  ) -> Bool {
    var isProved = true
    let goal = max(tolerance.relative * abs(value), tolerance.absolute, rounding)
    for (i, bound) in bounds.enumerated() where bound.isFinite { state(bound, at: i) }
    for group in neighbours(bounds.indices.filter { !bounds[$0].isFinite }) {
      let held = group.reduce(0) { $0 + panels[$1].magnitude }
      let poles = group.map {
        panels[$0].stretch == 0 ? panels[$0].pole(enclosed.function) : .infinity
      }
      let pole = poles.filter(\.isFinite).max() ?? .infinity
      if !(pole + held <= goal) { isProved = false }
      guard pole.isFinite else { continue }
      for i in group { state(max(panels[i].difference, panels[i].magnitude), at: i) }
      state(panels[group[0]].difference + pole, at: group[0])
    }
    return isProved
  }

  /// Pieces that touch one another, in groups.
  private func neighbours(_ indices: [Int]) -> [[Int]] {
    var groups: [[Int]] = []
    var last = -Double.infinity
    for i in indices.sorted(by: {
      panels[$0].base + panels[$0].lower < panels[$1].base + panels[$1].lower
    }) {
      let (low, high) = (panels[i].base + panels[i].lower, panels[i].base + panels[i].upper)
      if groups.isEmpty || low > last + 4 * (high - low) { groups.append([]) }
      groups[groups.count - 1].append(i)
      last = high
    }
    return groups
  }

  /// The halves of a piece by the rule; nil where the piece cannot be halved or the integrand is not a
  /// number there.
  mutating func halved(_ index: Int, _ integrand: Integrand) -> (Panel, Panel)? {
    guard var (left, right) = panels[index].halves() else { return nil }
    do {
      try evaluate(&left, integrand)
      try evaluate(&right, integrand)
    } catch {
      return nil
    }
    return (left, right)
  }
}
