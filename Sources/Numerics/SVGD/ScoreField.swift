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

  public func scores(_ particles: Particles, _ range: Range<Int>) -> [Double] {
    guard !components.isEmpty else {
      return range.map { density.score(particles.coordinates[$0]) }
    }
    var result = Array(repeating: 0.0, count: range.count)
    particles.coordinates.withUnsafeBufferPointer { places in
      result.withUnsafeMutableBufferPointer { result in
        for start in stride(from: 0, to: range.count, by: 8) {
          let x = loadEight(places, range.lowerBound + start, end: range.upperBound)
          storeEight(factor * score(x), result, start)
        }
      }
    }
    // So far out that the squares overflow, the careful way is needed.
    for index in result.indices where !result[index].isFinite {
      result[index] = density.score(particles.coordinates[range.lowerBound + index])
    }
    return result
  }

  /// The mean of the component scores under the responsibilities.
  @inline(__always)
  private func score(_ x: SIMD8<Double>) -> SIMD8<Double> {
    components.withUnsafeBufferPointer { terms in
      if terms.count == 1 { return terms[0].score(x) }
      if terms.count == 2 {
        let gap = terms[1].logWeight(x) - terms[0].logWeight(x)
        // The smaller over the larger responsibility.
        let ratio = vectorExponential((-gap).replacing(with: gap, where: gap .< 0))
        let first = SIMD8<Double>(repeating: 1).replacing(with: ratio, where: gap .> 0)
        let second = ratio.replacing(with: 1, where: gap .> 0)
        return (first * terms[0].score(x) + second * terms[1].score(x)) / (1 + ratio)
      }
      var largest = terms[0].logWeight(x)
      for k in 1..<terms.count { largest = pointwiseMax(largest, terms[k].logWeight(x)) }
      var total = SIMD8<Double>()
      var sum = SIMD8<Double>()
      for k in 0..<terms.count {
        let weight = vectorExponential(terms[k].logWeight(x) - largest)
        total += weight
        sum += weight * terms[k].score(x)
      }
      return sum / total
    }
  }
}

/// A weighted normal component: what its score takes.
private struct NormalScore {
  let mean: Double
  let precision: Double
  let logScale: Double

  init(_ term: MixtureTerm) {
    mean = term.mean
    precision = term.precision
    logScale = term.logScale
  }

  @inline(__always)
  func logWeight(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let gap = x - mean
    return logScale - (0.5 * precision) * (gap * gap)
  }

  @inline(__always)
  func score(_ x: SIMD8<Double>) -> SIMD8<Double> { precision * (mean - x) }
}
