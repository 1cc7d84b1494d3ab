/// A weighted normal component of a mixture: what its score takes, eight places at a time.
struct NormalScore: Sendable {
  let mean: Double
  /// 1/sd^2.
  let precision: Double
  /// The logarithm of the weight over the standard deviation, up to a constant of the mixture.
  let logScale: Double

  /// The logarithm of the weighted density, up to that constant.
  @inline(__always)
  func logWeight(_ x: SIMD8<Double>) -> SIMD8<Double> {
    let gap = x - mean
    return logScale - (0.5 * precision) * (gap * gap)
  }

  /// The score of the component.
  @inline(__always)
  func score(_ x: SIMD8<Double>) -> SIMD8<Double> { precision * (mean - x) }
}

extension NormalScore {
  /// That of a component.
  init(_ term: MixtureTerm) {
    self.init(mean: term.mean, precision: term.precision, logScale: term.logScale)
  }
}
