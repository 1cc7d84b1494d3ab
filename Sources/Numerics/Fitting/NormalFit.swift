public import Arithmetic

/// A normal density fitted to another one by variational inference: KL(q‖p) is minimal among the normal
/// densities q nearby.
public struct NormalFit: Sendable {
  /// The fitted density.
  public let normal: Normal
  /// The mean, with a bound on its distance from that of the local optimum.
  public let mean: Estimate
  /// The standard deviation, with a bound on its distance from that of the local optimum.
  public let sd: Estimate
  /// How many steps were taken.
  public let iterations: Int

  /// The local optimum that is reached from a start.
  ///
  /// With x = m + s Z the divergence is -log s - E log p(m + s Z) up to a constant, its slopes are
  /// -E score and -1 - s E[Z score] (in m and log s). The expectations are trapezoidal sums over 10
  /// standard deviations at distances of 1/16, whose error for a smooth log density is far below that
  /// of rounding; the normaliser of p does not matter.
  ///
  /// - Throws: `NumericsError.nonFiniteIntegrand` when the log density is not finite around the start;
  ///   `notConverged` when no local optimum is reached.
  /// - Complexity: 321 scores for each of about 60 gradients.
  public init(to p: any Density, from start: Normal) throws(NumericsError) {
    let nodes = (-160...160).map { Double($0) / 16 }
    let weights = nodes.map { exp(StandardNormal.logpdf($0)) / 16 }
    func sample(_ place: [Double]) -> GradientSample {
      let mean = start.mean + start.sd * place[0]
      let sd = start.sd * exp(place[1])
      var value = CompensatedSum()
      var byMean = CompensatedSum()
      var bySd = CompensatedSum()
      var error = 0.0
      for (z, weight) in zip(nodes, weights) {
        let x = mean + sd * z
        let score = p.score(x)
        value.add(-weight * p.logpdf(x))
        byMean.add(-weight * score * start.sd)
        bySd.add(-weight * score * sd * z)
        // The abscissa is rounded too.
        error +=
          weight
          * (p.scoreError(x) + 4 * unitRoundoff * (abs(score) + abs(x * p.scoreDerivative(x))))
          * max(start.sd, sd * abs(z))
      }
      return GradientSample(
        value: value.value - place[1], gradient: [byMean.value, bySd.value - 1],
        gradientError: error)
    }
    let first = sample([0, 0])
    guard first.value.isFinite, first.gradient.allSatisfy(\.isFinite) else {
      throw .nonFiniteIntegrand(at: start.mean, value: first.value)
    }
    let found = minimum(from: [0, 0], limit: 1e4, sample)
    guard found.converged, found.errors.allSatisfy(\.isFinite) else {
      throw .notConverged(
        reached: found.errors.max() ?? .infinity, wanted: 1e-13, evaluations: found.iterations)
    }
    let mean = start.mean + start.sd * found.place[0]
    let sd = start.sd * exp(found.place[1])
    normal = try Normal(mean: mean, sd: sd)
    self.mean = try Estimate(
      mean, within: start.sd * found.errors[0] + 2 * mean.ulp, of: "the fitted mean")
    self.sd = try Estimate(
      sd, within: sd * expMinusOne(min(found.errors[1], 700)) + 2 * sd.ulp, of: "the fitted width")
    iterations = found.iterations
  }
}
