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
    let gap = DoubledNumber(base, minus: other.base)
    return (gap.leading + (offset - other.offset)) + gap.rest
  }

  /// (self - mean)/sd to about twice the working precision.
  func standardized(mean: Double, sd: Double) -> DoubledNumber {
    let gap = DoubledNumber(base, minus: mean)
    let distance = DoubledNumber(gap.leading, minus: -offset)
    let z = distance.leading / sd
    guard z.isFinite else { return DoubledNumber(leading: z, rest: 0) }
    let remainder = distance.leading.addingProduct(-z, sd)
    return DoubledNumber(leading: z, rest: (remainder + (distance.rest + gap.rest)) / sd)
  }
}

/// A number as the unevaluated sum of a rounded value and what the rounding lost.
struct DoubledNumber: Sendable {
  var leading: Double
  var rest: Double

  init(leading: Double, rest: Double) {
    self.leading = leading
    self.rest = rest
  }

  /// a - b exactly (Knuth's two-sum).
  init(_ a: Double, minus b: Double) {
    let difference = a - b
    let virtual = a - difference
    leading = difference
    rest = (a - (difference + virtual)) + (virtual - b)
  }
}
