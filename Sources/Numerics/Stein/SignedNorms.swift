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
    stride(from: draws.lowerBound, to: draws.upperBound, by: Self.chunk).flatMap { first in
      chunk(first..<min(first + Self.chunk, draws.upperBound))
    }
  }

  /// So many draws are held at once.
  private static let chunk = 4096

  private func chunk(_ draws: Range<Int>) -> [Double] {
    let bits = 256 + draws.count < 2 * (16 + draws.count) ? 8 : 4
    var norms = Array(repeating: 0.0, count: draws.count)
    let signs = (0..<(factor.count + 127) / 128).map { block in
      let key = key.fold(block)
      return draws.map { key.block($0) }
    }
    var sums = Array(repeating: Columns(), count: draws.count)
    var table = Array(repeating: Columns(), count: 1 << bits)
    for panel in factor.panels {
      for b in sums.indices { sums[b] = Columns() }
      sums.withUnsafeMutableBufferPointer { sums in
        table.withUnsafeMutableBufferPointer { table in
          panel.withUnsafeBufferPointer { rows in
            for row in stride(from: 0, to: rows.count, by: bits) {
              Self.fill(table, rows, from: row, bits)
              signs[row / 128].withUnsafeBufferPointer { signs in
                Self.look(up: table, for: signs, row % 128, bits, addingTo: sums)
              }
            }
          }
        }
      }
      for b in sums.indices { norms[b] += (sums[b] * sums[b]).sum() }
    }
    let n = Double(factor.count)
    return norms.map { $0 / n }
  }

  private typealias Columns = SteinFactor.Columns

  /// The signed sums of the rows of a group: bit i of the pattern means a minus for row i.
  @inline(__always)
  private static func fill(
    _ table: UnsafeMutableBufferPointer<Columns>, _ rows: UnsafeBufferPointer<Columns>,
    from row: Int, _ bits: Int
  ) {
    var sum = Columns()
    for i in row..<row + bits { sum += rows[i] }
    table[0] = sum
    for bit in 0..<bits {
      // Patterns with this bit for the highest one: those below it, with one sign turned.
      let twice = 2 * rows[row + bit]
      let size = 1 << bit
      for pattern in 0..<size { table[pattern + size] = table[pattern] - twice }
    }
  }

  /// Adds the sums of the patterns that the draws have from `bit` on to theirs.
  @inline(__always)
  private static func look(
    up table: UnsafeMutableBufferPointer<Columns>, for signs: UnsafeBufferPointer<WordPair>,
    _ bit: Int, _ bits: Int, addingTo sums: UnsafeMutableBufferPointer<Columns>
  ) {
    let mask: UInt64 = (1 << UInt64(bits)) - 1
    let shift = UInt64(bit % 64)
    for b in signs.indices {
      let word = bit < 64 ? signs[b].first : signs[b].second
      sums[b] += table[Int((word >> shift) & mask)]
    }
  }
}
