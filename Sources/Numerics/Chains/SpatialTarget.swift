import Arithmetic

/// A mixture of isotropic normals in space as what chains move towards.
///
/// Eight points at a time and with arithmetic that is the same on every processor.
public struct SpatialTarget: ChainTarget {
  private struct Term {
    let mean: [Double]
    let precision: Double
    /// log(weight / sd^d).
    let logScale: Double
  }

  private let terms: [Term]
  /// The number of axes.
  public let dimension: Int
  /// Yes.
  public var hasLogDensity: Bool { true }

  /// The mixture.
  public init(_ mixture: SpatialMixture) {
    let dimension = mixture.dimension
    self.dimension = dimension
    terms = mixture.components.filter { $0.weight > 0 }.map {
      Term(
        mean: $0.mean, precision: 1 / ($0.sd * $0.sd),
        logScale: $0.weight.portableLogarithm - Double(dimension) * $0.sd.portableLogarithm)
    }
  }

  /// The mean of the component scores under the responsibilities, and the logarithm of the sum.
  public func look(
    at points: UnsafePointer<Double>, count: Int, scores: UnsafeMutablePointer<Double>,
    logs: UnsafeMutablePointer<Double>?
  ) {
    let places = UnsafeRawPointer(points)
    let results = UnsafeMutableRawPointer(scores)
    var weights = Array(repeating: SIMD8<Double>(), count: terms.count)
    for first in stride(from: 0, to: count, by: 8) {
      func coordinate(_ axis: Int) -> SIMD8<Double> {
        places.loadUnaligned(fromByteOffset: 8 * (axis * count + first), as: SIMD8<Double>.self)
      }
      var largest = SIMD8<Double>(repeating: -.infinity)
      for (index, term) in terms.enumerated() {
        var square = SIMD8<Double>()
        for axis in 0..<dimension {
          let gap = coordinate(axis) - term.mean[axis]
          square += gap * gap
        }
        let weight = term.logScale - (0.5 * term.precision) * square
        weights[index] = weight
        largest = largest.replacing(with: weight, where: weight .> largest)
      }
      var total = SIMD8<Double>()
      for index in weights.indices {
        weights[index] = (weights[index] - largest).exponential
        total += weights[index]
      }
      for axis in 0..<dimension {
        let x = coordinate(axis)
        var sum = SIMD8<Double>()
        for (weight, term) in zip(weights, terms) {
          sum += weight * (term.precision * (term.mean[axis] - x))
        }
        results.storeBytes(
          of: sum / total, toByteOffset: 8 * (axis * count + first), as: SIMD8<Double>.self)
      }
      if let logs {
        let log = largest + total.logarithm
        for lane in 0..<8 { logs[first + lane] = log[lane] }
      }
    }
  }
}
