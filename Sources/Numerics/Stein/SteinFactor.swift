import Arithmetic

/// A factor L of low rank of the matrix h(x_i, x_j) of a sample: h = L L' + R with R positive
/// semidefinite and small.
///
/// A Cholesky decomposition with pivots on the largest remaining diagonal entry. The Stein kernel of a
/// smooth kernel has a few dozen eigenvalues that count, whatever the size of the sample. (Higham,
/// Analysis of the Cholesky decomposition of a semi-definite matrix, 1990.)
struct SteinFactor: Sendable {
  /// The number of draws.
  let count: Int
  /// Eight columns of a row of L.
  typealias Columns = SIMD8<Double>

  /// L in panels of eight columns, each with a row for every draw and rows of zeros up to a multiple of
  /// eight; the last panel is filled up with columns of zeros.
  let panels: [[Columns]]
  /// A bound on |w'Lw - w'hw|/n over all signs w: the trace of R, and the rounding.
  let slack: Double

  /// The trace of R comes down to this part of the mean of the diagonal.
  private static let tolerance = 1e-9
  /// The largest number of entries of L.
  private static let largestSize = 20_000_000

  /// The factor of the matrix of a sample.
  ///
  /// - Throws: `NumericsError.budgetExhausted` when L would have more than `largestSize` entries: for
  ///   many draws and a kernel that is much narrower than their distances.
  /// - Complexity: O(n r²) for the rank r.
  init(_ statistic: SteinStatistic) throws(NumericsError) {
    let n = statistic.count
    let length = (n + 7) / 8 * 8
    var rest = Array(repeating: 0.0, count: length)
    var largest = 0.0
    for i in 0..<n {
      let entry = statistic.diagonal(i)
      rest[i] = max(entry.value, 0)
      largest = max(largest, entry.size)
    }
    let enough = Self.tolerance * rest.reduce(0, +) / Double(n)
    /// What rounding can do to w'Lw/n after so many columns.
    func rounding(_ columns: Int) -> Double {
      Double(n) * (64 + statistic.kernel.units + 2 * Double(columns) + 0.25 * Double(n))
        * unitRoundoff * largest
    }
    var columns: [[Double]] = []
    var trace = rest.reduce(0, +)
    while columns.count < n, trace > max(enough, rounding(columns.count)) {
      let pivot = Self.largest(rest)
      guard rest[pivot] > 0 else { break }
      guard (columns.count + 1) * n <= Self.largestSize else {
        throw .budgetExhausted(
          name: "the decomposition of the Stein kernel's matrix", limit: columns.count)
      }
      columns.append(Self.column(pivot, statistic, columns, &rest))
      trace = rest.reduce(0, +)
    }
    count = n
    slack = trace + rounding(columns.count)
    panels = stride(from: 0, to: columns.count, by: 8).map { first in
      let part = columns[first..<min(first + 8, columns.count)]
      return (0..<length).map { i in
        var row = Columns()
        for (lane, column) in part.enumerated() { row[lane] = column[i] }
        return row
      }
    }
  }

  private static func largest(_ numbers: [Double]) -> Int {
    var best = 0
    for i in numbers.indices where numbers[i] > numbers[best] { best = i }
    return best
  }

  /// The next column of L; takes its squares off the diagonal of the rest.
  private static func column(
    _ pivot: Int, _ statistic: SteinStatistic, _ earlier: [[Double]], _ rest: inout [Double]
  ) -> [Double] {
    let scale = 1 / rest[pivot].squareRoot()
    let length = rest.count
    return Array(unsafeUninitializedCapacity: length) { column, count in
      count = length
      statistic.writeColumn(of: pivot, to: column)
      for other in earlier {
        let factor = other[pivot]
        guard factor != 0 else { continue }
        other.withUnsafeBufferPointer { other in
          for i in 0..<length { column[i] -= factor * other[i] }
        }
      }
      for i in statistic.count..<length { column[i] = 0 }
      rest.withUnsafeMutableBufferPointer { rest in
        for i in 0..<length {
          column[i] *= scale
          rest[i] = max(rest[i] - column[i] * column[i], 0)
        }
        rest[pivot] = 0
      }
    }
  }

  /// n times the V-statistic, up to `slack`: |L'1|²/n.
  var statistic: Double {
    panels.reduce(0) { total, rows in
      var sums = Columns()
      for start in stride(from: 0, to: rows.count, by: 64) {
        var partial = Columns()
        for i in start..<min(start + 64, rows.count) { partial += rows[i] }
        sums += partial
      }
      return total + (sums * sums).sum()
    } / Double(count)
  }
}
