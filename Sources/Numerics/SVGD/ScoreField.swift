/// The score of a density at many points at once.
public protocol ScoreField: Sendable {
  /// The number of coordinates of a point.
  var dimension: Int { get }

  /// The scores of the particles in a range, axis by axis as in `Particles`.
  func scores(_ particles: Particles, _ range: Range<Int>) -> [Double]
}

/// The score of a density on the real line.
public struct DensityScore: ScoreField {
  /// The density.
  public let density: any Density
  private let components: [NormalScore]
  private let factor: Double

  /// The score of a density.
  ///
  /// Mixtures of normals, and powers of them, are evaluated eight points at a time.
  public init(_ density: any Density) {
    self.density = density
    var base = density
    var factor = 1.0
    if let tempered = base as? Tempered {
      base = tempered.base
      factor = tempered.beta
    }
    self.factor = factor
    switch base {
    case let normal as Normal: components = normal.asMixture.terms.map(NormalScore.init)
    case let mixture as Mixture: components = mixture.terms.map(NormalScore.init)
    default: components = []
    }
  }

  /// One.
  public var dimension: Int { 1 }

  /// The scores of the particles in a range, axis by axis.
  public func scores(_ particles: Particles, _ range: Range<Int>) -> [Double] {
    guard !components.isEmpty else {
      return range.map { density.score(particles.coordinates[$0]) }
    }
    let filling = (8 - range.count % 8) % 8
    let places =
      Array(particles.coordinates[range]) + Array(repeating: 0.0, count: filling)
    var result = places
    result.withUnsafeMutableBufferPointer { result in
      places.withUnsafeBufferPointer { places in
        mixtureScores(UnsafeRawBufferPointer(places), result)
      }
    }
    result.removeLast(filling)
    // So far out that the squares overflow, the careful way is needed.
    for index in result.indices where !result[index].isFinite {
      result[index] = density.score(particles.coordinates[range.lowerBound + index])
    }
    return result
  }

  /// The mean of the component scores under the responsibilities.
  private func mixtureScores(
    _ places: UnsafeRawBufferPointer, _ result: UnsafeMutableBufferPointer<Double>
  ) {
    components.withUnsafeBufferPointer { terms in
      switch terms.count {
      case 1:
        let result = UnsafeMutableRawBufferPointer(result)
        for place in stride(from: 0, to: places.count, by: 64) {
          let x = places.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
          result.storeBytes(
            of: factor * terms[0].score(x), toByteOffset: place, as: SIMD8<Double>.self)
        }
      case 2: pairScores(terms[0], terms[1], places, result)
      default: sumScores(terms, places, result)
      }
    }
  }

  /// Two components: the one with the larger responsibility, and the ratio of the two.
  private func pairScores(
    _ a: NormalScore, _ b: NormalScore, _ places: UnsafeRawBufferPointer,
    _ ratios: UnsafeMutableBufferPointer<Double>
  ) {
    let bytes = UnsafeMutableRawBufferPointer(ratios)
    for place in stride(from: 0, to: places.count, by: 64) {
      let x = places.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
      let gap = b.logWeight(x) - a.logWeight(x)
      bytes.storeBytes(
        of: gap.replacing(with: -gap, where: gap .> 0), toByteOffset: place,
        as: SIMD8<Double>.self)
    }
    exponentiate(ratios)
    for place in stride(from: 0, to: places.count, by: 64) {
      let x = places.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
      let ratio = bytes.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
      let isSecond = b.logWeight(x) .> a.logWeight(x)
      let first = a.score(x)
      let second = b.score(x)
      let own = first.replacing(with: second, where: isSecond)
      let other = second.replacing(with: first, where: isSecond)
      let score = (own + ratio * other) / (1 + ratio)
      bytes.storeBytes(of: factor * score, toByteOffset: place, as: SIMD8<Double>.self)
    }
  }

  /// Any number of components, relative to the largest.
  private func sumScores(
    _ terms: UnsafeBufferPointer<NormalScore>, _ places: UnsafeRawBufferPointer,
    _ result: UnsafeMutableBufferPointer<Double>
  ) {
    let bytes = UnsafeMutableRawBufferPointer(result)
    for place in stride(from: 0, to: places.count, by: 64) {
      let x = places.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
      var largest = terms[0].logWeight(x)
      for term in terms.dropFirst() {
        let weight = term.logWeight(x)
        largest = largest.replacing(with: weight, where: weight .> largest)
      }
      var total = SIMD8<Double>()
      var sum = SIMD8<Double>()
      for term in terms {
        let weight = vectorExponential(term.logWeight(x) - largest)
        total += weight
        sum += weight * term.score(x)
      }
      bytes.storeBytes(of: factor * sum / total, toByteOffset: place, as: SIMD8<Double>.self)
    }
  }
}
