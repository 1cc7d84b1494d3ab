/// A local minimum of a smooth function of a few variables.
struct Minimum: Sendable {
  /// The place.
  var place: [Double]
  /// For each variable a bound on its distance from the stationary point nearby, by the last Newton step
  /// and the rounding of the gradient.
  var errors: [Double]
  /// The value of the function.
  var value: Double
  /// Whether the gradient vanishes to rounding at a place with a positive definite second derivative.
  var converged: Bool
  /// How many steps were taken.
  var iterations: Int
}

/// A function of a few variables with its gradient and a bound on the error of each partial derivative.
struct GradientSample {
  var value: Double
  var gradient: [Double]
  var gradientError: Double
}

/// The local minimum that a damped Newton method reaches from a start.
///
/// The second derivative is a central difference of the gradient. Levenberg's damping makes it positive
/// definite and shortens steps that do not lower the function (Nocedal and Wright, 2006, chapter 3).
///
/// - Parameters:
///   - limit: The largest absolute value of a variable; the search ends there, not converged.
///   - f: The function; its value is infinite or not a number outside its domain.
/// - Complexity: 2 d + 2 gradients a step for d variables.
func minimum(
  from start: [Double], limit: Double = 1e6, _ f: ([Double]) -> GradientSample
) -> Minimum {
  var place = start
  var current = f(place)
  var damping = 0.0
  var iterations = 0
  var errors = Array(repeating: Double.infinity, count: start.count)
  var converged = start.isEmpty
  while iterations < 200, !converged {
    iterations += 1
    let (hessian, noise) = secondDerivative(at: place, f)
    let scale = (0..<place.count).map { abs(hessian[$0][$0]) }.max() ?? 0
    var decrease = Double.infinity
    let isNoise = current.gradient.allSatisfy { abs($0) <= 2 * current.gradientError }
    if let factor = Cholesky(hessian, adding: 0, above: noise) {
      let step = factor.solve(current.gradient)
      decrease = zip(step, current.gradient).reduce(0) { $0 + $1.0 * $1.1 }
      errors = factor.error(for: current.gradient.map { abs($0) + current.gradientError })
      let isSmall = zip(step, place).allSatisfy { abs($0) <= 1e-13 * (1 + abs($1)) }
      if isSmall || (isNoise && isDetermined(errors, place)) {
        converged = true
        break
      }
    } else if isNoise {
      // Some direction changes the function by less than its rounding: nothing tells where it is least.
      errors = Array(repeating: .infinity, count: start.count)
      break
    }
    let next = lowered(place, current, hessian, &damping, scale: scale, limit: limit, f)
    let moved = next.map { $0.place != place } ?? false
    if let next { (place, current) = next }
    if !moved {
      // No step lowers the function: a minimum, when what a step promises is below its rounding.
      converged =
        decrease <= 1e-12 * (1 + abs(current.value)) && isDetermined(errors, place)
      break
    }
    if place.contains(where: { abs($0) > limit }) { break }
  }
  if place.contains(where: { abs($0) > limit }) { converged = false }
  return Minimum(
    place: place, errors: errors, value: current.value, converged: converged,
    iterations: iterations)
}

/// The next place of a search, at which the function is lower but for its rounding; nil where no damping leads to one.
private func lowered(
  _ place: [Double], _ current: GradientSample, _ hessian: [[Double]], _ damping: inout Double,
  scale: Double, limit: Double, _ f: ([Double]) -> GradientSample
) -> (place: [Double], sample: GradientSample)? {
  for _ in 0..<60 {
    guard let factor = Cholesky(hessian, adding: damping) else {
      damping = max(4 * damping, 1e-4 * scale, 1e-12)
      continue
    }
    let step = shortened(factor.solve(current.gradient), from: place, to: 1.001 * limit)
    let next = zip(place, step).map { $0 - $1 }
    let sample = f(next)
    // Next to a minimum the values differ by their rounding alone, and the gradient leads on.
    let slack =
      4 * current.gradientError * step.reduce(0) { $0 + abs($1) }
      + 1e-14 * (1 + abs(current.value))
    if sample.value.isFinite, sample.gradient.allSatisfy(\.isFinite),
      sample.value <= current.value + slack
    {
      damping = damping < 1e-10 * scale ? 0 : damping / 8
      return (next, sample)
    }
    damping = max(4 * damping, 1e-3 * scale, 1e-12)
  }
  return nil
}

/// As much of a step as leads no further than the largest absolute value of a variable.
private func shortened(_ step: [Double], from place: [Double], to limit: Double) -> [Double] {
  let share = zip(place, step).reduce(1.0) { share, pair in
    abs(pair.0 - pair.1) <= limit ? share : min(share, max(0, limit - abs(pair.0)) / abs(pair.1))
  }
  return share < 1 ? step.map { share * $0 } : step
}

/// Whether the errors are small next to the variables. Where a function levels off towards infinity its
/// gradient is lost in the rounding, and so is the place of its minimum.
private func isDetermined(_ errors: [Double], _ place: [Double]) -> Bool {
  zip(errors, place).allSatisfy { $0 <= 1e-3 * (1 + abs($1)) }
}

/// The second derivative, and a bound on what the rounding of the gradients makes of its entries.
private func secondDerivative(
  at place: [Double], _ f: ([Double]) -> GradientSample
) -> (matrix: [[Double]], noise: Double) {
  var rows: [[Double]] = []
  var noise = 0.0
  for i in place.indices {
    let h = 1e-5 * (1 + abs(place[i]))
    var shifted = place
    shifted[i] = place[i] + h
    let above = f(shifted)
    shifted[i] = place[i] - h
    let below = f(shifted)
    rows.append(zip(above.gradient, below.gradient).map { ($0 - $1) / (2 * h) })
    noise = max(noise, (above.gradientError + below.gradientError) / (2 * h))
  }
  for i in place.indices {
    for j in 0..<i {
      let mean = 0.5 * (rows[i][j] + rows[j][i])
      rows[i][j] = mean
      rows[j][i] = mean
    }
  }
  return (rows, noise)
}

/// The factor of a symmetric positive definite matrix.
private struct Cholesky {
  private let lower: [[Double]]

  /// nil when the matrix, with a multiple of the identity added, is not positive definite, or when a pivot is
  /// not above what the errors of the entries may make of it.
  init?(_ matrix: [[Double]], adding damping: Double, above noise: Double = 0) {
    var lower = matrix
    for i in matrix.indices {
      for j in 0...i {
        var sum = matrix[i][j] + (i == j ? damping : 0)
        for k in 0..<j { sum -= lower[i][k] * lower[j][k] }
        if i == j {
          guard sum > noise, sum.isFinite else { return nil }
          lower[i][i] = sum.squareRoot()
        } else {
          lower[i][j] = sum / lower[j][j]
        }
      }
    }
    self.lower = lower
  }

  /// The x with A x = b.
  func solve(_ b: [Double]) -> [Double] {
    var x = b
    for i in x.indices {
      for k in 0..<i { x[i] -= lower[i][k] * x[k] }
      x[i] /= lower[i][i]
    }
    for i in x.indices.reversed() {
      for k in (i + 1)..<max(x.count, i + 1) { x[i] -= lower[k][i] * x[k] }
      x[i] /= lower[i][i]
    }
    return x
  }

  /// A bound on |A^-1 b| for every b with |b_i| at most `sizes`, entry by entry, with room for the error
  /// of A itself.
  func error(for sizes: [Double]) -> [Double] {
    var result = Array(repeating: 0.0, count: sizes.count)
    for j in sizes.indices {
      var unit = Array(repeating: 0.0, count: sizes.count)
      unit[j] = 1
      for (i, entry) in solve(unit).enumerated() { result[i] += 2 * abs(entry) * sizes[j] }
    }
    return result
  }
}
