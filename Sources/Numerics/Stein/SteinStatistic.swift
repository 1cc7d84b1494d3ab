/// The Stein kernel of a model over a sample: U- and V-statistics of the squared kernel Stein
/// discrepancy.
///
/// The sums run over pairs in blocks of rows, each with a fixed order, in O(n) memory. A caller with
/// several threads maps `rowSum` over the blocks and adds the results in their order; that changes no
/// bit of the result.
public struct SteinStatistic: Sendable {
  /// Which average over pairs is meant.
  public enum Kind: Sendable, Hashable {
    /// Over all pairs of different draws: unbiased.
    case u
    /// Over all pairs, each draw with itself included: never negative.
    case v
  }

  /// The sum over a block of rows.
  public struct RowSum: Sendable {
    /// The sum of h over pairs i < j with i in the block.
    var pairs: Double
    /// The sum of h over i = j.
    var diagonal: Double
    /// The sum of the absolute values of all terms.
    var magnitude: Double
  }

  let places: [Double]
  let scores: [Double]
  let kernel: Kernel
  /// Places and scores padded with zeros to a multiple of eight.
  private let paddedPlaces: [Double]
  private let paddedScores: [Double]

  /// The number of draws.
  public var count: Int { places.count }

  /// The number of blocks of rows.
  public var blockCount: Int { (places.count + Self.blockSize - 1) / Self.blockSize }

  private static let blockSize = 128

  /// The statistics of a sample.
  ///
  /// - Throws: `NumericsError.countMismatch` when the sample is empty, `invalidParameter` when a draw
  ///   or a score is not finite.
  public init(_ sample: [Double], _ p: any Density, kernel: Kernel) throws(NumericsError) {
    guard !sample.isEmpty else { throw .countMismatch(name: "sample", count: 0, expected: 1) }
    places = sample
    scores = sample.map { p.score($0) }
    for (x, score) in zip(places, scores) where !x.isFinite || !score.isFinite {
      throw .invalidParameter(
        name: "sample", value: x, requirement: "a number at which the score is finite")
    }
    self.kernel = kernel
    let padding = Array(repeating: 0.0, count: (8 - sample.count % 8) % 8)
    paddedPlaces = places + padding
    paddedScores = scores + padding
  }

  /// h(x_i, x_j).
  func value(_ i: Int, _ j: Int) -> Double {
    SteinKernel.value(scores[i], scores[j], kernel.jet(places[i] - places[j])).0
  }

  /// The sums over a block of rows.
  ///
  /// - Complexity: O(n) kernel evaluations for each row, eight at a time.
  public func rowSum(block: Int) -> RowSum {
    let rows = block * Self.blockSize..<min(count, (block + 1) * Self.blockSize)
    var result = RowSum(pairs: 0, diagonal: 0, magnitude: 0)
    for i in rows {
      let own = SteinKernel.value(scores[i], scores[i], kernel.jet(0))
      result.diagonal += own.0
      result.magnitude += own.magnitude
      let (sum, magnitude) = rest(of: i)
      result.pairs += sum
      result.magnitude += 2 * magnitude
    }
    return result
  }

  /// The sum of h(x_i, x_j) over j > i.
  private func rest(of i: Int) -> (Double, Double) {
    var sum = 0.0
    var magnitude = 0.0
    var j = i + 1
    while j < count, j % 8 != 0 {
      let (value, size) = SteinKernel.value(
        scores[i], scores[j], kernel.jet(places[i] - places[j]))
      sum += value
      magnitude += size
      j += 1
    }
    var sums = SIMD8<Double>()
    var sizes = SIMD8<Double>()
    paddedPlaces.withUnsafeBufferPointer { places in
      paddedScores.withUnsafeBufferPointer { scores in
        let x = places[i]
        let s = scores[i]
        while j < count {
          let y = Self.load(places, j)
          let t = Self.load(scores, j)
          let jet = kernel.jets(x - y)
          let product = s * t * jet.value
          let cross = (t - s) * jet.slope
          var terms = product + cross + jet.mixed
          var size =
            Self.absolute(product) + (abs(s) + Self.absolute(t)) * Self.absolute(jet.slope)
            + Self.absolute(jet.mixed) + jet.value
          if j + 8 > count {
            for lane in count - j..<8 {
              terms[lane] = 0
              size[lane] = 0
            }
          }
          sums += terms
          sizes += size
          j += 8
        }
      }
    }
    return (sum + sums.sum(), magnitude + sizes.sum())
  }

  @inline(__always)
  private static func load(_ numbers: UnsafeBufferPointer<Double>, _ start: Int) -> SIMD8<Double> {
    UnsafeRawBufferPointer(numbers).loadUnaligned(
      fromByteOffset: start * MemoryLayout<Double>.stride, as: SIMD8<Double>.self)
  }

  @inline(__always)
  private static func absolute(_ x: SIMD8<Double>) -> SIMD8<Double> {
    x.replacing(with: -x, where: x .< 0)
  }

  /// The statistic from the sums of all blocks in their order.
  ///
  /// The error bound covers the rounding of the scores, the kernel and the sums; the draws are taken
  /// as exact.
  ///
  /// - Throws: `NumericsError.countMismatch` when a U-statistic has fewer than two draws;
  ///   `overflow`.
  public func statistic(_ kind: Kind, _ blocks: [RowSum]) throws(NumericsError) -> Estimate {
    if kind == .u, count < 2 {
      throw .countMismatch(name: "sample", count: count, expected: 2)
    }
    var pairs = CompensatedSum()
    var diagonal = CompensatedSum()
    for block in blocks {
      pairs.add(block.pairs)
      diagonal.add(block.diagonal)
    }
    let n = Double(count)
    let magnitude = blocks.reduce(0) { $0 + $1.magnitude }
    let divisor = kind == .u ? n * (n - 1) : n * n
    let total = 2 * pairs.value + (kind == .v ? diagonal.value : 0)
    let relative = unitRoundoff * (64 + n.squareRoot())
    return try Estimate(
      total / divisor, within: magnitude * relative / divisor + .leastNonzeroMagnitude,
      of: "the kernel Stein discrepancy")
  }
}

extension Kernel {
  /// Eight jets at a time.
  @inline(__always)
  func jets(_ d: SIMD8<Double>) -> (
    value: SIMD8<Double>, slope: SIMD8<Double>, mixed: SIMD8<Double>
  ) {
    switch self {
    case .gaussian(let bandwidth):
      let inverse = 1 / bandwidth
      let z = d * inverse
      let square = z * z
      let value = vectorExponential(-0.5 * square)
      return (value, -inverse * z * value, inverse * inverse * (1 - square) * value)
    case .inverseMultiquadric(let scale, let power):
      let inverse = 1 / scale
      let z = d * inverse
      let u = 1 + z * z
      var value: SIMD8<Double>
      if power == -0.5 {
        value = inverse / u.squareRoot()
      } else {
        value = SIMD8()
        for lane in 0..<8 { value[lane] = jet(d[lane]).value }
      }
      let ratio = value / u
      return (
        value, 2 * power * inverse * z * ratio,
        -2 * power * inverse * inverse * ratio * (1 + 2 * (power - 1) * z * z / u)
      )
    }
  }
}
