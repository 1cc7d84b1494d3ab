/// A point of the real line held as an unevaluated sum of two floating-point numbers.
///
/// Near a peak at 1e6 of width 1e-8 the floating-point numbers are 1e-10 apart, too coarse to
/// integrate over. A quadrature node is therefore kept as a `base` (the place of a peak, exact) and an
/// `offset` from it (fine), and a density computes (base - mean) + offset.
struct Abscissa: Sendable {
  var base: Double
  var offset: Double

  init(_ base: Double, plus offset: Double = 0) {
    self.base = base
    self.offset = offset
  }

  /// The nearest floating-point number.
  var value: Double { base + offset }

  /// self - other, accurate even when both are near each other and far from 0.
  func distance(from other: Abscissa) -> Double {
    let gap = base - other.base
    let subtracted = base - gap
    let lost = (base - (gap + subtracted)) + (subtracted - other.base)
    return (gap + (offset - other.offset)) + lost
  }
}
