/// The least and the greatest of some numbers, as they train a domain.
///
/// Numbers that cannot be placed on an axis are passed over.
struct Extent: Sendable, Hashable {
  /// The least number; infinite while there is none.
  private(set) var lower = Double.infinity
  /// The greatest number; minus infinite while there is none.
  private(set) var upper = -Double.infinity
  /// The least number that a logarithmic axis can place; infinite while there is none.
  private(set) var leastPositive = Double.infinity

  init() {}

  init(_ values: some Sequence<Double>) {
    for value in values { include(value) }
  }

  var isEmpty: Bool { lower > upper }

  mutating func include(_ value: Double) {
    guard value.isDrawable else { return }
    if value < lower { lower = value }
    if value > upper { upper = value }
    if value >= leastLogarithmic, value < leastPositive { leastPositive = value }
  }

  mutating func include(_ other: Extent) {
    lower = min(lower, other.lower)
    upper = max(upper, other.upper)
    leastPositive = min(leastPositive, other.leastPositive)
  }
}
