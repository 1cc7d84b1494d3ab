/// The Stein kernel of a model on the nodes of a quadrature over a density q.
///
/// Integrals over x and y from q become sums: E f(X, Y) is the sum of w_i w_j f(x_i, x_j) with w the
/// weights of the rule times q.
struct SteinGrid: Sendable {
  /// The weights times q.
  private(set) var weights: [Double] = []
  /// h(x_i, x_j), row by row.
  private(set) var kernel: [Double] = []
  /// How many nodes there are.
  var count: Int { weights.count }

  /// More nodes than this are not tried.
  private static let largestCount = 2_500

  /// A grid whose pieces are at most `resolution` lengths of the kernel wide.
  ///
  /// - Throws: `NumericsError.budgetExhausted` when that takes too many nodes; `nonFiniteIntegrand` where
  ///   the score is not finite.
  /// - Complexity: O(n²) for n nodes.
  init(
    _ q: any Density, _ p: any Density, _ kernel: Kernel, resolution: Double
  ) throws(NumericsError) {
    var places: [Double] = []
    var scores: [Double] = []
    let limit = resolution * kernel.length
    for panel in Partition.panels(
      from: -.infinity, to: .infinity, landmarks: q.peaks + q.transitions + p.transitions)
    {
      var open = [panel]
      while let next = open.popLast() {
        let nodes = next.weightedNodes()
        // Scores grow with the distance, so a density far below this one still does not matter.
        let matters = nodes.contains { q.pdf($0.x) * $0.weight > 1e-26 }
        guard matters else { continue }
        let width = abs(next.place(next.upper).x.value - next.place(next.lower).x.value)
        if width > limit || !width.isFinite, let (left, right) = next.halves() {
          open.append(contentsOf: [left, right])
        } else {
          for node in nodes {
            let weight = node.weight * q.pdf(node.x)
            guard weight > 0 else { continue }
            let score = p.score(node.x)
            guard score.isFinite else { throw .nonFiniteIntegrand(at: node.x, value: score) }
            weights.append(weight)
            places.append(node.x)
            scores.append(score)
          }
        }
        if weights.count > Self.largestCount {
          throw .budgetExhausted(name: "the grid of the Stein kernel", limit: Self.largestCount)
        }
      }
    }
    let n = weights.count
    self.kernel = Array(repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0...i {
        let value = kernel.jet(places[i] - places[j]).steinKernel(scores[i], scores[j])
        self.kernel[i * n + j] = value
        self.kernel[j * n + i] = value
      }
    }
  }
}

extension Panel {
  /// The nodes of the 21-point rule with their weights, dx/dt included.
  fileprivate func weightedNodes() -> [(x: Double, weight: Double)] {
    let center = lower + 0.5 * (upper - lower)
    let half = 0.5 * (upper - lower)
    func node(_ t: Double, _ weight: Double) -> (x: Double, weight: Double) {
      let (x, derivative) = place(t)
      return (x.value, weight * half * derivative)
    }
    var result = [node(center, GaussKronrod.centerWeight)]
    for pair in GaussKronrod.pairs {
      result.append(node(center - half * pair.node, pair.kronrod))
      result.append(node(center + half * pair.node, pair.kronrod))
    }
    return result
  }
}
