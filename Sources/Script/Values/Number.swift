/// A real number as it is known: a value and a bound on its absolute error.
///
/// The true number lies in `[value - error, value + error]`. A literal has error 0; arithmetic
/// carries the errors of its operands on and adds its own rounding, so the bound stays a bound.
public struct Number: Sendable, Hashable {
  /// The estimate.
  public var value: Double
  /// The bound on `|value - true number|`, at least 0; 0 means that the value is exact.
  public var error: Double

  /// A number known to within `error`, exact unless said otherwise.
  @inlinable public init(_ value: Double, error: Double = 0) {
    self.value = value
    self.error = error
  }

  /// Whether the value is the number itself.
  @inlinable public var isExact: Bool { error == 0 }

  /// Whether both the value and its bound are finite.
  @inlinable public var isFinite: Bool { value.isFinite && error.isFinite }

  /// What an operation gives that has no finite result.
  static let undefined = Number(.nan, error: 0)
}
