import Arithmetic

/// E h(X, Y)² for X, Y from q and h the Stein kernel of p, a double integral over pairs of pieces.
///
/// A pair of pieces is a tensor product of 21-point Gauss-Kronrod rules. Pieces are first cut until they
/// are short next to the kernel or far from each other; then the pair with the largest difference to the
/// embedded Gauss rules is cut until the sum of the differences is small.
struct SteinSquare {
  /// A piece of the line with q and the scores at the nodes; the ten of the Gauss rule come first.
  private struct Piece {
    let panel: Panel
    let start: Double
    let end: Double
    let isEndless: Bool
    var places = NodeVectors()
    /// The weights of the Kronrod rule times q.
    var fine = NodeVectors()
    /// The weights of the Gauss rule times q.
    var coarse = NodeVectors()
    /// The scores in units of 1/L.
    var scores = NodeVectors()
    /// The sizes that the errors of the scores are measured by.
    var sizes = NodeVectors()
    /// The integral of q (|s| + 1)², of which two bound what a pair of pieces can matter.
    var reach = 0.0

    var width: Double { isEndless ? .infinity : end - start }

    func gap(to other: Piece) -> Double { max(start - other.end, other.start - end, 0) }
  }

  private struct Pair {
    var i: Int
    var j: Int
    var value: Double
    var difference: Double
    var rounding: Double
  }

  private let q: any Density
  private let p: any Density
  private let kernel: Kernel
  private var pieces: [Piece] = []
  private var children: [Int] = []
  private var pairs: [Pair] = []
  /// How many pairs were looked at in the first cut.
  private var placed = 0
  /// What is left out, and its bound.
  private var leftOut = 0.0

  /// More pairs of pieces than this are not tried.
  private static let largestPairCount = 120_000
  /// More pairs than this are not looked at, as would be on the way out along a heavy tail.
  private static let largestPlacedCount = 3_000_000

  init(_ q: any Density, _ p: any Density, _ kernel: Kernel) {
    self.q = q
    self.p = p
    self.kernel = kernel
  }

  /// - Throws: `NumericsError.budgetExhausted` when q is many thousand times wider than the kernel,
  ///   `nonFiniteIntegrand` where the score is not finite, `notConverged` when the rules disagree.
  func estimate() throws(NumericsError) -> Estimate {
    let isHeavy = q.tails.map(\.power).lower.isFinite || q.tails.map(\.power).upper.isFinite
    // Far out along a heavy tail there is more and more of less and less.
    let shares = isHeavy ? [1e-16, 1e-13, 1e-11] : [1e-24]
    var failure = NumericsError.budgetExhausted(
      name: "the quadrature over pairs of points", limit: Self.largestPairCount)
    for share in shares {
      var work = self
      do throws(NumericsError) {
        return try work.run(leaving: share)
      } catch {
        guard case .budgetExhausted = error else { throw error }
        failure = error
      }
    }
    throw failure
  }

  private mutating func run(leaving share: Double) throws(NumericsError) -> Estimate {
    let panels = Partition.panels(
      from: q.support.lowerBound, to: q.support.upperBound,
      landmarks: q.peaks + q.transitions + p.peaks + p.transitions,
      breaks: Set(q.breaks + p.breaks).sorted())
    let resolved =
      try FormulaPair(q, p)?.resolved(panels, degree: 2, length: kernel.length)
      ?? Resolved(panels: panels)
    for panel in resolved.panels { pieces.append(try piece(panel)) }
    children = Array(repeating: -1, count: pieces.count)
    let reach = pieces.reduce(0) { $0 + $1.reach }
    guard reach.isFinite else { throw .infinite(quantity: "the variance of the Stein kernel") }
    // Relative to the kernel's own size, which depends on the units of x.
    let negligible = share * kernel.atZero * kernel.atZero * reach * reach
    for i in 0..<resolved.panels.count {
      for j in 0...i { try place(i, j, negligible: negligible, depth: 0) }
    }
    try refine()
    let value = pairs.reduce(into: CompensatedSum()) { $0.add($1.value) }.value
    let truncation = pairs.reduce(leftOut) { $0 + $1.difference }
    let rounding = pairs.reduce(0) { $0 + $1.rounding }
    guard truncation <= max(1e-6 * value, rounding) else {
      throw .notConverged(
        reached: truncation, wanted: 1e-6 * value, evaluations: pairs.count * 441)
    }
    let isProved = resolved.open.isFinite
    let largest = kernel.largestForm
    let missed =
      isProved ? largest * largest * (2 * resolved.size + resolved.open) * resolved.open : 0
    return try Estimate(
      value, within: truncation + rounding + missed + .leastNonzeroMagnitude,
      of: "the moments of the Stein kernel"
    ).estimated(unless: isProved)
  }

  /// Cuts a pair until the kernel is resolved on it.
  private mutating func place(
    _ i: Int, _ j: Int, negligible: Double, depth: Int
  ) throws(NumericsError) {
    placed += 1
    guard placed <= Self.largestPlacedCount else {
      throw .budgetExhausted(
        name: "the quadrature over pairs of points", limit: Self.largestPlacedCount)
    }
    let (a, b) = (pieces[i], pieces[j])
    let bound = kernelBound(a, b) * a.reach * b.reach
    guard bound > negligible else {
      let unit = 1 / kernel.length / kernel.length
      leftOut += (i == j ? 1 : 2) * bound * unit * unit
      return
    }
    let longer = max(a.width, b.width)
    let isResolved = longer <= 4 * max(kernel.length, a.gap(to: b))
    if !isResolved, depth < 200 {
      if try split(
        i, j,
        { work, i, j throws(NumericsError) in
          try work.place(i, j, negligible: negligible, depth: depth + 1)
        })
      {
        return
      }
    }
    pairs.append(evaluated(i, j))
    guard pairs.count <= Self.largestPairCount else {
      throw .budgetExhausted(
        name: "the quadrature over pairs of points", limit: Self.largestPairCount)
    }
  }

  /// Puts the parts of a pair, its longer piece cut in halves, through `body`; false when it cannot be
  /// cut.
  private mutating func split(
    _ i: Int, _ j: Int,
    _ body: (inout SteinSquare, Int, Int) throws(NumericsError) -> Void
  ) throws(NumericsError) -> Bool {
    let longer = pieces[i].width >= pieces[j].width ? i : j
    guard let first = try halves(of: longer) else { return false }
    if i == j {
      try body(&self, first, first)
      try body(&self, first + 1, first)
      try body(&self, first + 1, first + 1)
    } else {
      let other = longer == i ? j : i
      try body(&self, first, other)
      try body(&self, first + 1, other)
    }
    return true
  }

  /// Cuts the pairs with the largest differences.
  private mutating func refine() throws(NumericsError) {
    for _ in 0..<40 {
      let value = pairs.reduce(0) { $0 + $1.value }
      let truncation = pairs.reduce(0) { $0 + $1.difference }
      let rounding = pairs.reduce(0) { $0 + $1.rounding }
      let wanted = max(1e-13 * value, rounding)
      guard truncation > wanted, pairs.count < Self.largestPairCount else { return }
      let share = wanted / Double(pairs.count)
      let open = pairs.filter { $0.difference > share && $0.difference > $0.rounding }
      guard !open.isEmpty else { return }
      pairs.removeAll { $0.difference > share && $0.difference > $0.rounding }
      for pair in open {
        let isCut = try split(pair.i, pair.j) { work, i, j throws(NumericsError) in
          work.pairs.append(work.evaluated(i, j))
        }
        if !isCut { pairs.append(pair) }
      }
    }
  }

  private mutating func halves(of i: Int) throws(NumericsError) -> Int? {
    if children[i] >= 0 { return children[i] }
    guard let (left, right) = pieces[i].panel.halves() else { return nil }
    children[i] = pieces.count
    pieces.append(try piece(left))
    pieces.append(try piece(right))
    children += [-1, -1]
    return children[i]
  }

  private func piece(_ panel: Panel) throws(NumericsError) -> Piece {
    let ends = [panel.place(panel.lower).x.value, panel.place(panel.upper).x.value].sorted()
    var result = Piece(
      panel: panel, start: ends[0], end: ends[1], isEndless: panel.reachesInfinity)
    let center = panel.lower + 0.5 * (panel.upper - panel.lower)
    let half = 0.5 * (panel.upper - panel.lower)
    var ofGauss = 0
    var others = 10
    func add(_ t: Double, _ kronrod: Double, _ gauss: Double) throws(NumericsError) {
      let lane = gauss > 0 ? ofGauss : others
      if gauss > 0 { ofGauss += 1 } else { others += 1 }
      let (place, derivative) = panel.place(t)
      let x = place.value
      let density = q.pdf(x) * half * derivative
      result.places[lane] = x
      guard density > 0 else { return }
      let score = ModelScore(p, x)
      guard score.size.isFinite else { throw .nonFiniteIntegrand(at: x, value: score.value) }
      result.fine[lane] = kronrod * density
      result.coarse[lane] = gauss * density
      result.scores[lane] = score.value * kernel.length
      result.sizes[lane] = score.size * kernel.length
      let size = 1 + score.size * kernel.length
      result.reach += kronrod * density * size * size
    }
    for pair in GaussKronrod.pairs {
      try add(center - half * pair.node, pair.kronrod, pair.gauss)
      try add(center + half * pair.node, pair.kronrod, pair.gauss)
    }
    try add(center, GaussKronrod.centerWeight, 0)
    return result
  }

  /// A bound on (k (1 + |m|)²)² over a pair, for |m| = |L k'/k|.
  private func kernelBound(_ a: Piece, _ b: Piece) -> Double {
    let gap = a.gap(to: b)
    let value = kernel(gap)
    switch kernel {
    case .gaussian:
      let z = gap / kernel.length
      // exp(-z²/2) (1 + z)² falls from z = 1 on.
      return z > 2 ? value * value * (1 + z) * (1 + z) * (1 + z) * (1 + z) : 16
    case .inverseMultiquadric: return 64 * value * value
    }
  }

  /// The tensor products of the two rules on a pair, and the rounding.
  private func evaluated(_ i: Int, _ j: Int) -> Pair {
    let (a, b) = (pieces[i], pieces[j])
    let inverse = 1 / kernel.length
    let unit = inverse * inverse
    var fine = SIMD8<Double>()
    var coarse = SIMD8<Double>()
    var sizes = SIMD8<Double>()
    for row in 0..<GaussKronrod.count {
      let weight = a.fine[row]
      if weight == 0 { continue }
      let (x, s, size) = (a.places[row], a.scores[row], a.sizes[row])
      func add(
        _ y: SIMD8<Double>, _ t: SIMD8<Double>, _ tSize: SIMD8<Double>, _ w: SIMD8<Double>,
        _ gauss: SIMD8<Double>
      ) {
        let lanes = kernel.lanes((x - y) * inverse)
        let h = lanes.value * ((s - lanes.slope) * (t + lanes.slope) + lanes.rest)
        let steepness = (lanes.slope * lanes.slope).squareRoot()
        let bound = lanes.value * ((size + steepness) * (tSize + steepness) + lanes.restSize)
        fine += weight * w * h * h
        coarse += a.coarse[row] * gauss * h * h
        sizes += weight * w * bound * bound
      }
      add(b.places.parts.0, b.scores.parts.0, b.sizes.parts.0, b.fine.parts.0, b.coarse.parts.0)
      add(b.places.parts.1, b.scores.parts.1, b.sizes.parts.1, b.fine.parts.1, b.coarse.parts.1)
      add(b.places.parts.2, b.scores.parts.2, b.sizes.parts.2, b.fine.parts.2, b.coarse.parts.2)
    }
    let times = (i == j ? 1.0 : 2.0) * unit * unit
    let z = a.gap(to: b) * inverse
    let places = max(abs(a.start), abs(a.end), abs(b.start), abs(b.end))
    let steepness = places.isFinite ? min(places * kernel.steepness(from: a.gap(to: b)), 1e12) : 0
    let units = 160 + 2 * kernel.units + 4 * min(z * z, 1500) + 4 * steepness
    return Pair(
      i: i, j: j, value: times * fine.sum(), difference: times * abs((fine - coarse).sum()),
      rounding: times * sizes.sum() * units * unitRoundoff)
  }
}
