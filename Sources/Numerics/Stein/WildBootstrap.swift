/// The wild bootstrap test of the kernel Stein discrepancy.
///
/// Under the model n V = (1/n) sum h(x_i, x_j) is distributed as its values under random signs,
/// (1/n) sum w_i w_j h(x_i, x_j), with independent w_i = +-1. (Chwialkowski, Strathmann and Gretton,
/// 2016.) The matrix h is positive semidefinite and of low numerical rank, so it is factored once as
/// L L' by a Cholesky decomposition with pivots that stops when the trace of the rest is below
/// 1e-10 of the whole; a draw of the signs then costs the squared norm of L'w.
public struct WildBootstrap: Sendable {
  /// The outcome of a test.
  public struct Outcome: Sendable, Hashable {
    /// n times the V-statistic.
    public let statistic: Double
    /// (1 + the number of sign draws with at least this statistic) / (1 + the number of draws).
    public let pValue: Double
    /// The quantile of the sign draws at 1 - level.
    public let threshold: Double
  }

  private let count: Int
  private let rank: Int
  /// The rows of L, `rank` numbers each, for a count that is padded with zeros to a multiple of eight.
  private let rows: [Double]

  /// A test for the sample of `statistic`.
  ///
  /// - Complexity: O(n r²) for the rank r, a few dozen for a smooth kernel.
  public init(_ statistic: SteinStatistic) {
    let n = statistic.count
    count = n
    var rest = (0..<n).map { max(statistic.value($0, $0), 0) }
    let enough = 1e-10 * rest.reduce(0, +)
    var columns: [[Double]] = []
    while columns.count < n {
      var pivot = 0
      for i in 1..<max(n, 1) where rest[i] > rest[pivot] { pivot = i }
      guard rest.reduce(0, +) > enough, rest[pivot] > 0 else { break }
      let root = rest[pivot].squareRoot()
      var column = (0..<n).map { statistic.value($0, pivot) }
      for earlier in columns {
        let factor = earlier[pivot]
        for i in 0..<n { column[i] -= factor * earlier[i] }
      }
      for i in 0..<n {
        column[i] /= root
        rest[i] = max(rest[i] - column[i] * column[i], 0)
      }
      rest[pivot] = 0
      columns.append(column)
    }
    rank = columns.count
    var rows = Array(repeating: 0.0, count: (n + 7) / 8 * 8 * rank)
    for (k, column) in columns.enumerated() {
      for i in 0..<n { rows[i * rank + k] = column[i] }
    }
    self.rows = rows
  }

  /// The outcome with `draws` draws of the signs.
  ///
  /// Sign i of draw b is a bit of the random block of the key that belongs to i and b alone. The rows
  /// are taken eight at a time: the 256 sums of eight signed rows are made once and looked up for
  /// every draw.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < level < 1 and there is a draw.
  /// - Complexity: O(n r (draws/8 + 32)) additions.
  public func test(
    level: Double, draws: Int, key: RandomKey
  ) throws(NumericsError) -> Outcome {
    try Domain.checkProbability(level)
    try Domain.checkCount(draws, name: "draws", atLeast: 1)
    let n = Double(count)
    let observed =
      squaredNorm(
        of: (0..<rank).map { k in
          stride(from: k, to: rows.count, by: max(rank, 1)).reduce(0) { $0 + rows[$1] }
        }) / n
    let signed = signedNorms(draws: draws, key: key).map { $0 / n }
    let above = signed.count { $0 >= observed }
    let sorted = signed.sorted()
    let place = min(draws - 1, Int(((1 - level) * Double(draws)).rounded(.down)))
    return Outcome(
      statistic: observed, pValue: Double(1 + above) / Double(1 + draws),
      threshold: sorted[place])
  }

  private func squaredNorm(of vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }
  }

  /// |L'w|² for every draw of the signs w.
  private func signedNorms(draws: Int, key: RandomKey) -> [Double] {
    let r = rank
    guard r > 0 else { return Array(repeating: 0, count: draws) }
    var sums = Array(repeating: 0.0, count: draws * r)
    var table = Array(repeating: 0.0, count: 256 * r)
    let groups = rows.count / (8 * r)
    var signs = Array(repeating: WordPair(0, 0), count: draws)
    sums.withUnsafeMutableBufferPointer { sums in
      table.withUnsafeMutableBufferPointer { table in
        rows.withUnsafeBufferPointer { rows in
          for group in 0..<groups {
            fill(table, rows, group)
            if group % 16 == 0 {
              for b in 0..<draws { signs[b] = key.fold(group / 16).block(b) }
            }
            let shift = UInt64(8 * (group % 8))
            let usesFirst = group % 16 < 8
            for b in 0..<draws {
              let word = usesFirst ? signs[b].first : signs[b].second
              let from = Int((word >> shift) & 255) * r
              let to = b * r
              for k in 0..<r { sums[to + k] += table[from + k] }
            }
          }
        }
      }
    }
    return (0..<draws).map { b in
      var norm = 0.0
      for k in b * r..<(b + 1) * r { norm += sums[k] * sums[k] }
      return norm
    }
  }

  /// The 256 signed sums of the eight rows of a group: bit i of the index set means a minus.
  private func fill(
    _ table: UnsafeMutableBufferPointer<Double>, _ rows: UnsafeBufferPointer<Double>, _ group: Int
  ) {
    let r = rank
    let start = group * 8 * r
    for k in 0..<r {
      var sum = 0.0
      for i in 0..<8 { sum += rows[start + i * r + k] }
      table[k] = sum
    }
    for index in 1..<256 {
      let bit = index.trailingZeroBitCount
      let from = (index & (index - 1)) * r
      let row = start + bit * r
      for k in 0..<r { table[index * r + k] = table[from + k] - 2 * rows[row + k] }
    }
  }
}
