/// The squared norms |L'w|²/n of random signs w, for the rows of a factor L.
///
/// Many draws at a time: for every group of rows the sums of all sign patterns are made once, one
/// addition each, and looked up for every draw. Eight rows have 256 patterns, which pays from a few
/// hundred draws on; with fewer draws they are taken as two groups of four with 16 patterns each.
struct SignedNorms {
  private let factor: SteinFactor
  private let key: RandomKey

  init(_ factor: SteinFactor, key: RandomKey) {
    self.factor = factor
    self.key = key
  }

  /// The values for a range of draws; each depends on the key and the number of the draw alone.
  ///
  /// Bit i mod 128 of the block of the draw under key.fold(i / 128) is the sign of row i.
  ///
  /// - Complexity: O(n r (draws/8 + 32)) additions, or O(n r (draws/4 + 4)) if less.
  func values(_ draws: Range<Int>) -> [Double] {
    let bits = 256 + draws.count < 2 * (16 + draws.count) ? 8 : 4
    let width = factor.width
    guard width > 0 else { return Array(repeating: 0, count: draws.count) }
    var sums = Array(repeating: 0.0, count: draws.count * width)
    var table = Array(repeating: 0.0, count: (1 << bits) * width)
    var signs = Array(repeating: WordPair(0, 0), count: draws.count)
    sums.withUnsafeMutableBytes { sums in
      table.withUnsafeMutableBytes { table in
        factor.rows.withUnsafeBytes { rows in
          for row in stride(from: 0, to: factor.rows.count / width, by: bits) {
            if row % 128 == 0 {
              let key = key.fold(row / 128)
              for (b, draw) in draws.enumerated() { signs[b] = key.block(draw) }
            }
            fill(table, rows, from: row, bits)
            look(up: table, for: signs, row % 128, bits, addingTo: sums)
          }
        }
      }
    }
    let n = Double(factor.count)
    return (0..<draws.count).map { b in
      var norm = 0.0
      for k in b * width..<(b + 1) * width { norm += sums[k] * sums[k] }
      return norm / n
    }
  }

  /// The bytes of four numbers.
  private static let quad = MemoryLayout<SIMD4<Double>>.stride

  /// The signed sums of the rows of a group: bit i of the pattern means a minus for row i.
  @inline(__always)
  private func fill(
    _ table: UnsafeMutableRawBufferPointer, _ rows: UnsafeRawBufferPointer, from row: Int,
    _ bits: Int
  ) {
    let step = factor.width / 4 * Self.quad
    for k in stride(from: 0, to: step, by: Self.quad) {
      var sum = SIMD4<Double>()
      for i in row..<row + bits {
        sum += rows.loadUnaligned(fromByteOffset: i * step + k, as: SIMD4<Double>.self)
      }
      table.storeBytes(of: sum, toByteOffset: k, as: SIMD4<Double>.self)
    }
    for bit in 0..<bits {
      let size = 1 << bit
      let start = (row + bit) * step
      // Patterns with this bit for the highest one: those below it, with one sign turned.
      for k in stride(from: 0, to: step, by: Self.quad) {
        let twice =
          2 * rows.loadUnaligned(fromByteOffset: start + k, as: SIMD4<Double>.self)
        for pattern in 0..<size {
          let sum = table.loadUnaligned(
            fromByteOffset: pattern * step + k, as: SIMD4<Double>.self)
          table.storeBytes(
            of: sum - twice, toByteOffset: (pattern + size) * step + k, as: SIMD4<Double>.self)
        }
      }
    }
  }

  /// Adds the sums of the patterns that the draws have at `bit` to theirs.
  @inline(__always)
  private func look(
    up table: UnsafeMutableRawBufferPointer, for signs: [WordPair], _ bit: Int, _ bits: Int,
    addingTo sums: UnsafeMutableRawBufferPointer
  ) {
    let step = factor.width / 4 * Self.quad
    let mask: UInt64 = (1 << UInt64(bits)) - 1
    for b in signs.indices {
      let word = bit < 64 ? signs[b].first : signs[b].second
      let from = Int((word >> UInt64(bit % 64)) & mask) * step
      let to = b * step
      for k in stride(from: 0, to: step, by: Self.quad) {
        let sum =
          sums.loadUnaligned(fromByteOffset: to + k, as: SIMD4<Double>.self)
          + table.loadUnaligned(fromByteOffset: from + k, as: SIMD4<Double>.self)
        sums.storeBytes(of: sum, toByteOffset: to + k, as: SIMD4<Double>.self)
      }
    }
  }
}
