/// Magnitudes above this are treated as not finite: differences and products of two data within it
/// must not overflow.
let largestMagnitude = 1e300

extension Double {
  /// Whether the number can be placed on an axis.
  var isDrawable: Bool { magnitude <= largestMagnitude }

  /// The number held within bounds; the lower bound wins where they cross.
  func clamped(_ lower: Double, _ upper: Double) -> Double { max(lower, min(upper, self)) }
}
