import Arithmetic

/// A whole number times a power of ten, and how it is written.
///
/// Ticks are computed in this form, so that their labels come from whole numbers and never show the
/// rounding of a binary fraction.
struct DecimalNumber: Sendable, Hashable {
  /// The digits, with their sign.
  var digits: Int
  /// The power of ten that they are multiplied with.
  var power: Int

  init(digits: Int, power: Int) {
    self.digits = digits
    self.power = power
  }

  /// A finite number rounded to some significant digits, without trailing zeros.
  init(_ value: Double, significant: Int) {
    guard value.isFinite, value != 0 else {
      self.init(digits: 0, power: 0)
      return
    }
    // Subnormal powers of ten have few digits; keep away from them.
    let shift = value.magnitude < 1e-250 ? 100 : 0
    let scaled = value.magnitude * powerOfTen(Double(shift))
    var power = (Int(exactly: decimalLogarithm(scaled).rounded(.down)) ?? 0) - significant + 1
    var digits = Int(exactly: Self.scaled(scaled, by: -power).rounded()) ?? 0
    while digits != 0, digits % 10 == 0 {
      digits /= 10
      power += 1
    }
    self.init(digits: value < 0 ? -digits : digits, power: power - shift)
  }

  /// The nearest floating-point number.
  var value: Double { Self.scaled(Double(digits), by: power) }

  /// x·10ᵏ with one rounding where 10^|k| is exact.
  private static func scaled(_ x: Double, by power: Int) -> Double {
    power < 0 ? x / powerOfTen(Double(-power)) : x * powerOfTen(Double(power))
  }

  /// The exponent of the first digit: 2 for 123.
  var exponent: Int { String(digits.magnitude).count - 1 + power }

  /// All digits before and behind the decimal point: "−0.05", "1200".
  var fixed: String { (digits < 0 ? "\u{2212}" : "") + magnitude }

  private var magnitude: String {
    var text = String(digits.magnitude)
    if power >= 0 { return digits == 0 ? "0" : text + String(repeating: "0", count: power) }
    let decimals = -power
    if text.count <= decimals {
      text = String(repeating: "0", count: decimals - text.count + 1) + text
    }
    return text.dropLast(decimals) + "." + text.suffix(decimals)
  }

  /// The number as a multiple of a power of ten: "2.5×10⁻⁷"; zero is "0".
  func scientific(exponent: Int) -> String {
    guard digits != 0 else { return "0" }
    let mantissa = DecimalNumber(digits: digits, power: power - exponent)
    return mantissa.fixed + "×10" + superscript(exponent)
  }

  /// The number as prose gives it: plain in the middle of the range, as a power of ten outside.
  var words: String {
    guard digits != 0 else { return "0" }
    return (-3..<6).contains(exponent) ? fixed : scientific(exponent: exponent)
  }
}

/// A number in superscript characters.
func superscript(_ number: Int) -> String {
  let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  let raised = String(number.magnitude).compactMap(\.wholeNumberValue).map { digits[$0] }
  return (number < 0 ? "⁻" : "") + String(raised)
}

/// A number for a sentence, with three significant digits.
func words(_ value: Double) -> String {
  guard value.isFinite else { return value.isNaN ? "not a number" : value < 0 ? "−∞" : "∞" }
  return DecimalNumber(value, significant: 3).words
}
