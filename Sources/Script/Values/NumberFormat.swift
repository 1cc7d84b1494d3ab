/// How numbers are printed.
public enum NumberFormat: Sendable, Hashable {
  /// At most so many significant digits, in scientific form where that is shorter.
  case general(digits: Int)
  /// So many digits after the point.
  case fixed(digits: Int)
  /// So many digits after the point of the mantissa.
  case scientific(digits: Int)
  /// All digits of the floating-point number, with the error bound beside it.
  case full

  /// How numbers are printed unless said otherwise: six significant digits at most.
  public static let standard = NumberFormat.general(digits: 6)

  /// The format that an author writes as `.4g`, `.3f` or `.2e`; nil when it is none of these or asks
  /// for more than 17 digits.
  public init?(_ text: String) { return nil }
}

/// A number as it is printed, in parts: `7.5e-8` is the mantissa `7.5` and the exponent -8.
public struct PrintedNumber: Sendable, Hashable {
  /// The digits with sign and point, in ASCII: `-7.5`.
  public var mantissa: String
  /// The power of ten, in scientific form.
  public var exponent: Int?
  /// The bound on the error in the same form, where it is shown: in ``NumberFormat/full`` for a number
  /// with an error, and otherwise when the error leaves no digit of the value.
  public var error: String?

  /// The number in one line of ASCII: `7.5e-8`, `0 +- 3e-9`.
  public var text: String { mantissa }
}

extension Number {
  /// The number with no more digits than its error supports.
  public func printed(_ format: NumberFormat = .standard) -> PrintedNumber {
    PrintedNumber(mantissa: "\(value)")
  }
}

/// The value as text. Arrays of more than `limit` elements are cut.
public func format(
  _ value: Value, _ format: NumberFormat = .standard, limit: Int = 100
) -> String { "" }
