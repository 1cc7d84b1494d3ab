import Arithmetic

/// The eigenvalues of a symmetric matrix in descending order.
///
/// Householder's reduction to tridiagonal form and the implicit QL algorithm (Wilkinson and Reinsch,
/// 1971). Each is right to a few units of rounding of the largest one, times the square root of n.
///
/// - Parameter matrix: The rows, one after the other; the lower triangle is read.
/// - Throws: `NumericsError.countMismatch` unless there are n² entries; `invalidParameter` when one is
///   not finite; `budgetExhausted` when the QL iteration does not converge.
/// - Complexity: O(n³).
func symmetricEigenvalues(
  _ matrix: [Double], count n: Int
) throws(NumericsError) -> [Double] {
  guard matrix.count == n * n else {
    throw .countMismatch(name: "matrix", count: matrix.count, expected: n * n)
  }
  if let bad = matrix.first(where: { !$0.isFinite }) {
    throw .invalidParameter(name: "matrix", value: bad, requirement: "finite")
  }
  var (diagonal, beside) = tridiagonal(matrix, n)
  let norm = zip(diagonal, beside).reduce(0) { max($0, abs($1.0) + abs($1.1)) }
  for low in 0..<n {
    for iteration in 0... {
      // A negligible element beside the diagonal splits the matrix.
      var end = low
      while end + 1 < n {
        if abs(beside[end]) <= unitRoundoff * norm { break }
        end += 1
      }
      if end == low { break }
      guard iteration < 60 else { throw .budgetExhausted(name: "the eigenvalues", limit: 60) }
      stepQL(&diagonal, &beside, from: low, to: end)
    }
  }
  return diagonal.sorted(by: >)
}

/// One implicit QL step on the block from `low` to `end`.
private func stepQL(
  _ diagonal: inout [Double], _ beside: inout [Double], from low: Int, to end: Int
) {
  var g = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low])
  var r = (g * g + 1).squareRoot()
  g = diagonal[end] - diagonal[low] + beside[low] / (g + (g >= 0 ? r : -r))
  var s = 1.0
  var c = 1.0
  var p = 0.0
  for i in stride(from: end - 1, through: low, by: -1) {
    let f = s * beside[i]
    let b = c * beside[i]
    r = (f * f + g * g).squareRoot()
    beside[i + 1] = r
    if r == 0 {
      diagonal[i + 1] -= p
      beside[end] = 0
      return
    }
    s = f / r
    c = g / r
    g = diagonal[i + 1] - p
    r = (diagonal[i] - g) * s + 2 * c * b
    p = s * r
    diagonal[i + 1] = g + p
    g = c * r - b
  }
  diagonal[low] -= p
  beside[low] = g
  beside[end] = 0
}

/// The diagonal of a similar tridiagonal matrix and the elements beside it, with a 0 at the end.
private func tridiagonal(_ matrix: [Double], _ n: Int) -> (diagonal: [Double], beside: [Double]) {
  var a = matrix
  var beside = Array(repeating: 0.0, count: n)
  a.withUnsafeMutableBufferPointer { a in
    for i in stride(from: n - 1, to: 0, by: -1) {
      let row = i * n
      var scale = 0.0
      for k in 0..<i { scale += abs(a[row + k]) }
      guard i > 1, scale > 0 else {
        beside[i - 1] = a[row + i - 1]
        continue
      }
      var h = 0.0
      for k in 0..<i {
        a[row + k] /= scale
        h += a[row + k] * a[row + k]
      }
      let f = a[row + i - 1]
      let g = f >= 0 ? -h.squareRoot() : h.squareRoot()
      beside[i - 1] = scale * g
      h -= f * g
      a[row + i - 1] = f - g
      // p = A u / H, and A -= q uᵀ + u qᵀ with q = p - (uᵀp / 2H) u.
      var projection = 0.0
      var q = Array(repeating: 0.0, count: i)
      for j in 0..<i {
        var sum = 0.0
        for k in 0...j { sum += a[j * n + k] * a[row + k] }
        for k in (j + 1)..<max(i, j + 1) { sum += a[k * n + j] * a[row + k] }
        q[j] = sum / h
        projection += q[j] * a[row + j]
      }
      let half = projection / (2 * h)
      for j in 0..<i {
        let u = a[row + j]
        q[j] -= half * u
        for k in 0...j { a[j * n + k] -= u * q[k] + q[j] * a[row + k] }
      }
    }
  }
  return ((0..<n).map { a[$0 * n + $0] }, beside)
}
