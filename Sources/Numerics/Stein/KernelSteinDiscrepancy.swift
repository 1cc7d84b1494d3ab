/// The squared kernel Stein discrepancy KSD²(q‖p) of a density q from a model p.
///
/// With g = q (s_p - s_q) it is the double integral of g(x) k(x, y) g(y), which equals
/// E h_p(X, Y) for independent X, Y from q. A tensor product of 21-point Gauss-Kronrod rules on pieces
/// that resolve both g and the kernel; the bound is the difference to the embedded rule, plus rounding.
/// Between mixtures of normals g carries its relative accuracy, so that values of 1e-300 are computed
/// as well as values of 1.
///
/// - Throws: `NumericsError.budgetExhausted` when g is more than some hundred times wider than the
///   kernel, `notConverged` when not even four digits are reached, and the errors of a quadrature.
/// - Complexity: O(n²) for n nodes, some hundred to thousand.
public func kernelSteinDiscrepancy(
  _ q: any Density, _ p: any Density, kernel: Kernel
) throws(NumericsError) -> Estimate {
  let signal = try SignalNodes(q, p, length: kernel.length)
  let nodes = signal.nodes
  guard !nodes.isEmpty else { return Estimate(exactly: 0) }
  var fine = CompensatedSum()
  var coarse = CompensatedSum()
  for i in nodes.indices {
    let node = nodes[i]
    var fineRow = 0.5 * node.fine * kernel(0)
    var coarseRow = 0.5 * node.coarse * kernel(0)
    for j in 0..<i {
      let value = kernel(node.place.distance(from: nodes[j].place))
      fineRow += nodes[j].fine * value
      coarseRow += nodes[j].coarse * value
    }
    fine.add(2 * node.fine * fineRow)
    coarse.add(2 * node.coarse * coarseRow)
  }
  // The quadratic form is never negative.
  let scaled = max(fine.value, 0)
  let rounding =
    kernel(0) * signal.magnitude
    * (2 * signal.slack + signal.magnitude * unitRoundoff
      * (64 + 2 * Double(nodes.count).squareRoot()))
  let bound = abs(fine.value - coarse.value) + rounding
  let scale = exp(-2 * signal.shift)
  let value = scaled * scale
  let errorBound =
    bound * scale + value * unitRoundoff * (4 + 4 * abs(signal.shift))
    + .leastNonzeroMagnitude
  guard bound <= 1e-4 * kernel(0) * signal.magnitude * signal.magnitude else {
    throw .notConverged(reached: errorBound, wanted: 1e-4 * value, evaluations: nodes.count)
  }
  return try Estimate(value, within: errorBound, of: "the kernel Stein discrepancy")
}

/// The best witness of a kernel Stein discrepancy, x -> integral of g(y) k(x, y) dy.
///
/// Divided by the discrepancy it has norm 1 in the space of the kernel.
public struct KernelSteinWitness: Sendable {
  private let signal: SignalNodes
  private let kernel: Kernel
  private let norm: Estimate

  /// The witness of a pair.
  ///
  /// - Throws: As `kernelSteinDiscrepancy`; `invalidParameter` when a normalised witness is asked for
  ///   and the discrepancy is 0.
  public init(
    _ q: any Density, _ p: any Density, kernel: Kernel, normalized: Bool
  ) throws(NumericsError) {
    signal = try SignalNodes(q, p, length: kernel.length)
    self.kernel = kernel
    norm =
      normalized
      ? try kernelSteinDiscrepancy(q, p, kernel: kernel).squareRoot : Estimate(exactly: 1)
    guard norm.value > norm.errorBound else {
      throw .invalidParameter(
        name: "discrepancy", value: norm.value,
        requirement: "positive, or there is no witness to normalise")
    }
  }

  /// The witness at x.
  ///
  /// - Throws: `NumericsError.overflow` when it is out of range.
  /// - Complexity: O(n) for n nodes.
  public func callAsFunction(_ x: Double) throws(NumericsError) -> Estimate {
    var fine = 0.0
    var coarse = 0.0
    for node in signal.nodes {
      let value = kernel(node.place.distance(from: Abscissa(x)))
      fine += node.fine * value
      coarse += node.coarse * value
    }
    let bound =
      abs(fine - coarse)
      + kernel(0)
      * (signal.slack + signal.magnitude * unitRoundoff
        * (16 + Double(signal.nodes.count).squareRoot()))
    let scale = exp(-signal.shift) / norm.value
    let relative =
      norm.errorBound / norm.value + unitRoundoff * (4 + 2 * abs(signal.shift))
    return try Estimate(
      fine * scale, within: bound * scale + abs(fine * scale) * relative + .leastNonzeroMagnitude,
      of: "the witness")
  }
}
