import Arithmetic
import Bisection

/// A mixture of normal distributions, p(x) = sum of w_k N(x; m_k, s_k²).
///
/// All functions are computed from logarithms of the weighted component densities, relative to the
/// component that dominates at x, so that they keep their relative accuracy in the far tails and near
/// a component whose neighbours contribute 1e-31 of the score.
public struct Mixture: Density, Hashable {
  /// One component: its weight, mean and standard deviation.
  public struct Component: Sendable, Hashable {
    /// The mixing proportion, from 0 to 1.
    public let weight: Double
    /// The mean of the component.
    public let mean: Double
    /// The standard deviation of the component, positive.
    public let sd: Double
  }

  /// The components in the order in which they were given, those of weight 0 included.
  public let components: [Component]

  /// The components of positive weight, prepared for evaluation.
  let terms: [MixtureTerm]

  /// A bound on the relative error of each weight: of the weights as given, of the sum that they were
  /// divided by, and of the division.
  public let weightError: Double

  /// A mixture with a standard deviation for each component.
  ///
  /// The weights must sum to 1 within 1e-12 and are divided by their sum; a weight of 0 leaves its
  /// component out.
  ///
  /// - Parameter errors: Bounds on the errors of the weights, or none where all are exact. They are
  ///   roundings: what they do is followed to first order.
  /// - Throws: `NumericsError.countMismatch` when the lists differ in length;
  ///   `NumericsError.invalidParameter` when there is no component, a weight is negative, the weights
  ///   do not sum to 1, or a mean or standard deviation is out of range (see `Normal`).
  public init(
    weights: [Double], means: [Double], sds: [Double], errors: [Double] = []
  ) throws(NumericsError) {
    try Domain.checkCount(weights.count, name: "the number of weights", atLeast: 1)
    guard means.count == weights.count else {
      throw .countMismatch(name: "means", count: means.count, expected: weights.count)
    }
    guard sds.count == weights.count else {
      throw .countMismatch(name: "sds", count: sds.count, expected: weights.count)
    }
    var total = CompensatedSum()
    for weight in weights {
      guard weight >= 0, weight.isFinite else {
        throw .invalidParameter(
          name: "weight", value: weight, requirement: "a number that is not negative")
      }
      total.add(weight)
    }
    guard abs(total.value - 1) <= 1e-12 else {
      throw .invalidParameter(
        name: "the distance of the sum of the weights from 1", value: abs(total.value - 1),
        requirement: "at most 1e-12")
    }
    // The compensated total is rounded once, and so is each weight.
    let isExact = total.value == 1 && Self.exactSum(weights) == 1
    var components: [Component] = []
    components.reserveCapacity(weights.count)
    for (index, weight) in weights.enumerated() {
      try Domain.checkLocation(means[index], name: "mean")
      try Domain.checkScale(sds[index], name: "sd")
      components.append(
        Component(weight: weight / total.value, mean: means[index], sd: sds[index]))
    }
    self.init(
      checked: components,
      weightError: (isExact ? 0 : 3 * unitRoundoff) + Self.relativeError(weights, errors))
  }

  /// What errors of weights can do to one of them over the sum of all, relative to it.
  private static func relativeError(_ weights: [Double], _ errors: [Double]) -> Double {
    var largest = 0.0
    var sum = 0.0
    for (weight, error) in zip(weights, errors) where weight > 0 && error > 0 {
      largest = max(largest, error / weight)
      sum += error
    }
    return (largest + sum) * (1 + 1e-6)
  }

  /// The sum of weights that is computed without any rounding, as that of binary fractions is; nil for
  /// others. Their order does not matter.
  static func exactSum(_ weights: [Double]) -> Double? {
    var sum = 0.0
    for weight in weights.sorted() {
      let next = DoubledNumber(sum, minus: -weight)
      guard next.rest == 0 else { return nil }
      sum = next.leading
    }
    return sum
  }

  /// A mixture whose components share a standard deviation.
  ///
  /// - Throws: As `init(weights:means:sds:)`.
  public init(weights: [Double], means: [Double], sd: Double) throws(NumericsError) {
    try self.init(
      weights: weights, means: means, sds: Array(repeating: sd, count: weights.count))
  }

  /// A mixture with one component.
  init(normal: Normal) {
    self.init(
      checked: [Component(weight: 1, mean: normal.mean, sd: normal.sd)], weightError: 0)
  }

  private init(checked components: [Component], weightError: Double) {
    self.components = components
    self.weightError = weightError
    terms = components.indices.compactMap { index in
      MixtureTerm(components[index], position: index)
    }
  }

  /// The component means with their standard deviations.
  public var peaks: [Landmark] {
    terms.map { Landmark(clampedLocation: $0.mean, scale: $0.sd) }
  }

  /// Both like exp(-x²/2).
  public var tails: Tails { Tails(both: .normal) }

  /// The distribution of X + N(0, sd²) noise: every component's variance grows by sd².
  ///
  /// - Throws: `NumericsError.invalidParameter` when `sd` is negative or not finite.
  public func smoothed(sd noise: Double) throws(NumericsError) -> Mixture {
    var widened: [Component] = []
    for component in components {
      let sd = try hypotenuse(component.sd, noise, name: "sd")
      try Domain.checkScale(sd, name: "sd")
      widened.append(Component(weight: component.weight, mean: component.mean, sd: sd))
    }
    return Mixture(checked: widened, weightError: weightError)
  }

  /// The mixture with other standard deviations, as many as there are components.
  ///
  /// - Throws: `NumericsError.countMismatch` when there are more or fewer; `invalidParameter` when one is
  ///   not positive.
  public func withWidths(_ sds: [Double]) throws(NumericsError) -> Mixture {
    guard sds.count == components.count else {
      throw .countMismatch(name: "sd", count: sds.count, expected: components.count)
    }
    for sd in sds { try Domain.checkScale(sd, name: "sd") }
    return Mixture(
      checked: zip(components, sds).map { Component(weight: $0.weight, mean: $0.mean, sd: $1) },
      weightError: weightError)
  }

  /// n independent draws.
  ///
  /// Draw i takes both words of the key's block i: the first chooses the component, the second is the
  /// normal deviate (that of `key.normal(i)`).
  ///
  /// - Throws: `NumericsError.invalidParameter` when n is below 0.
  /// - Complexity: O(n log(number of components)).
  public func sample(_ n: Int, key: RandomKey) throws(NumericsError) -> [Double] {
    try Domain.checkCount(n, name: "n", atLeast: 0)
    var bounds: [Double] = []
    var sum = CompensatedSum()
    for term in terms {
      sum.add(term.weight)
      bounds.append(sum.value)
    }
    return (0..<n).map { i in
      let block = key.block(i)
      let uniform = RandomKey.uniform(bits: block.first)
      let term = terms[bounds.dropLast().partitioningIndex { uniform < $0 }]
      return term.mean + term.sd * RandomKey.normal(bits: block.second)
    }
  }
}

/// A component of positive weight with what its evaluation needs.
struct MixtureTerm: Sendable, Hashable {
  let weight: Double
  let mean: Double
  let sd: Double
  /// 1/sd².
  let precision: Double
  /// log(weight / (sd sqrt(2 pi))).
  let logScale: Double
  /// The index among the components as given.
  let position: Int

  init?(_ component: Mixture.Component, position: Int) {
    guard component.weight > 0 else { return nil }
    weight = component.weight
    mean = component.mean
    sd = component.sd
    precision = 1 / (component.sd * component.sd)
    logScale = log(component.weight) - log(component.sd) - halfLogTwoPi
    self.position = position
  }

  /// (x - mean)/sd to about twice the working precision.
  func standardized(_ x: Abscissa) -> DoubledNumber { x.standardized(mean: mean, sd: sd) }
}
