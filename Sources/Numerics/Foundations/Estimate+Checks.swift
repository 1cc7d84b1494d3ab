import Arithmetic

extension Estimate {
  /// An estimate whose parts the caller knows to be in range, except for overflow.
  ///
  /// - Throws: `NumericsError.overflow` when a part is not finite.
  init(_ value: Double, within error: Double, of quantity: String) throws(NumericsError) {
    guard value.isFinite, error.isFinite else { throw .overflow(quantity: quantity) }
    self.init(value, error: error)
  }
}
