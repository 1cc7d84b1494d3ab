/// How numbers are printed.
public enum NumberFormat: Sendable, Hashable {
  /// At most so many significant digits, in scientific form where the number is very small or large.
  case general(digits: Int)
  /// At most so many digits after the point.
  case fixed(digits: Int)
  /// At most so many digits after the point of the mantissa.
  case scientific(digits: Int)
  /// All digits of the floating-point number, with the error bound beside it.
  case full

  /// How numbers are printed unless said otherwise: six significant digits at most.
  public static let standard = NumberFormat.general(digits: 6)

  /// The format that an author writes as `.4g`, `.3f` or `.2e`; nil when it is none of these or asks
  /// for more than 17 digits.
  public init?(_ text: String) {
    guard text.first == ".", let kind = text.last, text.count >= 3,
      let digits = Int(text.dropFirst().dropLast()), (0...17).contains(digits)
    else { return nil }
    switch kind {
    case "g" where digits > 0: self = .general(digits: digits)
    case "f": self = .fixed(digits: digits)
    case "e": self = .scientific(digits: digits)
    default: return nil
    }
  }
}

/// A number as it is printed, in parts: `7.5e-8` is the mantissa `7.5` and the exponent -8.
public struct PrintedNumber: Sendable, Hashable {
  /// The digits with sign and point, in ASCII: `-7.5`.
  public var mantissa: String
  /// The power of ten, in scientific form.
  public var exponent: Int?
  /// A bound on the distance of the true number from what is printed, where it is shown: in
  /// ``NumberFormat/full`` for a number with an error, and otherwise when the error leaves no digit
  /// of the value.
  public var error: String?
  /// For a number from draws the ends of its interval, where they are not equally far from it: `0.01 to
  /// 0.09`.
  public var interval: String?
  /// That the error is estimated, in ``NumberFormat/full`` with the reason; nil where it is a bound.
  public var doubt: String?

  /// Mantissa and exponent in ASCII: `7.5e-8`.
  public var number: String { exponent.map { "\(mantissa)e\($0)" } ?? mantissa }

  /// The number in one line: `7.5e-8`, `0 ± 3e-9`, `0.03 (0.01 to 0.09)`.
  public var text: String {
    let bounded = error.map { "\(number) ± \($0)" } ?? number
    let whole = interval.map { "\(bounded) (\($0))" } ?? bounded
    return doubt.map { "\(whole) (\($0))" } ?? whole
  }
}
