public import Arithmetic

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

  /// The sum over a block of rows, in units of k/L² with the length L of the kernel.
  public struct RowSum: Sendable {
    /// The sum of h over pairs i < j with i in the block.
    var pairs = 0.0
    /// The sum of h over i = j.
    var diagonal = 0.0
    /// A bound on the sum of the absolute values of all terms of all h.
    var magnitude = 0.0
  }

  /// The number of draws.
  public let count: Int
  let kernel: Kernel
  /// The draws, the scores in units of 1/L, and the sizes of their errors, each padded with eight
  /// zeros.
  private let places: [Double]
  private let scores: [Double]
  private let sizes: [Double]

  /// The number of blocks of rows.
  public var blockCount: Int { (count + Self.blockSize - 1) / Self.blockSize }

  private static let blockSize = 128

  /// The statistics of a sample.
  ///
  /// - Throws: `NumericsError.countMismatch` when the sample is empty, `invalidParameter` when a draw
  ///   or a score is not finite.
  public init(_ sample: [Double], _ p: any Density, kernel: Kernel) throws(NumericsError) {
    guard !sample.isEmpty else { throw .countMismatch(name: "sample", count: 0, expected: 1) }
    let padding = Array(repeating: 0.0, count: 8)
    let found = sample.map { ModelScore(p, $0) }
    for (x, score) in zip(sample, found) where !x.isFinite || !score.size.isFinite {
      throw .invalidParameter(
        name: "sample", value: x, requirement: "a number at which the score is finite")
    }
    count = sample.count
    places = sample + padding
    scores = found.map { $0.value * kernel.length } + padding
    sizes = found.map { $0.size * kernel.length } + padding
    self.kernel = kernel
  }

  /// The factor of the units of the sums.
  private var unit: Double { 1 / kernel.length / kernel.length }

  // MARK: Sums

  /// The sums over a block of rows.
  ///
  /// - Complexity: O(n) kernel evaluations for each row, eight at a time.
  public func rowSum(block: Int) -> RowSum {
    var result = RowSum()
    let top = kernel.lanes(SIMD8())
    let curvature = top.value[0] * top.rest[0]
    places.withUnsafeBufferPointer { places in
      scores.withUnsafeBufferPointer { scores in
        sizes.withUnsafeBufferPointer { sizes in
          for i in block * Self.blockSize..<min(count, (block + 1) * Self.blockSize) {
            result.diagonal += top.value[0] * scores[i] * scores[i] + curvature
            result.magnitude += top.value[0] * sizes[i] * sizes[i] + curvature
            let (sum, magnitude) = rest(of: i, places, scores, sizes)
            result.pairs += sum
            result.magnitude += 2 * magnitude
          }
        }
      }
    }
    return result
  }

  /// The sum of h(x_i, x_j) over j > i, and of the absolute values of its terms.
  ///
  /// Sums of 64 terms a lane are added up apart, so that the rounding grows with n/512.
  private func rest(
    of i: Int, _ places: UnsafeBufferPointer<Double>, _ scores: UnsafeBufferPointer<Double>,
    _ sizes: UnsafeBufferPointer<Double>
  ) -> (Double, Double) {
    var sum = SIMD8<Double>()
    var magnitude = SIMD8<Double>()
    var partial = SIMD8<Double>()
    let inverse = 1 / kernel.length
    var left = 64
    var j = i + 1
    while j < count {
      let z = (places[i] - Self.load(places, j)) * inverse
      let jet = kernel.lanes(z)
      var term =
        jet.value * ((scores[i] - jet.slope) * (Self.load(scores, j) + jet.slope) + jet.rest)
      let steepness = Self.absolute(jet.slope)
      var size =
        jet.value * ((sizes[i] + steepness) * (Self.load(sizes, j) + steepness) + jet.restSize)
      if j + 8 > count {
        for lane in count - j..<8 {
          term[lane] = 0
          size[lane] = 0
        }
      }
      partial += term
      magnitude += size
      j += 8
      left -= 1
      if left == 0 {
        sum += partial
        partial = SIMD8()
        left = 64
      }
    }
    return ((sum + partial).sum(), magnitude.sum())
  }

  @inline(__always)
  private static func load(_ numbers: UnsafeBufferPointer<Double>, _ start: Int) -> SIMD8<Double> {
    UnsafeRawBufferPointer(numbers).loadUnaligned(
      fromByteOffset: start * MemoryLayout<Double>.stride, as: SIMD8<Double>.self)
  }

  @inline(__always)
  private static func absolute(_ x: SIMD8<Double>) -> SIMD8<Double> {
    unsafeBitCast(
      unsafeBitCast(x, to: SIMD8<UInt64>.self) & 0x7FFF_FFFF_FFFF_FFFF, to: SIMD8<Double>.self)
  }

  // MARK: Results

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
    var magnitude = 0.0
    for block in blocks {
      pairs.add(block.pairs)
      diagonal.add(block.diagonal)
      magnitude += block.magnitude
    }
    let n = Double(count)
    let divisor = (kind == .u ? n * (n - 1) : n * n) / unit
    let total = 2 * pairs.value + (kind == .v ? diagonal.value : 0)
    // 64 for the terms; a lane, its parts, eight lanes and the rows of a block for their sum.
    let units = 64 + kernel.units + 64 + n / 512 + 8 + Double(Self.blockSize)
    return try Estimate(
      total / divisor, within: magnitude * units * unitRoundoff / divisor + .leastNonzeroMagnitude,
      of: "the kernel Stein discrepancy")
  }

  // MARK: Entries of the matrix

  /// h(x_i, x_i) and a bound on the sum of the absolute values of its terms.
  func diagonal(_ i: Int) -> (value: Double, size: Double) {
    let top = kernel.lanes(SIMD8())
    let k = top.value[0] * unit
    return (
      k * (scores[i] * scores[i] + top.rest[0]), k * (sizes[i] * sizes[i] + top.rest[0])
    )
  }

  /// Writes h(x_i, x_pivot) for every i to `column`, which has room for `count` numbers rounded up to
  /// a multiple of eight; what lies beyond `count` has no meaning.
  func writeColumn(of pivot: Int, to column: UnsafeMutableBufferPointer<Double>) {
    let inverse = 1 / kernel.length
    let unit = unit
    places.withUnsafeBufferPointer { places in
      scores.withUnsafeBufferPointer { scores in
        for i in stride(from: 0, to: count, by: 8) {
          let jet = kernel.lanes((Self.load(places, i) - places[pivot]) * inverse)
          let h =
            jet.value * unit
            * ((Self.load(scores, i) - jet.slope) * (scores[pivot] + jet.slope) + jet.rest)
          UnsafeMutableRawBufferPointer(column).storeBytes(
            of: h, toByteOffset: i * MemoryLayout<Double>.stride, as: SIMD8<Double>.self)
        }
      }
    }
  }
}
