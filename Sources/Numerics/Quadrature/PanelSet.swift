import Arithmetic

/// The pieces of a range of integration and the globally adaptive refinement over them.
struct PanelSet: Sendable {
  private(set) var panels: [Panel]
  private(set) var evaluations = 0
  private(set) var converged = false
  private let roundsAbscissa: Bool

  init(_ panels: [Panel], roundsAbscissa: Bool) {
    // Not yet evaluated, whatever they come from.
    self.panels = panels.map { $0.part(from: $0.lower, to: $0.upper) }
    self.roundsAbscissa = roundsAbscissa
  }

  /// The sum over all pieces.
  var value: Double {
    var sum = CompensatedSum()
    for panel in panels { sum.add(panel.value) }
    return sum.value
  }

  /// The sum of the differences between the two rules: a bound on the truncation error for an
  /// integrand that the nodes have seen.
  var truncation: Double { panels.reduce(0) { $0 + $1.difference } }

  /// The same with caution next to poles and kinks.
  var cautiousTruncation: Double { panels.reduce(0) { $0 + $1.cautiousDifference } }

  /// The bound on the effect of rounding.
  var rounding: Double { panels.reduce(0) { $0 + $1.rounding } }

  /// The integral of the absolute value, about.
  var magnitude: Double { panels.reduce(0) { $0 + $1.magnitude } }

  /// The integral of the errors that the integrand states.
  var stated: Double { panels.reduce(0) { $0 + $1.stated } }

  /// The middle of the piece with the largest error.
  var worst: Double {
    let last = panels.max { $0.difference + $0.rounding < $1.difference + $1.rounding }
    return last.map { $0.place(0.5 * ($0.lower + $0.upper)).x.value } ?? 0
  }

  /// Applies the rule to every piece that is new and refines where it pays.
  ///
  /// The piece with the largest difference of the two rules is halved until the sum of the
  /// differences meets the tolerance, no piece is above its own rounding error, or the evaluations are
  /// used up.
  mutating func refine(_ tolerance: Tolerance, _ integrand: Integrand) throws(Interruption) {
    guard panels.count * GaussKronrod.count <= tolerance.maximumEvaluations else {
      throw .budget(limit: tolerance.maximumEvaluations)
    }
    var heap = WorstFirst()
    var total = 0.0
    var open = 0.0
    for index in panels.indices {
      if !panels[index].isEvaluated {
        try panels[index].evaluate(roundsAbscissa: roundsAbscissa, integrand)
        evaluations += GaussKronrod.count
      }
      total += panels[index].value
      if isOpen(panels[index]) { heap.push(panels[index].difference, index) }
      open += panels[index].difference
    }
    while let worst = heap.top {
      if open <= max(tolerance.relative * abs(total), tolerance.absolute) {
        // The running sums drift; the decision is made on fresh ones.
        total = value
        open = truncation
        if open <= max(tolerance.relative * abs(total), tolerance.absolute) { break }
      }
      guard evaluations + 2 * GaussKronrod.count <= tolerance.maximumEvaluations else { break }
      heap.pop()
      let parent = panels[worst]
      guard var (left, right) = parent.halves() else { continue }
      try left.evaluate(roundsAbscissa: roundsAbscissa, integrand)
      try right.evaluate(roundsAbscissa: roundsAbscissa, integrand)
      evaluations += 2 * GaussKronrod.count
      total += (left.value - parent.value) + right.value
      open += (left.difference - parent.difference) + right.difference
      panels[worst] = left
      panels.append(right)
      if isOpen(left) { heap.push(left.difference, worst) }
      if isOpen(right) { heap.push(right.difference, panels.count - 1) }
    }
    converged =
      truncation <= max(tolerance.relative * abs(value), tolerance.absolute, 2 * rounding)
  }

  /// Applies the rule to a piece.
  mutating func evaluate(_ panel: inout Panel, _ integrand: Integrand) throws(Interruption) {
    try panel.evaluate(roundsAbscissa: roundsAbscissa, integrand)
    evaluations += GaussKronrod.count
  }

  /// Puts the two parts of a piece in its place, the second one at the end.
  mutating func replace(_ index: Int, by parts: (Panel, Panel)) {
    panels[index] = parts.0
    panels.append(parts.1)
  }

  /// Puts another bound on the truncation error of a piece in place of the difference of the two rules.
  mutating func state(_ bound: Double, at index: Int) { panels[index].difference = bound }

  /// Puts an integral that is known otherwise in place of that of the rule.
  mutating func settle(_ known: Ball, at index: Int) {
    panels[index].value = known.middle
    panels[index].difference = known.radius
  }

  /// Notes what the rule may miss on a piece.
  mutating func note(_ missed: Double, at index: Int) { panels[index].missed = missed }

  /// Whether halving can still improve the piece.
  private func isOpen(_ panel: Panel) -> Bool { panel.difference > panel.rounding }
}

/// A binary heap of panel indices, the largest key on top.
private struct WorstFirst {
  private var entries: [(key: Double, index: Int)] = []

  var top: Int? { entries.first?.index }

  mutating func push(_ key: Double, _ index: Int) {
    entries.append((key, index))
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard entries[parent].key < entries[child].key else { return }
      entries.swapAt(parent, child)
      child = parent
    }
  }

  mutating func pop() {
    guard let last = entries.popLast(), !entries.isEmpty else { return }
    entries[0] = last
    var parent = 0
    while true {
      var largest = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < entries.count {
        if entries[child].key > entries[largest].key { largest = child }
      }
      guard largest != parent else { return }
      entries.swapAt(parent, largest)
      parent = largest
    }
  }
}
