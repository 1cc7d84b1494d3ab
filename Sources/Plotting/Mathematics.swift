/// Magnitudes above this are treated as not finite: differences and products of two data within it
/// must not overflow.
let largestMagnitude = 1e300

/// Positive numbers below this have no place on a logarithmic axis: they are what is left of numbers
/// that underflow, and have no digits to be placed by.
let leastLogarithmic = 1e-280

extension Double {
  /// Whether the number can be placed on an axis.
  var isDrawable: Bool { magnitude <= largestMagnitude }

  /// How many lengths fit into this one whole; none where either is no length.
  func wholeParts(of length: Double) -> Int { Int(exactly: (self / length).rounded(.down)) ?? 0 }

  /// The number held within bounds; the lower bound wins where they cross.
  func clamped(_ lower: Double, _ upper: Double) -> Double { max(lower, min(upper, self)) }
}
