import Arithmetic
import Diagnostics
import Numerics
import Script

/// Where the reference lists what moves particles.
let particleCategory = "Particles"

/// The type of particles on the real line, and of those in space.
let spatialParticles = ValueType.array(.numbers)
let particlesType = ValueType.oneOf([.numbers, spatialParticles])

extension Arguments {
  /// Particles on the real line (an array of numbers) or in space (an array of arrays of numbers).
  func particles(_ name: String) throws(WordError) -> Particles {
    let value = try value(name)
    let given: Value = value
    return try WordError.translating(["particles": name]) { () throws(NumericsError) in
      if case .numbers(let places) = given { return try Particles(places.values) }
      return try Particles(points: given.points)
    }
  }

  /// The score of a density on the real line or in space.
  func scoreField(_ name: String) throws(WordError) -> any ScoreField {
    try Self.scoreField(value(name), name)
  }

  /// The score of the density that a value is.
  static func scoreField(_ value: Value, _ name: String) throws(WordError) -> any ScoreField {
    guard case .object(let object) = value else {
      throw WordError("type-mismatch", "'\(name)' must be a density", parameter: name)
    }
    switch object.payload {
    case let density as DensityValue: return DensityScore(density.density)
    case let mixture as SpatialMixture: return mixture
    default:
      throw WordError(
        "type-mismatch", "'\(name)' must be a density, not \(value.phrase)", parameter: name)
    }
  }
}

extension Value {
  /// The elements of an array of arrays of numbers; what is none of these is left out.
  var points: [[Double]] {
    (elements ?? []).compactMap { element in
      if case .numbers(let numbers) = element { return numbers.values }
      return nil
    }
  }

  /// The errors of the coordinates of particles, axis by axis.
  var coordinateErrors: [Double] {
    if case .numbers(let numbers) = self { return numbers.array.map(\.error) }
    let points = (elements ?? []).map { $0.elements ?? [] }
    return (points.first ?? []).indices.flatMap { axis in
      points.map { point in
        guard point.indices.contains(axis), case .number(let number) = point[axis] else { return 0 }
        return number.error
      }
    }
  }

  /// Particles with their errors as a value: an array of numbers, or of arrays of numbers.
  init(_ particles: Particles, errors: [Double], isEstimated: Bool) {
    func numbers(_ values: [Double], _ errors: [Double]) -> Value {
      guard isEstimated else { return .numbers(Numbers(values, errors: errors)) }
      return .numbers(
        Numbers(zip(values, errors).map { Estimate($0, error: $1).estimated }))
    }
    let count = particles.count
    if particles.dimension == 1 {
      self = numbers(particles.coordinates, errors)
      return
    }
    self = .array(
      (0..<count).map { index in
        numbers(particles[index], (0..<particles.dimension).map { errors[$0 * count + index] })
      })
  }
}
