/// How fast an integrand falls off at the ends of the line: like |x|^-(1 + d).
///
/// A tail with a d below 1 is mapped by it to a finite range; every faster one is mapped as d = 1.
struct Decay: Sendable, Hashable {
  let lower: Double
  let upper: Double
  /// The logarithm of the distance beyond which a slow fall is taken to be a power exactly.
  var reach = 345.0

  /// At least as fast as |x|^-2.
  static let fast = Decay(lower: 1, upper: 1)

  private init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Decays from the powers of both ends, infinite for what falls faster than every power and not a
  /// number where nothing is known.
  ///
  /// - Throws: `NumericsError.infinite` when the integral of a positive integrand is infinite.
  init(
    _ powers: (lower: Double, upper: Double), over range: ClosedRange<Double>, of quantity: String,
    reach: Double = 345
  ) throws(NumericsError) {
    func decay(_ power: Double, isReached: Bool) throws(NumericsError) -> Double {
      guard isReached, !power.isNaN else { return 1 }
      guard power > 1e-9 else { throw .infinite(quantity: quantity) }
      return min(power, 1)
    }
    self.reach = reach
    lower = try decay(powers.lower, isReached: range.lowerBound == -.infinity)
    upper = try decay(powers.upper, isReached: range.upperBound == .infinity)
  }
}
