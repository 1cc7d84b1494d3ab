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

  /// The moments by quadrature.
  ///
  /// With w the witness of the discrepancy E[h(X, Y) | X = x] = s_p(x) w(x) + w'(x), whose variance is an
  /// adaptive quadrature. E h² is one over pairs of pieces.
  ///
  /// - Throws: As a population discrepancy; `notConverged` when the pieces do not resolve h.
  /// - Complexity: About 1,000 witnesses, and about a million kernels.
  public init(_ q: any Density, _ p: any Density, kernel: Kernel) throws(NumericsError) {
    let mean = try kernelSteinDiscrepancy(q, p, kernel: kernel)
    self.mean = mean
    zeta1 = try Self.conditionalVariance(q, p, kernel, mean)
    let square = try SteinSquare(q, p, kernel).estimate()
    let value = square.value - mean.value * mean.value
    zeta2 = try Estimate(
      value,
      within: square.error + (2 * abs(mean.value) + mean.error) * mean.error
        + 4 * unitRoundoff * square.value,
      of: "the moments of the Stein kernel"
    ).estimated(unless: !square.isEstimated && !mean.isEstimated)
  }

  private static func conditionalVariance(
    _ q: any Density, _ p: any Density, _ kernel: Kernel, _ mean: Estimate
  ) throws(NumericsError) -> Estimate {
    let witness = try KernelSteinWitness(q, p, kernel: kernel, normalized: false)
    let edges = q.edges
    let panels = Partition.panels(
      from: q.support.lowerBound, to: q.support.upperBound,
      landmarks: q.peaks + q.transitions + p.peaks + p.transitions,
      breaks: Set(q.breaks + p.breaks).sorted())
    let resolved =
      try FormulaPair(q, p)?.resolved(panels, degree: 2, length: kernel.length)
      ?? Resolved(panels: panels)
    var failure: NumericsError?
    var set = PanelSet(resolved.panels, roundsAbscissa: true)
    do throws(Interruption) {
      try set.refine(Tolerance(relative: 1e-12, maximumEvaluations: 20_000)) {
        x throws(Interruption) in
        let x = x.value
        let density = q.pdf(x)
        guard density > 0 else { return IntegrandSample(value: 0, error: 0) }
        do throws(NumericsError) {
          var (w, slope) = try witness.jet(x)
          for edge in edges {
            let mass = edge.isUpper ? edge.pdf : -edge.pdf
            let jet = kernel.jet(x - edge.place)
            w.add(mass * jet.value)
            slope.add(mass * jet.value * jet.slope)
          }
          let score = p.score(x)
          let distance = score * w.value + slope.value - mean.value
          let error =
            abs(score) * w.error + p.scoreError(x) * abs(w.value) + slope.error
            + 4 * unitRoundoff * (abs(score * w.value) + abs(slope.value))
          let relative = q.logpdfError(x) + 8 * unitRoundoff
          return IntegrandSample(
            value: density * distance * distance,
            error: density * ((2 * abs(distance) + error) * error + distance * distance * relative))
        } catch {
          failure = error
          throw .function
        }
      }
    } catch {
      throw failure ?? error.numericsError
    }
    // E h(x, Y) and its mean are at most 8 k(0)/L² (1 + L |s|) E(1 + L |s|) each.
    let isProved = resolved.open.isFinite
    let largest = 2 * kernel.largestForm
    let missed = isProved ? largest * largest * resolved.size * resolved.open : 0
    let bound = set.truncation + set.rounding + mean.error * mean.error + missed
    // In units of the kernel's length, whatever those of x are; a small variance has few digits.
    let unit = 1 / kernel.length / kernel.length
    let wanted = max(1e-3 * set.value, 1e-16 * unit * unit)
    guard bound <= wanted else {
      throw .notConverged(reached: bound, wanted: wanted, evaluations: set.evaluations)
    }
    return try Estimate(
      set.value, within: bound + .leastNonzeroMagnitude, of: "the moments of the Stein kernel"
    ).estimated(unless: isProved && !mean.isEstimated)
  }
}

extension Estimate {
  /// Adds a number that is known to a few units of rounding.
  fileprivate mutating func add(_ term: Double) {
    self = Estimate(
      value + term,
      error: error + 8 * unitRoundoff * (abs(term) + abs(value)))
  }
}
