public import Arithmetic

/// A mixture fitted to a sample.
public struct MixtureFit: Sendable {
  /// What is fitted; everything else stays as in the start.
  public enum Parameter: String, Sendable, Hashable, CaseIterable {
    case weights
    case means
    case sds
  }

  /// The fitted mixture.
  public let mixture: Mixture
  /// The objective.
  public let method: FitMethod
  /// The logarithms of the weights relative to the first one.
  public let logOdds: [Estimate]
  /// The parameters of the components, those that are free with the distance from the optimum as their
  /// error; where no optimum was reached, without.
  public let parameters: [FittedParameters]
  /// The standard error of the last of the log odds of a fit by likelihood by the sandwich estimate, for
  /// independent draws; nil where the weights are not free, at no local optimum, and where the objective is flat
  /// there.
  public let logOddsError: Double?
  /// The degrees of freedom of that error; 0 where the draws do not tell what it is.
  public let logOddsDegrees: Double
  /// By how much twice the log-likelihood of the draws would fall if two components became one, for the two
  /// that are told apart the least; infinite where no two can. See ``leastEvidence``.
  public let evidence: Double
  /// The value of the objective: the mean log-likelihood, or the mean of s² + 2 s'.
  public let objective: Double
  /// Whether a local optimum was reached. Not so when the optimum is at infinity, as for a weight that
  /// tends to 0; the mixture is then where the search ended.
  public let converged: Bool
  /// How many steps were taken.
  public let iterations: Int
  /// Whether the interval of the log odds is that of ``LogOddsTest``.
  private let isTested: Bool
  /// The draws of such a fit.
  private let sample: [Double]

  /// The fit that is reached from a start.
  ///
  /// The variables are the log odds of the weights, the means in units of the start's widths and the
  /// logarithms of the standard deviations; the objective is optimised by a damped Newton method with
  /// exact gradients. A weight below 1e-13 of the first or above 1e13 times counts as infinite.
  ///
  /// - Throws: `NumericsError.invalidParameter` for an empty sample or a start with a weight of 0.
  /// - Complexity: O(n m) for n draws and m components, times some 2 d gradients for d variables, for
  ///   each of about 10 steps.
  public init(
    to sample: [Double], from start: Mixture, free: Set<Parameter>, by method: FitMethod
  ) throws(NumericsError) {
    try Domain.checkCount(sample.count, name: "the number of draws", atLeast: 1)
    for component in start.components where component.weight == 0 {
      throw .invalidParameter(
        name: "weight", value: 0, requirement: "positive in the start of a fit")
    }
    self.method = method
    let space = ParameterSpace(start, free)
    let objective = MixtureObjective(sample, method)
    let found = minimum(from: space.start, limit: 30) { place in
      space.gradient(objective.sample(space.components(place)), at: place)
    }
    let components = space.components(found.place)
    let total = components.reduce(0) { $0 + exp($1.logWeight) }
    mixture = try Mixture(
      weights: components.map { exp($0.logWeight) / total }, means: components.map(\.mean),
      sds: components.map(\.sd))
    converged = found.converged
    iterations = found.iterations
    self.objective = method == .likelihood ? -found.value : found.value
    let isFree = free.contains(.weights)
    isTested = free == [.weights] && components.count == 2
    // By score matching estimates are far from normal, at any number of draws, for many models that are not
    // the truth.
    let sandwich =
      found.converged && method == .likelihood && !isTested
      ? Self.sandwich(sample, space, at: found.place) : nil
    self.sample = isTested ? sample : []
    evidence = space.evidence(of: sample, for: components)
    let isTold = evidence >= Self.leastEvidence
    let odds =
      isFree && components.count > 1
      ? sandwich?.error(of: found.place.indices.map { $0 == components.count - 2 ? 1 : 0 }) : nil
    logOddsError = odds?.value
    logOddsDegrees = isTold ? odds?.degrees ?? 0 : 0
    parameters = space.parameters(of: mixture, found, sandwich, isTold: isTold)
    logOdds = components.indices.map { k in
      guard isFree, k > 0 else {
        return Estimate(components[k].logWeight - components[0].logWeight)
      }
      let error = found.errors[k - 1]
      return Estimate(
        components[k].logWeight - components[0].logWeight,
        error: found.converged && error.isFinite ? error : 60)
    }
  }
}

extension MixtureFit {
  /// The least evidence with which free parameters have intervals. Where two components can hardly be told
  /// from one, the estimates are far from normal about the truth, and what the optimum looks like does not show
  /// it: near that place the likelihood has no second derivative to speak of (Chen, 1995,
  /// doi:10.1214/aos/1176324464). The limit was found by trial.
  public static let leastEvidence = 60.0

  /// The interval of the last of the log odds at a level; nil where the draws say too little.
  ///
  /// For the odds of two components that are known that of ``LogOddsTest``, which is there without an optimum, too;
  /// else by likelihood that of the sandwich estimate.
  public func logOddsInterval(level: Double) -> ClosedRange<Double>? {
    if isTested, let odds = logOdds.last {
      let components = mixture.components.map {
        FittedComponent(logWeight: 0, mean: $0.mean, sd: $0.sd)
      }
      let test = try? LogOddsTest(sample, components, by: method, level: level)
      return test?.interval(about: odds.value)
    }
    guard let odds = logOdds.last,
      let reach = Self.reach(logOddsError, logOddsDegrees, level: level)
    else { return nil }
    return (odds.value - reach - odds.error)...(odds.value + reach + odds.error)
  }

  /// The interval of the weight of a component at a level; nil where the draws say too little.
  ///
  /// - Parameter odds: That of the log odds at this level.
  public func weightInterval(
    _ index: Int, level: Double, logOdds odds: ClosedRange<Double>?
  ) -> ClosedRange<Double>? {
    guard isTested else { return parameters[index].weight.interval(level: level) }
    guard let odds else { return nil }
    func share(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
    let (least, most) =
      index == 0
      ? (share(-odds.upperBound), share(-odds.lowerBound))
      : (share(odds.lowerBound), share(odds.upperBound))
    return max(0, least.nextDown)...min(1, most.nextUp)
  }

  /// The sandwich estimate of the covariance of the variables.
  private static func sandwich(
    _ sample: [Double], _ space: ParameterSpace, at place: [Double]
  ) -> SandwichVariance {
    let components = space.components(place)
    let objective = MixtureObjective(sample, .likelihood)
    let own = sample.map { x in
      space.gradient(MixtureObjective([x], .likelihood).sample(components), at: place).gradient
    }
    return SandwichVariance(at: place, gradients: own) { place in
      space.gradient(objective.sample(space.components(place)), at: place).gradient
    }
  }
}

/// A component in the variables of a fit.
struct FittedComponent: Sendable {
  /// Up to a constant that all components share.
  var logWeight: Double
  var mean: Double
  var sd: Double
}

/// The free parameters as one list of variables of the order of 1.
struct ParameterSpace {
  let start: [Double]
  let fixed: [FittedComponent]
  let free: Set<MixtureFit.Parameter>

  init(_ mixture: Mixture, _ free: Set<MixtureFit.Parameter>) {
    fixed = mixture.components.map {
      FittedComponent(
        logWeight: log($0.weight) - log(mixture.components[0].weight), mean: $0.mean, sd: $0.sd)
    }
    self.free = free
    var start: [Double] = []
    if free.contains(.weights) { start += fixed.dropFirst().map(\.logWeight) }
    if free.contains(.means) { start += fixed.map { _ in 0 } }
    if free.contains(.sds) { start += fixed.map { _ in 0 } }
    self.start = start
  }

  func components(_ place: [Double]) -> [FittedComponent] {
    var result = fixed
    var variables = place[...]
    if free.contains(.weights) {
      for k in result.indices.dropFirst() { result[k].logWeight = variables.popFirst() ?? 0 }
    }
    if free.contains(.means) {
      for k in result.indices { result[k].mean += fixed[k].sd * (variables.popFirst() ?? 0) }
    }
    if free.contains(.sds) {
      for k in result.indices { result[k].sd *= exp(variables.popFirst() ?? 0) }
    }
    return result
  }

  /// The gradient in the variables from that in the parameters.
  func gradient(_ sample: MixtureObjective.Sample, at place: [Double]) -> GradientSample {
    var gradient: [Double] = []
    if free.contains(.weights) { gradient += sample.slopes.dropFirst().map(\.logWeight) }
    if free.contains(.means) {
      gradient += sample.slopes.indices.map { sample.slopes[$0].mean * fixed[$0].sd }
    }
    if free.contains(.sds) { gradient += sample.slopes.map(\.logSd) }
    return GradientSample(
      value: sample.value, gradient: gradient, gradientError: sample.gradientError)
  }

  /// By how much twice the log-likelihood of a sample falls if a component and the one next to it become one, for
  /// those where that is least; infinite where no two can, since their means are given.
  ///
  /// One in place of two has their mean and variance as far as these are free, and else the better of what both
  /// have.
  ///
  /// - Complexity: O(n m²) for n draws and m components.
  func evidence(of sample: [Double], for components: [FittedComponent]) -> Double {
    guard components.count > 1, free.contains(.means) || free.contains(.sds) else {
      return .infinity
    }
    let objective = MixtureObjective(sample, .likelihood)
    let whole = objective.sample(components).value
    var least = Double.infinity
    for (k, own) in components.enumerated() {
      let others = components.indices.filter {
        $0 != k && (free.contains(.means) || components[$0].mean == own.mean)
      }
      let near = others.min { distance(own, components[$0]) < distance(own, components[$1]) }
      guard let near else { continue }
      for joined in joined(own, components[near]) {
        var fewer = components
        fewer[min(k, near)] = joined
        fewer.remove(at: max(k, near))
        least = min(least, 2 * Double(sample.count) * (objective.sample(fewer).value - whole))
      }
    }
    return least
  }

  /// How far two components are apart, in their widths.
  private func distance(_ a: FittedComponent, _ b: FittedComponent) -> Double {
    abs(a.mean - b.mean) / max(a.sd, b.sd) + abs(log(a.sd) - log(b.sd))
  }

  /// What two components may become together.
  private func joined(_ a: FittedComponent, _ b: FittedComponent) -> [FittedComponent] {
    let shift = max(a.logWeight, b.logWeight)
    let (first, second) = (exp(a.logWeight - shift), exp(b.logWeight - shift))
    let total = first + second
    let mean = (first * a.mean + second * b.mean) / total
    let variance =
      (first * (a.sd * a.sd + (a.mean - mean) * (a.mean - mean))
        + second * (b.sd * b.sd + (b.mean - mean) * (b.mean - mean))) / total
    let widths = free.contains(.sds) ? [variance.squareRoot()] : [a.sd, b.sd]
    return widths.map {
      FittedComponent(
        logWeight: shift + log(total), mean: free.contains(.means) ? mean : a.mean, sd: $0)
    }
  }
}
