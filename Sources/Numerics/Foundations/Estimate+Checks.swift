import Arithmetic

extension Estimate {
  /// An estimate whose parts the caller knows to be in range, except for overflow.
  ///
  /// - Throws: `NumericsError.overflow` when a part is not finite.
  init(_ value: Double, within error: Double, of quantity: String) throws(NumericsError) {
    guard value.isFinite, error.isFinite else { throw .overflow(quantity: quantity) }
    self.init(value, error: error)
  }

  /// The estimate, marked where it is not known what lies between the places at which it was computed.
  func estimated(unless isProved: Bool) -> Estimate { isProved ? self : estimated(.wide) }
}
