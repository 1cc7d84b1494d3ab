/// The function g = q (s_p - s_q) of two densities on the nodes of a quadrature.
///
/// Kernel Stein discrepancies are quadratic forms of g. The pieces are refined until g is resolved, cut
/// to half the length of the kernel, and left out where g is negligible. All values carry a common
/// factor exp(shift), so that a g of 1e-200 keeps its relative accuracy.
struct SignalNodes: Sendable {
  /// A node: its place, and g times the weights of the two rules.
  struct Node {
    let place: Abscissa
    /// g times the weight of the Kronrod rule.
    let fine: Double
    /// g times the weight of the Gauss rule.
    let coarse: Double
  }

  private(set) var nodes: [Node] = []
  /// The integral of |g|.
  private(set) var magnitude = 0.0
  /// A bound on the integral of |error of g|, with what was left out.
  private(set) var slack = 0.0
  /// The logarithm of the factor that all values carry.
  private(set) var shift = 0.0

  /// Nodes for a kernel that changes over `length`; none when the densities are the same.
  ///
  /// - Throws: `NumericsError.budgetExhausted` when g is so much wider than the kernel that more than
  ///   `largestCount` nodes would be needed; `nonFiniteIntegrand` and `overflow` as a quadrature.
  init(_ q: any Density, _ p: any Density, length: Double) throws(NumericsError) {
    let pair = densityPair(q, p)
    if pair.isIdentical { return }
    let first = Partition.panels(from: -.infinity, to: .infinity, landmarks: pair.landmarks)
    shift = scalingShift(first) { Self.logMagnitude(pair, $0) }
    let shift = shift
    let signal: Integrand = { x throws(Interruption) in Self.sample(pair, x, shift: shift) }
    let panels: [Panel]
    do {
      // Once to learn the size of g, then until the pieces resolve it.
      var probe = PanelSet(first, roundsAbscissa: pair.roundsAbscissa)
      try probe.refine(Tolerance(relative: 0, absolute: .greatestFiniteMagnitude), signal)
      let size = probe.panels.reduce(0) { $0 + $1.magnitude }
      var set = PanelSet(first, roundsAbscissa: pair.roundsAbscissa)
      try set.refine(
        Tolerance(relative: 0, absolute: 1e-14 * size, maximumEvaluations: 200_000), signal)
      panels = set.panels
      magnitude = panels.reduce(0) { $0 + $1.magnitude }
      for panel in panels.sorted(by: { Self.start($0) < Self.start($1) }) {
        try add(panel, length, pair.roundsAbscissa, signal)
      }
    } catch let error as Interruption {
      throw error.numericsError
    } catch let error as NumericsError {
      throw error
    } catch {
      throw .overflow(quantity: "the Stein discrepancy")
    }
    guard magnitude.isFinite, slack.isFinite else {
      throw .overflow(quantity: "the Stein discrepancy")
    }
  }

  /// More nodes than this are not tried.
  private static let largestCount = 12_000
  /// Pieces with less than this part of |g| are left out.
  private static let negligible = 1e-18

  private static func start(_ panel: Panel) -> Double {
    panel.place(0.5 * (panel.lower + panel.upper)).x.value
  }

  /// Adds the nodes of a piece, cut to half the length of the kernel.
  private mutating func add(
    _ panel: Panel, _ length: Double, _ roundsAbscissa: Bool, _ signal: Integrand
  ) throws {
    guard panel.magnitude + panel.rounding > Self.negligible * magnitude else {
      slack += panel.magnitude + panel.rounding + panel.difference
      return
    }
    let last = panel.stretch == 0 ? panel.upper : min(panel.upper, 1 - 1e-9)
    let width = abs(panel.place(last).x.distance(from: panel.place(panel.lower).x))
    if width > 0.5 * length, nodes.count < Self.largestCount, let halves = panel.halves() {
      for half in [halves.0, halves.1] {
        var half = half
        try half.evaluate(roundsAbscissa: roundsAbscissa, signal)
        try add(half, length, roundsAbscissa, signal)
      }
      return
    }
    guard nodes.count < Self.largestCount else {
      throw NumericsError.budgetExhausted(
        name: "the quadrature over pairs of points", limit: Self.largestCount)
    }
    slack += panel.rounding
    let center = panel.lower + 0.5 * (panel.upper - panel.lower)
    let half = 0.5 * (panel.upper - panel.lower)
    func append(_ t: Double, _ kronrod: Double, _ gauss: Double) throws {
      let (x, derivative) = panel.place(t)
      let value = try signal(x).value * derivative * half
      nodes.append(Node(place: x, fine: kronrod * value, coarse: gauss * value))
    }
    try append(center, GaussKronrod.centerWeight, 0)
    for pair in GaussKronrod.pairs {
      try append(center - half * pair.node, pair.kronrod, pair.gauss)
      try append(center + half * pair.node, pair.kronrod, pair.gauss)
    }
  }

  private static func logMagnitude(_ pair: any DensityPair, _ x: Abscissa) -> LogSample {
    let point = pair.scoreDifference(at: x)
    return LogSample(
      logWeight: point.logq, logWeightError: point.logqError, factor: abs(point.difference),
      within: point.differenceError, isZero: point.difference == 0)
  }

  /// g at x times exp(shift).
  private static func sample(
    _ pair: any DensityPair, _ x: Abscissa, shift: Double
  ) -> IntegrandSample {
    let point = pair.scoreDifference(at: x)
    let weight = exp(point.logq + shift)
    let value = -point.difference * weight
    let relative = point.logqError + unitRoundoff * (4 + abs(point.logq + shift))
    return IntegrandSample(
      value: value,
      error: weight == 0 ? 0 : weight * point.differenceError + abs(value) * expMinusOne(relative))
  }
}
