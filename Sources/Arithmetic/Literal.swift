extension Estimate {
  /// The literal of a program in decimal digits: the nearest double with its distance from the decimal.
  ///
  /// - Parameter text: Digits with an optional point and exponent, without a sign, as `0.1` or `1e-3`.
  /// - Returns: The number; nil when the text is no such number or is beyond the largest double.
  public init?(literal text: String) {
    guard let value = Double(text), value.isFinite else { return nil }
    self.init(literal: value, distance: DecimalText(text).distance(to: value))
    lineage = Lineage(of: text)
  }
}

extension Estimate {
  /// The decimal of a literal less its double, but for a rounding: of the shortest decimal, where that is as
  /// far from the double as the literal's; nil else. 0 for a number that is no literal.
  var restOfDecimal: Double? {
    guard isLiteral else { return 0 }
    let decimal = DecimalText(value.magnitude.description)
    guard let rest = decimal.rest(beside: value.magnitude),
      decimal.distance(to: value.magnitude) == literalDistance
    else { return nil }
    return value.sign == .minus ? -rest : rest
  }
}

/// A number in decimal: digits and the power of ten of the last one.
private struct DecimalText {
  /// From the least to the greatest.
  var digits: [UInt8]
  var exponent: Int

  init(_ text: String) {
    let parts = text.utf8.split(whereSeparator: { $0 == 0x65 || $0 == 0x45 })
    let mantissa = parts.first.map(Array.init) ?? []
    let point = mantissa.firstIndex(of: 0x2E) ?? mantissa.count
    digits = mantissa.filter { (0x30...0x39).contains($0) }.map { $0 - 0x30 }.reversed()
    exponent =
      (parts.count > 1 ? Int(String(decoding: parts[1], as: UTF8.self)) ?? 0 : 0)
      - max(0, mantissa.count - point - 1)
  }

  /// A bound on the distance of the decimal from a double, 0 when they are the same.
  ///
  /// For short decimals it is found by one fused operation, whose result is exact; for the others by
  /// subtracting the digits of both.
  func distance(to value: Double) -> Double {
    guard let rest = rest(beside: value) else { return longDistance(to: value) }
    return rest == 0 || exponent >= 0 ? abs(rest) : abs(rest).nextUp
  }

  /// A short decimal less a double that is near to it, but for a rounding; nil for a long one.
  func rest(beside value: Double) -> Double? {
    guard digits.count <= 15, abs(exponent) <= 22 else { return nil }
    let whole = digits.reversed().reduce(0.0) { $0 * 10 + Double($1) }
    let power = (0..<abs(exponent)).reduce(1.0) { product, _ in product * 10 }
    return exponent >= 0
      ? (-value).addingProduct(whole, power) : whole.addingProduct(-value, power) / power
  }

  /// The distance by long subtraction; half the distance of neighbouring doubles where the decimal is
  /// too long for it.
  private func longDistance(to value: Double) -> Double {
    // A double has at most 1074 digits behind the point.
    guard digits.count + abs(exponent) <= 2000 else { return value.ulp }
    let other = DecimalText(exactly: value)
    let least = min(exponent, other.exponent)
    let a = shifted(to: least)
    let b = other.shifted(to: least)
    let difference = Self.difference(a, b)
    guard let first = difference.lastIndex(where: { $0 != 0 }) else { return 0 }
    let leading = difference[max(0, first - 16)...first].reversed()
    let text = leading.map(String.init).joined() + "e\(least + max(0, first - 16))"
    return (Double(text) ?? value.ulp).nextUp.nextUp
  }

  /// The digits of a double, all of them.
  private init(exactly value: Double) {
    // value = significand · 2^power: the digits of 2^power or 5^-power, times the significand.
    let power = value == 0 ? 0 : Int(value.exponent) - 52
    let significand = UInt64(exactly: value == 0 ? 0 : value.significand * 0x1p52) ?? 0
    digits = String(significand).utf8.map { $0 - 0x30 }.reversed()
    for _ in 0..<abs(power) { Self.multiply(&digits, by: power > 0 ? 2 : 5) }
    exponent = min(power, 0)
  }

  private static func multiply(_ digits: inout [UInt8], by factor: UInt8) {
    var carry: UInt8 = 0
    for index in digits.indices {
      let product = digits[index] * factor + carry
      digits[index] = product % 10
      carry = product / 10
    }
    if carry > 0 { digits.append(carry) }
  }

  private func shifted(to least: Int) -> [UInt8] {
    Array(repeating: 0, count: exponent - least) + digits
  }

  /// The absolute difference, digit by digit.
  private static func difference(_ a: [UInt8], _ b: [UInt8]) -> [UInt8] {
    let count = max(a.count, b.count)
    func padded(_ x: [UInt8]) -> [UInt8] { x + Array(repeating: 0, count: count - x.count) }
    var (large, small) = (padded(a), padded(b))
    if large.reversed().lexicographicallyPrecedes(small.reversed()) { swap(&large, &small) }
    var borrow: UInt8 = 0
    for index in 0..<count {
      let take = small[index] + borrow
      borrow = large[index] < take ? 1 : 0
      large[index] = large[index] + 10 * borrow - take
    }
    return large
  }
}
