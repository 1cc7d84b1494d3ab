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
