#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// log₁₀ x.
func decimalLogarithm(_ x: Double) -> Double { log10(x) }

/// 10ˣ.
func powerOfTen(_ x: Double) -> Double { pow(10, x) }

/// The cube root of a nonnegative number.
func cubeRoot(_ x: Double) -> Double { cbrt(x) }

/// Magnitudes above this are treated as not finite: differences and products of two data within it
/// must not overflow.
let largestMagnitude = 1e300

extension Double {
  /// Whether the number can be placed on an axis.
  var isDrawable: Bool { magnitude <= largestMagnitude }

  /// The number held within bounds; the lower bound wins where they cross.
  func clamped(_ lower: Double, _ upper: Double) -> Double { max(lower, min(upper, self)) }
}
