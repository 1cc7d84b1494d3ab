import Arithmetic

/// The double integral of g(x) f(x - y) g(y) over pairs of pieces, f being a kernel or its fall from
/// the value at 0.
///
/// A pair of pieces is a tensor product of 21-point Gauss-Kronrod rules. It is taken as it is when the
/// embedded Gauss rules agree with it, or else the longer piece is halved; so that a kernel much
/// narrower than g is resolved near the diagonal and nowhere else.
struct KernelForm {
  /// What is integrated against g twice.
  enum Profile {
    /// k(d).
    case kernel
    /// k(d) - k(0), which for a kernel much wider than g loses nothing where g has integral 0.
    case fall
  }

  /// The sum so far.
  var sum = CompensatedSum()
  /// A bound on its error.
  var error = 0.0

  private let kernel: Kernel
  private let profile: Profile
  private let splitter: SignalSplitter
  /// The pieces, and those that they were cut into.
  private var pieces: [SignalPiece]
  /// The halves of a piece, where they have been made: the number of the first of the two.
  private var children: [Int]
  /// Pairs below this size are left out, and count as error.
  private let negligible: Double
  private var pairCount = 0

  /// More pairs of pieces than this are not tried.
  private static let largestPairCount = 300_000

  init(_ signal: SignalPieces, _ kernel: Kernel, _ profile: Profile) {
    self.kernel = kernel
    self.profile = profile
    splitter = signal.splitter()
    pieces = signal.pieces
    children = Array(repeating: -1, count: pieces.count)
    let ratio = signal.spread > 0 ? kernel.length / signal.spread : 1
    let typical = profile == .kernel ? min(1, ratio) : 0.5 * min(1, 1 / (ratio * ratio))
    negligible = 1e-20 * kernel.atZero * typical * signal.magnitude * signal.magnitude
  }

  /// Adds all pairs of pieces.
  mutating func addAllPairs() throws(NumericsError) {
    let count = pieces.count
    do throws(Interruption) {
      for i in 0..<count {
        try add(i, i)
        for j in 0..<i { try add(i, j) }
      }
    } catch {
      if case .budget(let limit) = error {
        throw .budgetExhausted(name: "the quadrature over pairs of points", limit: limit)
      }
      throw error.numericsError
    }
  }

  /// Adds a pair of pieces: once when they are the same, twice when not.
  private mutating func add(_ i: Int, _ j: Int) throws(Interruption) {
    let a = pieces[i]
    let b = pieces[j]
    let times = i == j ? 1.0 : 2.0
    let bound = largestValue(a, b)
    let size = times * bound * a.magnitude * b.magnitude
    let unknown =
      times * bound
      * (a.magnitude * b.rounding + a.rounding * b.magnitude + a.rounding * b.rounding)
    guard size + unknown > negligible else {
      error += size + unknown
      return
    }
    pairCount += 1
    guard pairCount <= Self.largestPairCount else { throw .budget(limit: Self.largestPairCount) }
    let longer = max(a.width, b.width)
    if longer <= 4 * max(kernel.length, a.gap(to: b)) {
      let (fine, coarse) = product(a, b)
      let difference = times * abs(fine - coarse)
      if difference <= max(2e-15 * size, 10 * negligible, unknown) {
        sum.add(times * fine)
        error += difference + unknown + size * roundingUnits(a, b) * unitRoundoff
        return
      }
    }
    let split = a.width >= b.width ? i : j
    guard let first = try halves(of: split) else {
      error += size + unknown
      return
    }
    if i == j {
      try add(first, first)
      try add(first + 1, first)
      try add(first + 1, first + 1)
    } else {
      let other = split == i ? j : i
      try add(first, other)
      try add(first + 1, other)
    }
  }

  /// The number of the first half of a piece; nil when it cannot be cut.
  private mutating func halves(of i: Int) throws(Interruption) -> Int? {
    if children[i] >= 0 { return children[i] }
    guard let (left, right) = try splitter.halves(of: pieces[i]) else { return nil }
    children[i] = pieces.count
    pieces.append(left)
    pieces.append(right)
    children.append(-1)
    children.append(-1)
    return children[i]
  }

  /// A bound on |f| over a pair of pieces.
  private func largestValue(_ a: SignalPiece, _ b: SignalPiece) -> Double {
    switch profile {
    case .kernel:
      return kernel(a.gap(to: b))
    case .fall:
      let reach = a.width.isFinite && b.width.isFinite ? a.reach(to: b) : .infinity
      return reach.isFinite ? -kernel.fall(reach) : kernel.atZero
    }
  }

  /// The units of rounding that the nodes, the kernel and the sums of a pair take.
  private func roundingUnits(_ a: SignalPiece, _ b: SignalPiece) -> Double {
    let gap = a.gap(to: b)
    let z = gap / kernel.length
    // A place is rounded relative to its distance from the base of its panel.
    let base = abs(a.panel.base - b.panel.base)
    let places = 2 * base + a.extent + b.extent
    let steepness: Double
    switch profile {
    case .kernel: steepness = kernel.steepness(from: gap)
    case .fall: steepness = 2 / max(a.reach(to: b), .leastNormalMagnitude)
    }
    return 48 + kernel.units + 2 * min(z * z, 1500) + places * steepness
  }

  /// The tensor products of the two rules.
  private func product(_ a: SignalPiece, _ b: SignalPiece) -> (fine: Double, coarse: Double) {
    let gap = DoubledNumber(a.panel.base, minus: b.panel.base)
    let inverse = 1 / kernel.length
    var fine = SIMD8<Double>()
    var coarse = SIMD8<Double>()
    for i in 0..<GaussKronrod.count {
      let isGauss = i < 10
      let offset = i < 8 ? a.offsets.0[i] : i < 16 ? a.offsets.1[i - 8] : a.offsets.2[i - 16]
      let weight = i < 8 ? a.fine.0[i] : i < 16 ? a.fine.1[i - 8] : a.fine.2[i - 16]
      let gaussWeight = i < 8 ? a.coarse.0[i] : isGauss ? a.coarse.1[i - 8] : 0
      if weight == 0, gaussWeight == 0 { continue }
      let k0 = profiles(((offset - b.offsets.0) + gap.rest + gap.leading) * inverse)
      let k1 = profiles(((offset - b.offsets.1) + gap.rest + gap.leading) * inverse)
      let k2 = profiles(((offset - b.offsets.2) + gap.rest + gap.leading) * inverse)
      fine += weight * (k0 * b.fine.0 + k1 * b.fine.1 + k2 * b.fine.2)
      if isGauss { coarse += gaussWeight * (k0 * b.coarse.0 + k1 * b.coarse.1) }
    }
    return (fine.sum(), coarse.sum())
  }

  /// f at eight distances in units of the length.
  @inline(__always)
  private func profiles(_ z: SIMD8<Double>) -> SIMD8<Double> {
    switch profile {
    case .kernel: kernel.values(z)
    case .fall: kernel.falls(z)
    }
  }
}
