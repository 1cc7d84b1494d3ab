public import Arithmetic

/// The parameters of one component of a fitted mixture, each with what is known of it.
public struct FittedParameters: Sendable {
  /// A fitted parameter.
  public struct Parameter: Sendable {
    /// The value, with a bound on its distance from that at the optimum.
    public let estimate: Estimate
    /// Whether it was fitted, and not kept from the start.
    public let isFree: Bool
    /// The standard error of `scale` of the parameter for independent draws; nil where it is not free or
    /// not known.
    public let standardError: Double?
    /// The degrees of freedom of that error; 0 where the draws do not tell what it is.
    public let degrees: Double
    /// The scale on which the parameter is about normal.
    public let scale: Scale
  }

  /// A scale on which a fitted parameter is about normal for many draws.
  public enum Scale: Sendable {
    /// The parameter itself.
    case linear
    /// Its logarithm.
    case logarithmic
    /// The logarithm of its odds.
    case logistic
  }

  /// The mixing proportion.
  public let weight: Parameter
  /// The mean.
  public let mean: Parameter
  /// The standard deviation.
  public let sd: Parameter
}

extension FittedParameters.Parameter {
  /// The interval at a level: Student's quantile of standard errors to both sides on the parameter's scale,
  /// widened by the distance from the optimum; nil where the draws say too little.
  public func interval(level: Double) -> ClosedRange<Double>? {
    guard let reach = MixtureFit.reach(standardError, degrees, level: level) else { return nil }
    let x = estimate.value
    let ends: (lower: Double, upper: Double)
    switch scale {
    case .linear: ends = (x - reach, x + reach)
    case .logarithmic: ends = (x * exp(-reach), x * exp(reach))
    case .logistic:
      // w/(w + (1 - w) e^r).
      ends = (x / (x + (1 - x) * exp(reach)), x / (x + (1 - x) * exp(-reach)))
    }
    guard ends.lower.isFinite, ends.upper.isFinite else { return nil }
    let lower = ends.lower - estimate.error
    let upper = ends.upper + estimate.error
    return scale == .logistic ? max(0, lower)...min(1, upper) : lower...upper
  }
}

extension MixtureFit {
  /// The least degrees of freedom of a standard error that an interval is made with.
  static let leastDegrees = 20.0

  /// Student's quantile times a standard error; nil where that is not known well enough.
  static func reach(_ error: Double?, _ degrees: Double, level: Double) -> Double? {
    guard let error, degrees >= leastDegrees, level > 0, level < 1,
      let quantile = try? StudentT(degrees: degrees).quantile(0.5 * (1 - level))
    else { return nil }
    return -quantile * error
  }
}

extension ParameterSpace {
  /// The parameters of the fitted mixture at a minimum, with their standard errors.
  func parameters(
    of mixture: Mixture, _ found: Minimum, _ sandwich: SandwichVariance?, isTold: Bool
  ) -> [FittedParameters] {
    let count = fixed.count
    let oddsCount = free.contains(.weights) ? count - 1 : 0
    let meanStart = oddsCount
    let sdStart = meanStart + (free.contains(.means) ? count : 0)
    let odds = found.errors.prefix(oddsCount).max() ?? 0
    func error(_ bound: Double) -> Double {
      found.converged && bound.isFinite ? bound : 0
    }
    func single(_ index: Int, _ factor: Double) -> SandwichVariance.Error? {
      sandwich?.error(of: found.place.indices.map { $0 == index ? factor : 0 })
    }
    func parameter(
      _ estimate: Estimate, _ isFree: Bool, _ error: SandwichVariance.Error?,
      _ scale: FittedParameters.Scale
    ) -> FittedParameters.Parameter {
      FittedParameters.Parameter(
        estimate: estimate, isFree: isFree, standardError: isFree ? error?.value : nil,
        degrees: isFree && isTold ? error?.degrees ?? 0 : 0, scale: scale)
    }
    return mixture.components.enumerated().map { k, component in
      let w = component.weight
      // The log odds of any two components move by at most twice the largest error.
      let weightError = w * (1 - w) * expMinusOne(min(2 * odds, 700)) + 4 * w.ulp
      let weight = parameter(
        Estimate(w, error: oddsCount > 0 ? error(weightError) : 0), oddsCount > 0,
        oddsCount > 0 ? sandwich?.error(of: logitSlopes(mixture, k)) : nil, .logistic)
      let mean = free.contains(.means)
      let width = fixed[k].sd
      let meanError = mean ? width * found.errors[meanStart + k] + 2 * component.mean.ulp : 0
      let sd = free.contains(.sds)
      let sdError =
        sd
        ? component.sd * expMinusOne(min(found.errors[sdStart + k], 700)) + 4 * component.sd.ulp : 0
      let fittedMean = parameter(
        Estimate(component.mean, error: mean ? error(meanError) : 0), mean,
        mean ? single(meanStart + k, width) : nil, .linear)
      let fittedSd = parameter(
        Estimate(component.sd, error: sd ? error(sdError) : 0), sd,
        sd ? single(sdStart + k, 1) : nil, .logarithmic)
      return FittedParameters(weight: weight, mean: fittedMean, sd: fittedSd)
    }
  }

  /// The derivatives of log(w_k/(1 - w_k)) by the variables: (dl_k - sum_j w_j dl_j)/(1 - w_k).
  private func logitSlopes(_ mixture: Mixture, _ k: Int) -> [Double] {
    let weights = mixture.components.map(\.weight)
    let rest = max(weights.enumerated().reduce(0) { $1.offset == k ? $0 : $0 + $1.element }, 1e-300)
    return start.indices.map { index in
      guard index < weights.count - 1 else { return 0 }
      let j = index + 1
      return ((j == k ? 1 : 0) - weights[j]) / rest
    }
  }
}
