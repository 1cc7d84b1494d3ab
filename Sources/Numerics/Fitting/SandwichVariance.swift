import Arithmetic

/// The sandwich estimate of the covariance of the parameters of a fit, A^-1 B A^-1/n.
///
/// A is the mean Hessian of the objective at the optimum, by central differences of its gradient, and B
/// the mean outer product of the draws' own gradients. The fitted parameters are normal about the best
/// ones for large n, also when the model is not the truth; the draws must be independent and the optimum
/// inside the domain. (Huber, 1967; White, Maximum likelihood estimation of misspecified models, 1982.)
struct SandwichVariance {
  /// The influence of each draw on the parameters, times n; nil where the Hessian is singular or not positive.
  private let influences: [[Double]]?

  /// - Parameters:
  ///   - gradients: The gradients of the draws' own objectives at the optimum.
  ///   - gradient: The mean gradient at a place.
  /// - Complexity: O(n d² + d³) and 2 d mean gradients.
  init(
    at place: [Double], gradients: [[Double]],
    _ gradient: ([Double]) -> [Double]
  ) {
    let d = place.count
    var hessian = Array(repeating: Array(repeating: 0.0, count: d), count: d)
    for j in 0..<d {
      // The cube root of the rounding balances it with the third derivative.
      let step = 6e-6 * max(1, abs(place[j]))
      var above = place
      var below = place
      above[j] += step
      below[j] -= step
      let (high, low) = (gradient(above), gradient(below))
      for i in 0..<d { hessian[i][j] = (high[i] - low[i]) / (2 * step) }
    }
    for i in 0..<d {
      for j in 0..<i {
        let mean = 0.5 * (hessian[i][j] + hessian[j][i])
        hessian[i][j] = mean
        hessian[j][i] = mean
      }
    }
    // The estimate of a parameter is, to first order, the mean of the draws' influences on it.
    guard let inverse = Self.inverse(hessian) else {
      influences = nil
      return
    }
    influences = gradients.map { own in
      inverse.map { row in zip(row, own).reduce(0) { $0 + $1.0 * $1.1 } }
    }
  }

  /// A standard error, and how well it is known itself.
  struct Error: Sendable {
    /// The standard error.
    let value: Double
    /// The degrees of freedom of its square: 2 over its relative variance, by the fourth moment of the draws'
    /// influences, as for the variance of a sample (Satterthwaite, 1946).
    let degrees: Double
  }

  /// The standard error of a combination of the parameters with these weights; nil where it is not known.
  ///
  /// - Complexity: O(n d).
  func error(of weights: [Double]) -> Error? {
    guard let influences else { return nil }
    var second = CompensatedSum()
    var fourth = CompensatedSum()
    for influence in influences {
      let own = zip(weights, influence).reduce(0) { $0 + $1.0 * $1.1 }
      second.add(own * own)
      fourth.add(own * own * own * own)
    }
    let n = Double(influences.count)
    let error = second.value.squareRoot() / n
    let spread = fourth.value - second.value * second.value / n
    guard error.isFinite, spread.isFinite else { return nil }
    let degrees = spread > 0 ? 2 * second.value * second.value / spread : 1e6
    return Error(value: error, degrees: min(degrees, 1e6))
  }

  /// The inverse of a positive definite matrix by its Cholesky factor; nil for any other matrix.
  private static func inverse(_ matrix: [[Double]]) -> [[Double]]? {
    let d = matrix.count
    var factor = Array(repeating: Array(repeating: 0.0, count: d), count: d)
    for i in 0..<d {
      for j in 0...i {
        var sum = matrix[i][j]
        for k in 0..<j { sum -= factor[i][k] * factor[j][k] }
        if i == j {
          guard sum > 1e-12 * max(1e-300, abs(matrix[i][i])), sum.isFinite else { return nil }
          factor[i][i] = sum.squareRoot()
        } else {
          factor[i][j] = sum / factor[j][j]
        }
      }
    }
    var inverse = Array(repeating: Array(repeating: 0.0, count: d), count: d)
    for column in 0..<d {
      var x = (0..<d).map { $0 == column ? 1.0 : 0.0 }
      for i in 0..<d {
        for k in 0..<i { x[i] -= factor[i][k] * x[k] }
        x[i] /= factor[i][i]
      }
      for i in (0..<d).reversed() {
        for k in (i + 1)..<max(d, i + 1) { x[i] -= factor[k][i] * x[k] }
        x[i] /= factor[i][i]
      }
      for i in 0..<d { inverse[i][column] = x[i] }
    }
    return inverse
  }
}
