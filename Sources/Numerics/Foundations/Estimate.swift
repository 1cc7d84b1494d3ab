/// A computed number with a bound on its absolute error.
///
/// The true number lies in `value - errorBound ... value + errorBound`. Both parts are finite and the
/// bound is not negative.
public struct Estimate: Sendable, Hashable {
  /// The computed number.
  public let value: Double
  /// A bound on |value - true number|.
  public let errorBound: Double

  /// An estimate from its parts.
  ///
  /// - Throws: `NumericsError.invalidParameter` when `value` is not finite, or `errorBound` is not
  ///   finite or below 0.
  public init(value: Double, errorBound: Double) throws(NumericsError) {
    guard value.isFinite else {
      throw .invalidParameter(name: "value", value: value, requirement: "a finite number")
    }
    guard errorBound.isFinite, errorBound >= 0 else {
      throw .invalidParameter(
        name: "errorBound", value: errorBound, requirement: "a finite number that is not negative")
    }
    self.value = value
    self.errorBound = errorBound
  }

  /// The number that is known exactly.
  init(exactly value: Double) {
    self.value = value
    self.errorBound = 0
  }

  /// An estimate whose parts the caller knows to be finite.
  init(trusting value: Double, within errorBound: Double) {
    self.value = value
    self.errorBound = errorBound
  }

  /// An estimate whose parts the caller knows to be in range, except for overflow.
  ///
  /// - Throws: `NumericsError.overflow` when a part is not finite.
  init(_ value: Double, within errorBound: Double, of quantity: String) throws(NumericsError) {
    guard value.isFinite, errorBound.isFinite else { throw .overflow(quantity: quantity) }
    self.value = value
    self.errorBound = errorBound
  }
}
