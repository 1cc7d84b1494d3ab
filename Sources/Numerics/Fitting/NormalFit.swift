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
  /// A bound on how far the divergence of `normal` is above that of the local optimum.
  public let excess: Double
  /// How many steps were taken.
  public let iterations: Int

  /// The local optimum that is reached from a start.
  ///
  /// With x = m + s Z the divergence is -log s - E log p(m + s Z) up to a constant, its slopes are
  /// -E score and -1 - s E[Z score] (in m and log s). The expectations are adaptive quadratures that know
  /// where p has its modes, transitions and kinks; the normaliser of p does not matter.
  ///
  /// - Throws: `NumericsError.outsideSupport` when p has no mass somewhere on the line;
  ///   `nonFiniteIntegrand` when the log density is not finite around the start; `notConverged` when no
  ///   local optimum is reached.
  /// - Complexity: About 2,000 scores for each of about 60 gradients.
  public init(to p: any Density, from start: Normal) throws(NumericsError) {
    try start.checkSupport(inside: p)
    var start = start
    var found = try Self.minimum(p, start)
    var iterations = found.iterations
    // Far from the start in its units the search goes on from where it is, in new ones.
    for _ in 0..<8 where abs(found.place[0]) > 100 || abs(found.place[1]) > 2 {
      guard
        let next = try? Normal(
          mean: start.mean + start.sd * found.place[0], sd: start.sd * exp(found.place[1])),
        let further = try? Self.minimum(p, next)
      else { break }
      (start, found) = (next, further)
      iterations += further.iterations
    }
    guard found.converged, found.errors.allSatisfy(\.isFinite) else {
      throw .notConverged(
        reached: found.errors.max() ?? .infinity, wanted: 1e-13, evaluations: found.iterations)
    }
    let resolved = try Self.resolved(found, p, start)
    let isProved = resolved != nil
    found = resolved ?? found
    let mean = start.mean + start.sd * found.place[0]
    let sd = start.sd * exp(found.place[1])
    normal = try Normal(mean: mean, sd: sd)
    self.mean = try Estimate(
      mean, within: start.sd * found.errors[0] + 2 * mean.ulp, of: "the fitted mean"
    ).estimated(unless: isProved)
    self.sd = try Estimate(
      sd, within: sd * expMinusOne(min(found.errors[1], 700)) + 2 * sd.ulp, of: "the fitted width"
    ).estimated(unless: isProved)
    self.iterations = iterations
    let reach = max(self.mean.error / start.sd, self.sd.error / sd)
    excess =
      Self.curvature(of: NormalObjective(p, start, cuts: []), at: found.place) * reach * reach
  }

  /// More than the sum of the second derivatives of the divergence, by central differences of its gradient.
  private static func curvature(of objective: NormalObjective, at place: [Double]) -> Double {
    var sum = 0.0
    let step = 1e-4
    for i in place.indices {
      let slopes = [step, -step].compactMap { change -> [Double]? in
        var shifted = place
        shifted[i] += change
        return objective.sample(shifted)?.gradient
      }
      guard slopes.count == 2 else { return .infinity }
      sum += zip(slopes[0], slopes[1]).reduce(0) { $0 + abs($1.0 - $1.1) } / (2 * step)
    }
    return 2 * sum
  }

  /// The fit again, with the errors of what lies between the nodes, and with pieces that show what lay there.
  ///
  /// - Returns: nil where nothing bounds what lies there, or where it leads too far away.
  private static func resolved(
    _ found: Minimum, _ p: any Density, _ start: Normal
  ) throws(NumericsError) -> Minimum? {
    var found = found
    var cuts: [Double] = []
    for _ in 0..<4 {
      let objective = NormalObjective(p, start, cuts: cuts)
      guard
        let normal = try? Normal(
          mean: start.mean + start.sd * found.place[0], sd: start.sd * exp(found.place[1])),
        let formulas = FormulaPair(normal, p)
      else { return found }
      let panels = objective.panels(normal.mean, normal.sd)
      let resolved = try formulas.resolved(panels, degree: 1, length: normal.sd)
      guard resolved.open.isFinite else { return nil }
      let known = Set(panels.map { $0.place($0.lower).x.value })
      let added = resolved.panels.map { $0.place($0.lower).x.value }
        .filter { !known.contains($0) }
      if added.isEmpty {
        // The slopes are means of the score and of z times it, for z up to 39.
        let missed = 40 * resolved.open * max(1, start.sd / normal.sd)
        guard let sample = objective.sample(found.place) else { return nil }
        let factor = 1 + missed / sample.gradientError
        found.errors = found.errors.map { $0 * factor }
        return found
      }
      cuts += added
      let iterations = found.iterations
      found = try minimum(p, start, from: found.place, cuts: cuts)
      found.iterations += iterations
      guard found.converged, found.errors.allSatisfy(\.isFinite) else { return nil }
    }
    return nil
  }

  private static func minimum(
    _ p: any Density, _ start: Normal, from place: [Double] = [0, 0], cuts: [Double] = []
  ) throws(NumericsError) -> Minimum {
    let objective = NormalObjective(p, start, cuts: cuts)
    guard let first = objective.sample([0, 0]) else {
      throw .nonFiniteIntegrand(at: start.mean, value: p.logpdf(start.mean))
    }
    let nowhere = GradientSample(value: .infinity, gradient: first.gradient, gradientError: 0)
    return Numerics.minimum(from: place, limit: 1e12) { objective.sample($0) ?? nowhere }
  }
}

/// The divergence of a normal density from p with its gradient, in units of the start.
private struct NormalObjective {
  private let p: any Density
  private let start: Normal
  private let landmarks: [Landmark]
  private let cuts: [Double]

  init(_ p: any Density, _ start: Normal, cuts: [Double]) {
    self.p = p
    self.start = start
    self.cuts = cuts
    landmarks = p.peaks + p.transitions
  }

  /// The pieces of the quadratures: beyond 39 standard deviations the weight is below every number.
  func panels(_ mean: Double, _ sd: Double) -> [Panel] {
    Partition.panels(
      from: mean - 39 * sd, to: mean + 39 * sd,
      landmarks: landmarks + [Landmark(clampedLocation: mean, scale: sd)], breaks: p.breaks + cuts)
  }

  /// The objective at a mean and a logarithm of the width, both relative to the start; nil where it is
  /// not finite.
  func sample(_ place: [Double]) -> GradientSample? {
    let mean = start.mean + start.sd * place[0]
    let sd = start.sd * exp(place[1])
    guard mean.isFinite, sd.isFinite, sd > 0 else { return nil }
    let panels = panels(mean, sd)
    func expectation(_ f: (Double, Double) -> IntegrandSample) -> Estimate? {
      var set = PanelSet(panels, roundsAbscissa: true)
      do {
        try set.refine(Tolerance(relative: 1e-14, absolute: 1e-15, maximumEvaluations: 40_000)) {
          x throws(Interruption) in
          let z = Abscissa(x.base, plus: x.offset).distance(from: Abscissa(mean)) / sd
          let weight = exp(StandardNormal.logpdf(z)) / sd
          guard weight > 0 else { return IntegrandSample(value: 0, error: 0) }
          let sample = f(x.value, z)
          return IntegrandSample(
            value: weight * sample.value,
            error: weight
              * (sample.error + abs(sample.value) * unitRoundoff * (8 + 3 * z * z)))
        }
      } catch {
        return nil
      }
      return Estimate(set.value, error: set.truncation + set.rounding)
    }
    let p = p
    let (width, unit) = (sd, start.sd)
    guard
      let value = expectation({ x, _ in
        let logarithm = p.logpdfEstimate(x)
        return IntegrandSample(value: -logarithm.value, error: logarithm.error)
      }),
      let byMean = expectation({ x, _ in
        let score = p.scoreEstimate(x)
        return IntegrandSample(value: -score.value * unit, error: score.error * unit)
      }),
      let bySd = expectation({ x, z in
        let found = p.scoreEstimate(x)
        let score = found.value * width
        return IntegrandSample(
          value: -score * z,
          error: found.error * width * abs(z) + 4 * unitRoundoff * abs(score * z))
      })
    else { return nil }
    return GradientSample(
      value: value.value - place[1], gradient: [byMean.value, bySd.value - 1],
      gradientError: max(byMean.error, bySd.error + unitRoundoff))
  }
}
