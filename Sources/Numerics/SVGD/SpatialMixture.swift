import Arithmetic

/// A mixture of isotropic normal distributions in a space of d dimensions,
/// p(x) = sum of w_k N(x; m_k, s_k² I).
public struct SpatialMixture: ScoreField, Hashable {
  /// One component.
  public struct Component: Sendable, Hashable {
    /// The mixing proportion, from 0 to 1.
    public let weight: Double
    /// The mean, one number for each axis.
    public let mean: [Double]
    /// The standard deviation along every axis, positive.
    public let sd: Double
    /// log(weight (sd sqrt(2 pi))^-d).
    fileprivate let logScale: Double
  }

  /// The components in the order in which they were given.
  public let components: [Component]
  /// The number of axes.
  public let dimension: Int

  /// A mixture with a standard deviation for each component.
  ///
  /// - Throws: As `Mixture.init(weights:means:sds:)`; also `NumericsError.countMismatch` when the means
  ///   differ in their number of coordinates or have none.
  public init(weights: [Double], means: [[Double]], sds: [Double]) throws(NumericsError) {
    // What holds for the weights and the standard deviations on the line holds here.
    let line = try Mixture(
      weights: weights, means: Array(repeating: 0, count: means.count), sds: sds)
    let dimension = means.first?.count ?? 0
    try Domain.checkCount(dimension, name: "the number of coordinates", atLeast: 1)
    for mean in means {
      guard mean.count == dimension else {
        throw .countMismatch(name: "means", count: mean.count, expected: dimension)
      }
      for coordinate in mean { try Domain.checkLocation(coordinate, name: "mean") }
    }
    self.dimension = dimension
    components = zip(line.components, means).map { component, mean in
      Component(
        weight: component.weight, mean: mean, sd: component.sd,
        logScale: log(component.weight) - Double(dimension) * (log(component.sd) + halfLogTwoPi))
    }
  }

  /// The logarithms of the weighted component densities at a point.
  private func logWeights(_ x: [Double]) -> [Double] {
    components.map { component in
      var square = 0.0
      for (coordinate, mean) in zip(x, component.mean) {
        let z = (coordinate - mean) / component.sd
        square += z * z
      }
      return component.logScale - 0.5 * square
    }
  }

  /// The natural logarithm of the density at a point.
  public func logpdf(_ x: [Double]) -> Double {
    let weights = logWeights(x)
    let largest = weights.max() ?? 0
    guard largest.isFinite else { return largest }
    return largest + log(weights.reduce(0) { $0 + exp($1 - largest) })
  }

  /// The probability of each component when a point is observed.
  public func responsibilities(_ x: [Double]) -> [Double] {
    let weights = logWeights(x)
    let largest = weights.max() ?? 0
    let ratios = weights.map { exp($0 - largest) }
    let total = ratios.reduce(0, +)
    return ratios.map { $0 / total }
  }

  /// The gradient of the log density at a point.
  public func score(_ x: [Double]) -> [Double] {
    var score = Array(repeating: 0.0, count: dimension)
    for (share, component) in zip(responsibilities(x), components) where share > 0 {
      for axis in 0..<dimension {
        score[axis] += share * ((component.mean[axis] - x[axis]) / component.sd / component.sd)
      }
    }
    return score
  }

  /// The scores of the particles in a range, axis by axis.
  public func scores(_ particles: Particles, _ range: Range<Int>) -> [Double] {
    var result = Array(repeating: 0.0, count: dimension * range.count)
    for row in range {
      for (axis, value) in score(particles[row]).enumerated() {
        result[axis * range.count + row - range.lowerBound] = value
      }
    }
    return result
  }

  /// The distribution of X + N(0, sd² I) noise: every component's variance grows by sd².
  ///
  /// - Throws: `NumericsError.invalidParameter` when `sd` is negative or not finite.
  public func smoothed(sd noise: Double) throws(NumericsError) -> SpatialMixture {
    var sds: [Double] = []
    for component in components {
      sds.append(try hypotenuse(component.sd, noise, name: "sd"))
    }
    return try SpatialMixture(
      weights: components.map(\.weight), means: components.map(\.mean), sds: sds)
  }

  /// n independent draws; draw i depends on the key and i alone.
  ///
  /// - Throws: `NumericsError.invalidParameter` when n is below 0.
  public func sample(_ n: Int, key: RandomKey) throws(NumericsError) -> [[Double]] {
    try Domain.checkCount(n, name: "n", atLeast: 0)
    let normals = key / "normals"
    return (0..<n).map { index in
      var rest = (key / "component").uniform(index)
      var chosen = components.count - 1
      for (k, component) in components.enumerated() {
        rest -= component.weight
        if rest < 0 {
          chosen = k
          break
        }
      }
      return (0..<dimension).map { axis in
        components[chosen].mean[axis]
          + components[chosen].sd * normals.normal(index * dimension + axis)
      }
    }
  }
}
