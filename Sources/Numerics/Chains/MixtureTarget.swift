import Arithmetic

/// A mixture of normals on the real line, or its power, as what chains move towards.
///
/// Eight points at a time and with arithmetic that is the same on every processor.
public struct MixtureTarget: ChainTarget {
  private let terms: [NormalScore]
  private let beta: Double

  /// The mixture to the power beta.
  public init(_ mixture: Mixture, beta: Double = 1) {
    self.beta = beta
    terms = mixture.components.filter { $0.weight > 0 }.map {
      NormalScore(
        mean: $0.mean, precision: 1 / ($0.sd * $0.sd),
        logScale: $0.weight.portableLogarithm - $0.sd.portableLogarithm)
    }
  }

  /// One.
  public var dimension: Int { 1 }
  /// Yes.
  public var hasLogDensity: Bool { true }

  /// The mean of the component scores under the responsibilities, and the logarithm of the sum.
  public func look(
    at points: UnsafePointer<Double>, count: Int, scores: UnsafeMutablePointer<Double>,
    logs: UnsafeMutablePointer<Double>?
  ) {
    let places = UnsafeRawPointer(points)
    let results = UnsafeMutableRawPointer(scores)
    let heights = logs.map { UnsafeMutableRawPointer($0) }
    terms.withUnsafeBufferPointer { terms in
      for place in stride(from: 0, to: 8 * count, by: 64) {
        let x = places.loadUnaligned(fromByteOffset: place, as: SIMD8<Double>.self)
        let (score, log) =
          switch terms.count {
          case 1: (terms[0].score(x), heights == nil ? x : terms[0].logWeight(x))
          case 2: Self.pair(terms[0], terms[1], x, withLog: heights != nil)
          default: Self.sum(terms, x, withLog: heights != nil)
          }
        results.storeBytes(of: beta * score, toByteOffset: place, as: SIMD8<Double>.self)
        heights?.storeBytes(of: beta * log, toByteOffset: place, as: SIMD8<Double>.self)
      }
    }
  }

  /// Two components: with the larger weight as the unit the other one is at most 1.
  @inline(__always)
  private static func pair(
    _ a: NormalScore, _ b: NormalScore, _ x: SIMD8<Double>, withLog: Bool
  ) -> (SIMD8<Double>, SIMD8<Double>) {
    let first = a.logWeight(x)
    let gap = b.logWeight(x) - first
    let isSecond = gap .> 0
    let ratio = gap.replacing(with: -gap, where: isSecond).exponential
    let (one, two) = (a.score(x), b.score(x))
    let own = one.replacing(with: two, where: isSecond)
    let other = two.replacing(with: one, where: isSecond)
    let score = (own + ratio * other) / (1 + ratio)
    guard withLog else { return (score, first) }
    return (score, first + gap.replacing(with: 0, where: gap .< 0) + (1 + ratio).logarithm)
  }

  /// Any number of components, relative to the largest.
  @inline(__always)
  private static func sum(
    _ terms: UnsafeBufferPointer<NormalScore>, _ x: SIMD8<Double>, withLog: Bool
  ) -> (SIMD8<Double>, SIMD8<Double>) {
    var largest = terms[0].logWeight(x)
    for term in terms.dropFirst() {
      let weight = term.logWeight(x)
      largest = largest.replacing(with: weight, where: weight .> largest)
    }
    var total = SIMD8<Double>()
    var sum = SIMD8<Double>()
    for term in terms {
      let weight = (term.logWeight(x) - largest).exponential
      total += weight
      sum += weight * term.score(x)
    }
    return (sum / total, withLog ? largest + total.logarithm : largest)
  }
}
