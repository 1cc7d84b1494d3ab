public import Arithmetic

/// The squared kernel Stein discrepancy KSD²(q‖p) of a density q from a model p.
///
/// With g = q (s_p - s_q) it is the double integral of g(x) k(x, y) g(y), which equals
/// E h_p(X, Y) for independent X, Y from q. A quadrature over pairs of pieces that resolve both g and
/// the kernel; the bound is the difference to the embedded rules, plus rounding. Between mixtures of
/// normals g carries its relative accuracy, so that values of 1e-300 are computed as well as values of
/// 1. For a kernel wider than g the form is taken as k(0) (integral of g)² plus that of k - k(0):
/// nothing cancels when the integral of g is 0, as for densities of the same mean.
///
/// Where q is cut off at an edge a, the integration by parts behind g leaves q(a) k(a, y) there: g then
/// has a point mass of q(a) at an upper end and of -q(a) at a lower one.
///
/// - Throws: `NumericsError.budgetExhausted` when g is many thousand times wider than the kernel,
///   `nonFiniteIntegrand` when q is infinite at an edge, and the errors of a quadrature.
/// - Complexity: O(m²) kernel evaluations for some m = 500 nodes; for a kernel of length h much narrower
///   than the width w of g, some thousand times w/h.
public func kernelSteinDiscrepancy(
  _ q: any Density, _ p: any Density, kernel: Kernel
) throws(NumericsError) -> Estimate {
  let smooth = try smoothDiscrepancy(q, p, kernel)
  let edges = q.edges
  guard !edges.isEmpty else { return smooth }
  var value = smooth.value
  var bound = smooth.error
  var isProved = !smooth.isEstimated
  func mass(_ edge: Edge) -> Double { edge.isUpper ? edge.pdf : -edge.pdf }
  let witness = try KernelSteinWitness(q, p, kernel: kernel, normalized: false)
  for edge in edges {
    guard edge.pdf.isFinite else {
      throw .nonFiniteIntegrand(at: edge.place, value: edge.pdf)
    }
    let relative = 2 * q.logpdfError(edge.place) + 8 * unitRoundoff
    let cross = try witness(edge.place)
    isProved = isProved && !cross.isEstimated
    value += 2 * mass(edge) * cross.value
    bound += 2 * edge.pdf * (cross.error + abs(cross.value) * relative)
    for other in edges {
      let term = mass(edge) * mass(other) * kernel(edge.place - other.place)
      value += term
      bound += abs(term) * 4 * relative
    }
  }
  return try Estimate(max(value, 0), within: bound, of: "the kernel Stein discrepancy")
    .estimated(unless: isProved)
}

/// The part of the discrepancy without the edges of q.
private func smoothDiscrepancy(
  _ q: any Density, _ p: any Density, _ kernel: Kernel
) throws(NumericsError) -> Estimate {
  let signal = try SignalPieces(q, p)
  let scaled = try scaledDiscrepancy(signal, kernel)
  if signal.pieces.isEmpty { return scaled }
  let scale = exp(-2 * signal.shift)
  let value = scaled.value * scale
  return try Estimate(
    value,
    within: scaled.error * scale + value * unitRoundoff * (8 + 4 * abs(signal.shift))
      + .leastNonzeroMagnitude,
    of: "the kernel Stein discrepancy"
  ).estimated(unless: signal.isProved)
}

/// The squared discrepancy times the square of the factor that the pieces of g carry, which is near 1
/// in the units of the densities.
///
/// - Throws: As `kernelSteinDiscrepancy`.
func scaledDiscrepancy(
  _ signal: SignalPieces, _ kernel: Kernel
) throws(NumericsError) -> Estimate {
  guard !signal.pieces.isEmpty else { return Estimate(0) }
  let isWide = kernel.length > signal.spread
  var form = KernelForm(signal, kernel, isWide ? .fall : .kernel)
  try form.addAllPairs()
  var value = form.sum.value
  var bound = form.error
  if isWide {
    let (integral, error) = signal.integral
    value += kernel.atZero * integral * integral
    bound +=
      kernel.atZero * error * (2 * abs(integral) + error)
      + (4 + kernel.units) * unitRoundoff
      * (kernel.atZero * integral * integral + abs(form.sum.value))
  }
  // The quadratic form is never negative.
  return try Estimate(max(value, 0), within: bound, of: "the kernel Stein discrepancy")
}

extension SignalPieces {
  /// The integral of g with a bound on its error.
  fileprivate var integral: (value: Double, error: Double) {
    var sum = CompensatedSum()
    var error = 0.0
    for piece in pieces {
      sum.add(piece.panel.value)
      error += piece.panel.difference + piece.rounding
    }
    return (sum.value, error + 2 * unitRoundoff * abs(sum.value))
  }
}
