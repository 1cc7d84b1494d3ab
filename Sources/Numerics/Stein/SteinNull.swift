public import Arithmetic

/// The limit of n times the U-statistic of a Stein kernel for draws from the model itself.
///
/// With the eigenvalues lambda_j of the Stein kernel h as an operator on L²(p), n U tends to the sum of
/// lambda_j (Z_j² - 1) over independent standard normal Z_j (Serfling, 1980, 5.5.2). The eigenvalues are
/// those of the matrix sqrt(w_i w_j) h(x_i, x_j) on the nodes of a quadrature (Nyström's method).
public struct SteinNull: Sendable {
  /// The eigenvalues in descending order, down to 1e-10 of the largest.
  public let eigenvalues: [Estimate]

  /// The limit for a model and a kernel.
  ///
  /// - Throws: `NumericsError.notConverged` when the two rules disagree about the largest eigenvalue, and
  ///   the errors of a grid.
  /// - Complexity: O(n³) for n nodes, a few hundred.
  public init(_ p: any Density, kernel: Kernel) throws(NumericsError) {
    let grid = try SteinGrid(p, kernel)
    let coarse = try Self.eigenvalues(grid, grid.gaussWeights)
    let fine = try Self.eigenvalues(grid, grid.weights)
    guard let largest = fine.first, let first = coarse.first, largest > 0 else {
      throw .notConverged(reached: .infinity, wanted: 0, evaluations: 0)
    }
    guard abs(first - largest) <= 1e-4 * largest else {
      throw .notConverged(
        reached: abs(first - largest), wanted: 1e-4 * largest, evaluations: fine.count)
    }
    // The eigenvalues themselves, and the relative errors of the entries of the matrix.
    let isProved = grid.missed.isFinite
    let missed = isProved ? 2 * grid.missed : 0
    let rounding = missed + 64 * unitRoundoff * largest * Double(fine.count).squareRoot()
    eigenvalues = zip(fine, coarse).prefix { $0.0 > 1e-10 * largest }.map { fine, coarse in
      Estimate(fine, error: 2 * abs(fine - coarse) + rounding).estimated(unless: isProved)
    }
  }

  /// The eigenvalues of the matrix on the first nodes of the grid, those that have a weight.
  private static func eigenvalues(
    _ grid: SteinGrid, _ weights: [Double]
  ) throws(NumericsError) -> [Double] {
    let n = weights.count
    let roots = weights.map { $0.squareRoot() }
    var matrix = Array(repeating: 0.0, count: n * n)
    for i in 0..<n {
      for j in 0..<n { matrix[i * n + j] = grid.kernel[i * grid.count + j] * roots[i] * roots[j] }
    }
    return try symmetricEigenvalues(matrix, count: n)
  }

  /// The probability that the limit is above x.
  ///
  /// With q the x plus the sum of the lambda_j, and K(s) half the sum of -log(1 - 2 lambda_j s), it is the
  /// integral of exp(K(s) - s q)/s along a path from below to above the real line between 0 and the first
  /// pole of K, over 2 pi i. On a parabola that opens to the right the integrand falls like a normal density,
  /// however few eigenvalues matter. (Inversion of the moment generating function; compare Imhof, 1961, who
  /// integrates along the imaginary line.)
  ///
  /// - Throws: The errors of a quadrature.
  public func upperTail(_ x: Double) throws(NumericsError) -> Estimate {
    let lambdas = eigenvalues.map(\.value)
    let contour = InversionContour(
      lambdas.map { $0 / lambdas[0] }, at: (x + lambdas.reduce(0, +)) / lambdas[0])
    guard let contour else { return Estimate(1) }
    let quadrature: Quadrature
    do {
      quadrature = try integrate(
        from: 0, to: contour.end, landmarks: [Landmark(clampedLocation: 0, scale: contour.scale)],
        tolerance: Tolerance(relative: 0, absolute: 1e-13)
      ) { contour.integrand($0) }
    } catch {
      throw error.numericsError
    }
    let integral = quadrature
    guard integral.error <= 1e-8 else {
      throw .notConverged(
        reached: integral.error, wanted: 1e-8, evaluations: integral.evaluations)
    }
    // A change of the eigenvalues moves the limit by at most about as much times Z² - 1.
    let moved = eigenvalues.reduce(0) { $0 + $1.error }
    return try Estimate(
      min(max(integral.value / .pi, 0), 1),
      within: integral.error / .pi + 1e-13 + moved / lambdas[0], of: "the tail"
    ).estimated(unless: !eigenvalues[0].isEstimated)
  }

  /// The x that the limit exceeds with a probability.
  ///
  /// - Throws: `NumericsError.invalidParameter` unless 0 < level < 1.
  public func quantile(aboveWith level: Double) throws(NumericsError) -> Estimate {
    guard level > 0, level < 1 else {
      throw .invalidParameter(
        name: "level", value: level, requirement: "a probability strictly between 0 and 1")
    }
    let lambdas = eigenvalues.map(\.value)
    let total = lambdas.reduce(0, +)
    var upper = total
    while try upperTail(upper).value > level, upper < 1e6 * total { upper *= 2 }
    let place: Double
    do {
      place = try findRoot(from: -total, to: upper, accuracy: 1e-10 * total) {
        x throws(NumericsError) in try upperTail(x).value - level
      }
    } catch {
      switch error {
      case .function(let failure): throw failure
      case .numerics(let failure): throw failure
      }
    }
    let step = 1e-4 * lambdas[0]
    let tail = try upperTail(place)
    let slope = (try upperTail(place - step).value - upperTail(place + step).value) / (2 * step)
    return try Estimate(
      place, within: 2 * tail.error / max(slope, .leastNormalMagnitude) + 1e-9 * total,
      of: "the quantile"
    ).estimated(unless: !tail.isEstimated)
  }
}

/// The path on which the moment generating function of a sum of weighted squares is inverted:
/// s = start + y²/2 + i y for y from 0, in units of one over the largest weight.
private struct InversionContour {
  /// The weights, the largest of which is 1.
  private let weights: [Double]
  /// The number that the sum is above.
  private let limit: Double
  private let start: Double
  /// Where the integrand has fallen below 1e-16.
  private(set) var end = 1.0
  /// The length over which it changes at the start.
  var scale: Double { min(start, 0.5 - start) }

  /// nil for a number that the sum is always above.
  init?(_ weights: [Double], at limit: Double) {
    guard limit > 0 else { return nil }
    self.weights = weights
    self.limit = limit
    // The saddle point, where the sum of w/(1 - 2 w s) is the limit; not next to the pole at 0.
    var (low, high) = (0.05, 0.5)
    for _ in 0..<60 {
      let middle = 0.5 * (low + high)
      let slope = weights.reduce(0) { $0 + $1 / (1 - 2 * $1 * middle) }
      if slope < limit { low = middle } else { high = middle }
    }
    start = low
    while logMagnitude(end) > -37, end < 1e150 { end *= 1.5 }
  }

  /// The logarithm and the angle of exp(K(s) - s q)/s.
  private func exponent(_ y: Double) -> (real: Double, angle: Double) {
    let real = start + 0.5 * y * y
    var logarithm = -limit * real - 0.5 * log(real * real + y * y)
    var turn = -limit * y - angle(y: y, x: real)
    for w in weights {
      let (a, b) = (1 - 2 * w * real, -2 * w * y)
      logarithm -= 0.25 * log(a * a + b * b)
      turn -= 0.5 * angle(y: b, x: a)
    }
    return (logarithm, turn)
  }

  private func logMagnitude(_ y: Double) -> Double { exponent(y).real + log(1 + y) }

  /// The imaginary part of the integrand times the derivative y + i of the path.
  func integrand(_ y: Double) -> Double {
    let (real, angle) = exponent(y)
    return exp(real) * (y * sine(angle) + cosine(angle))
  }
}
