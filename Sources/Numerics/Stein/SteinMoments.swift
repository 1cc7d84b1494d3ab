public import Arithmetic

/// What the sampling distribution of the U-statistic of a Stein kernel depends on.
///
/// For X, Y from q and h the Stein kernel of p: the mean E h(X, Y) is the squared discrepancy,
/// zeta1 = Var E[h(X, Y) | X] and zeta2 = Var h(X, Y). The U-statistic of n draws has the variance
/// (4 (n - 2) zeta1 + 2 zeta2)/(n (n - 1)) (Hoeffding, 1948).
public struct SteinMoments: Sendable {
  /// E h(X, Y).
  public let mean: Estimate
  /// Var E[h(X, Y) | X].
  public let zeta1: Estimate
  /// Var h(X, Y).
  public let zeta2: Estimate

  /// The moments by quadrature on two grids; their difference bounds the error.
  ///
  /// - Throws: As a population discrepancy; `notConverged` when the two grids disagree.
  /// - Complexity: O(n²) for n nodes, a few hundred.
  public init(_ q: any Density, _ p: any Density, kernel: Kernel) throws(NumericsError) {
    let coarse = Self.sums(try SteinGrid(q, p, kernel, resolution: 2))
    let fine = Self.sums(try SteinGrid(q, p, kernel, resolution: 1))
    func estimate(_ path: KeyPath<Sums, Double>) throws(NumericsError) -> Estimate {
      let value = fine[keyPath: path]
      let bound =
        2 * abs(value - coarse[keyPath: path]) + 512 * unitRoundoff * fine.square
        + .leastNonzeroMagnitude
      guard bound <= 1e-3 * fine.square else {
        throw .notConverged(reached: bound, wanted: 1e-3 * fine.square, evaluations: fine.nodes)
      }
      return try Estimate(value, within: bound, of: "the moments of the Stein kernel")
    }
    mean = try kernelSteinDiscrepancy(q, p, kernel: kernel)
    zeta1 = try estimate(\.zeta1)
    zeta2 = try estimate(\.zeta2)
  }

  private struct Sums {
    var zeta1: Double
    var zeta2: Double
    /// E h², the size of the terms.
    var square: Double
    var nodes: Int
  }

  private static func sums(_ grid: SteinGrid) -> Sums {
    let n = grid.count
    var total = CompensatedSum()
    var square = CompensatedSum()
    var conditional = Array(repeating: 0.0, count: n)
    for i in 0..<n {
      var row = CompensatedSum()
      var rowSquare = CompensatedSum()
      for j in 0..<n {
        let h = grid.kernel[i * n + j]
        row.add(grid.weights[j] * h)
        rowSquare.add(grid.weights[j] * h * h)
      }
      conditional[i] = row.value
      total.add(grid.weights[i] * row.value)
      square.add(grid.weights[i] * rowSquare.value)
    }
    // About the mean, so that nothing cancels.
    var spread = CompensatedSum()
    for i in 0..<n {
      let distance = conditional[i] - total.value
      spread.add(grid.weights[i] * distance * distance)
    }
    return Sums(
      zeta1: spread.value, zeta2: square.value - total.value * total.value, square: square.value,
      nodes: n)
  }
}
