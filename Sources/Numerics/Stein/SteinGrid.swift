/// The Stein kernel of a model p on the nodes of a quadrature over p itself.
///
/// Integrals over x and y from p become sums: E f(X, Y) is the sum of w_i w_j f(x_i, x_j) with w the
/// weights of the rule times p. The nodes are those of the 21-point Kronrod rule on pieces that resolve
/// both p and the kernel; the ten of the Gauss rule on the same pieces come first.
struct SteinGrid: Sendable {
  /// The weights of the Kronrod rule times p.
  private(set) var weights: [Double] = []
  /// The weights of the Gauss rule times p for the first `gaussCount` nodes.
  private(set) var gaussWeights: [Double] = []
  /// h(x_i, x_j), row by row.
  private(set) var kernel: [Double] = []
  /// A bound on what the sums may miss between the nodes of a form f that is at most (1 + L |s|)(1 + L |s|) times
  /// 8 k(0)/L², as the Stein kernel is; infinite where nothing bounds it.
  let missed: Double
  /// How many nodes there are.
  var count: Int { weights.count }
  /// How many of them, the first ones, belong to the Gauss rule.
  var gaussCount: Int { gaussWeights.count }

  /// More nodes than this are not tried.
  private static let largestCount = 2_500
  /// More pieces than this are not looked at, as would be on the way out along a heavy tail.
  private static let largestPieceCount = 100_000

  private struct Node {
    let x: Double
    let kronrod: Double
    let gauss: Double
  }

  /// A grid whose pieces are at most one and a half lengths of the kernel wide, or three where that would be too
  /// many, and on which the two rules
  /// agree about the integral of p (1 + s²).
  ///
  /// - Throws: `NumericsError.budgetExhausted` when that takes too many nodes; `nonFiniteIntegrand` where
  ///   the score is not finite.
  /// - Complexity: O(n²) for n nodes.
  init(_ p: any Density, _ kernel: Kernel) throws(NumericsError) {
    let panels = Partition.panels(
      from: p.support.lowerBound, to: p.support.upperBound, landmarks: p.peaks + p.transitions,
      breaks: p.breaks)
    let resolved =
      try FormulaPair(p, p)?.resolved(panels, degree: 2, length: kernel.length)
      ?? Resolved(panels: panels)
    missed = resolved.open * kernel.largestForm
    // Wide pieces where narrow ones would be too many.
    let narrow = Self.nodes(of: p, kernel, resolved.panels, widest: 1.5 * kernel.length)
    func wide() -> [Node]? {
      Self.nodes(of: p, kernel, resolved.panels, widest: 3 * kernel.length)
    }
    guard var nodes = narrow ?? wide() else {
      throw .budgetExhausted(name: "the grid of the Stein kernel", limit: Self.largestCount)
    }
    nodes = nodes.filter { $0.gauss > 0 } + nodes.filter { $0.gauss == 0 }
    weights = nodes.map(\.kronrod)
    gaussWeights = nodes.prefix { $0.gauss > 0 }.map(\.gauss)
    let scores = nodes.map { p.score($0.x) }
    if let bad = scores.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteIntegrand(at: nodes[bad].x, value: scores[bad])
    }
    let n = nodes.count
    self.kernel = Array(repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0...i {
        let value = kernel.jet(nodes[i].x - nodes[j].x).steinKernel(scores[i], scores[j])
        self.kernel[i * n + j] = value
        self.kernel[j * n + i] = value
      }
    }
  }

  /// The nodes of pieces of a width; nil when they are too many.
  private static func nodes(
    of p: any Density, _ kernel: Kernel, _ panels: [Panel], widest limit: Double
  ) -> [Node]? {
    var nodes: [Node] = []
    var pieces = 0
    for panel in panels {
      var open = [panel]
      while let next = open.popLast() {
        pieces += 1
        let found = Self.nodes(next, p)
        // Scores grow with the distance, so a density far below this one still does not matter.
        guard found.contains(where: { $0.kronrod > 1e-26 }) else { continue }
        let width = abs(next.place(next.upper).x.value - next.place(next.lower).x.value)
        let difference = found.reduce(0) { sum, node in
          let size = 1 + kernel.length * abs(p.score(node.x))
          return sum + (node.kronrod - node.gauss) * size * size
        }
        let isResolved = width <= limit && abs(difference) <= 1e-14
        if !isResolved, let (left, right) = next.halves() {
          open.append(contentsOf: [left, right])
        } else {
          nodes += found.filter { $0.kronrod > 0 }
        }
        if nodes.count > Self.largestCount || pieces > Self.largestPieceCount {
          return nil
        }
      }
    }
    return nodes
  }

  private static func nodes(_ panel: Panel, _ p: any Density) -> [Node] {
    let center = panel.lower + 0.5 * (panel.upper - panel.lower)
    let half = 0.5 * (panel.upper - panel.lower)
    func node(_ t: Double, _ kronrod: Double, _ gauss: Double) -> Node {
      let (x, derivative) = panel.place(t)
      let density = p.pdf(x.value) * half * derivative
      return Node(x: x.value, kronrod: kronrod * density, gauss: gauss * density)
    }
    var result = [node(center, GaussKronrod.centerWeight, 0)]
    for pair in GaussKronrod.pairs {
      result.append(node(center - half * pair.node, pair.kronrod, pair.gauss))
      result.append(node(center + half * pair.node, pair.kronrod, pair.gauss))
    }
    return result
  }
}
