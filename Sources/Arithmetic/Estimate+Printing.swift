#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A number in decimal: digits d1 d2 d3 ... meaning d1.d2d3... times a power of ten.
struct Decimal {
  var isNegative: Bool
  var digits: [UInt8]
  var exponent: Int

  /// `value` rounded correctly to `count` significant digits.
  init(_ value: Double, count: Int) {
    isNegative = value < 0
    // 17 digits tell all doubles apart, so nobody asks for more than a few beyond.
    let precision = min(max(count, 1), 40)
    var buffer = [CChar](repeating: 0, count: 64)
    _ = withVaList([Int32(precision - 1), abs(value)]) {
      vsnprintf(&buffer, buffer.count, "%.*e", $0)
    }
    let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let mark = text.firstIndex(of: 0x65) ?? text.count
    digits = text[..<mark].filter { (0x30...0x39).contains($0) }.map { $0 - 0x30 }
    exponent = Int(String(decoding: text[mark...].dropFirst(), as: UTF8.self)) ?? 0
  }

  /// The shortest digits that give `value` back.
  init(shortest value: Double) {
    let text = "\(abs(value))"
    let parts = text.split(separator: "e")
    let digitsAndPoint = Array(parts[0].utf8)
    let point = digitsAndPoint.firstIndex(of: 0x2E) ?? digitsAndPoint.count
    var all = digitsAndPoint.filter { $0 != 0x2E }.map { $0 - 0x30 }
    var exponent = point - 1 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while all.count > 1, all[0] == 0 {
      all.removeFirst()
      exponent -= 1
    }
    while all.count > 1, all.last == 0 { all.removeLast() }
    isNegative = value < 0
    digits = all
    self.exponent = all == [0] ? 0 : exponent
  }

  /// Adds one unit of the last digit.
  mutating func incrementLast() {
    var index = digits.count - 1
    while index >= 0 {
      guard digits[index] == 9 else {
        digits[index] += 1
        return
      }
      digits[index] = 0
      index -= 1
    }
    // All were nines: 9.99 becomes 10.0.
    digits = [1] + digits.dropLast()
    exponent += 1
  }

  mutating func dropTrailingZeros() {
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
  }

  /// `d1.d2d3...` and the power of ten.
  var scientific: Numeral {
    var mantissa = isNegative ? "-" : ""
    mantissa += text(digits.prefix(1))
    if digits.count > 1 { mantissa += "." + text(digits.dropFirst()) }
    return Numeral(mantissa, exponent: exponent)
  }

  /// The number without a power of ten. All its digits must lie above or at the place of the units,
  /// or behind the point.
  var plain: Numeral {
    var mantissa = isNegative ? "-" : ""
    if exponent < 0 {
      mantissa += "0." + String(repeating: "0", count: -exponent - 1) + text(digits[...])
    } else {
      let whole = digits.prefix(exponent + 1)
      mantissa += text(whole) + String(repeating: "0", count: exponent + 1 - whole.count)
      if digits.count > exponent + 1 { mantissa += "." + text(digits.dropFirst(exponent + 1)) }
    }
    return Numeral(mantissa)
  }

  private func text(_ digits: ArraySlice<UInt8>) -> String {
    String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}

extension Estimate {
  /// The number with no more digits than its error supports: the last printed place is the first one
  /// of which half a unit is at least the error.
  ///
  /// An author's format is an upper limit; a format never shows a digit that the error leaves open.
  /// Where the error leaves fewer than three digits it is printed, rounded up to two digits at most, and
  /// the value to the same place; where it leaves even the sign open, both ends are.
  ///
  /// A number whose error is estimated says so; in ``NumberFormat/full`` with the reason.
  public func printed(_ format: NumberFormat = .standard) -> PrintedNumber {
    guard isEstimated else { return printedBounded(format) }
    var printed = printedBounded(format)
    printed.doubt = format == .full ? "estimated: \(doubt ?? "")" : "estimated"
    return printed
  }

  private func printedBounded(_ format: NumberFormat) -> PrintedNumber {
    guard isFinite else {
      return PrintedNumber(Numeral(value.isNaN ? "nan" : value > 0 ? "inf" : "-inf"))
    }
    if format == .full {
      return isDrawn ? printedInFullWithInterval(printedInFull) : printedInFull
    }
    if hasInterval { return printedWithInterval(format) }
    guard let supported = supportedPlace else { return printedExactly(format) }
    let magnitude = value == 0 ? supported - 1 : Decimal(value, count: 17).exponent
    // The digits from the leading one to the last supported place; rounding may add one in front.
    let count = magnitude - supported + 1
    let asked =
      switch format {
      case .general(let digits): digits
      case .scientific(let digits): digits + 1
      case .fixed(let digits): magnitude + digits + 1
      case .full: 17
      }
    if count < min(3, max(asked, 1)) { return printedWithBound(format) }
    switch format {
    case .general(let digits):
      var decimal = Decimal(value, count: min(count, digits))
      if count > digits { decimal.dropTrailingZeros() }
      return PrintedNumber(Self.general(decimal, digits: digits, knowsUnits: supported <= 0))
    case .fixed(let digits):
      let place = max(-digits, supported)
      guard magnitude >= place else { return printedBelow(place) }
      let decimal = Decimal(value, count: magnitude - place + 1)
      return PrintedNumber(
        place > 0 ? decimal.scientific : Self.fixed(value, digits: -place))
    case .scientific(let digits):
      return PrintedNumber(Decimal(value, count: min(count, digits + 1)).scientific)
    case .full: return printedInFull
    }
  }

  /// The decimal place, as a power of ten, of the last digit that the error supports; nil when the
  /// error is less than what the floating-point number itself can tell.
  var supportedPlace: Int? {
    guard error > 0 else { return nil }
    // Twice the largest double is still below the power of ten that this comes to.
    let bound = Decimal(min(2 * error, .greatestFiniteMagnitude), count: 17)
    let isPower = bound.digits.first == 1 && bound.digits.dropFirst().allSatisfy { $0 == 0 }
    return isPower ? bound.exponent : bound.exponent + 1
  }

  private func printedExactly(_ format: NumberFormat) -> PrintedNumber {
    switch format {
    case .general(let digits):
      if value == value.rounded(), abs(value) < 1e15 {
        return PrintedNumber(Decimal(shortest: value).plain)
      }
      var decimal = Decimal(value, count: digits)
      decimal.dropTrailingZeros()
      return PrintedNumber(Self.general(decimal, digits: digits, knowsUnits: true))
    case .fixed(let digits):
      return PrintedNumber(
        abs(value) < 1e15
          ? Self.fixed(value, digits: digits) : Decimal(value, count: 17).scientific)
    case .scientific(let digits):
      return PrintedNumber(Decimal(value, count: digits + 1).scientific)
    case .full: return printedInFull
    }
  }

  /// Scientific form for numbers below 0.0001, for those with more digits before the point than are
  /// printed, and where the error leaves a digit before the point open.
  static func general(
    _ decimal: Decimal, digits: Int, knowsUnits: Bool
  ) -> Numeral {
    let isPlain = decimal.exponent >= -4 && decimal.exponent < digits && knowsUnits
    return isPlain ? decimal.plain : decimal.scientific
  }

  /// The value with `digits` digits after the point.
  static func fixed(_ value: Double, digits: Int) -> Numeral {
    var buffer = [CChar](repeating: 0, count: 400)
    _ = withVaList([Int32(digits), abs(value)]) {
      vsnprintf(&buffer, buffer.count, "%.*f", $0)
    }
    let text = buffer.prefix { $0 != 0 }.map { byte -> UInt8 in
      let byte = UInt8(bitPattern: byte)
      return (0x30...0x39).contains(byte) ? byte : 0x2E
    }
    let isZero = !text.contains { (0x31...0x39).contains($0) }
    let sign = value < 0 && !isZero ? "-" : ""
    return Numeral(sign + String(decoding: text, as: UTF8.self))
  }

  /// A value that rounds to less than one unit of the place at which the author's format ends.
  private func printedBelow(_ place: Int) -> PrintedNumber {
    place > 0 ? printedWithBound(.standard) : PrintedNumber(Self.fixed(value, digits: -place))
  }

  /// The value to the place of the last digit of its error, give or take the error; both ends where the
  /// number may be on either side of 0.
  private func printedWithBound(_ format: NumberFormat) -> PrintedNumber {
    var place = Decimal(error, count: 2).exponent - 1
    if case .fixed(let digits) = format {
      let magnitude = value == 0 ? -digits : Decimal(value, count: 17).exponent
      let unit = Double("1e\(-digits)") ?? 1
      guard magnitude >= -digits || 2 * error > unit || error > abs(value) else {
        return printedBelow(-digits)
      }
      place = max(place, -digits)
    }
    var (rounded, bound) = nearest(place)
    let coarse = nearest(place + 1)
    if coarse.bound == bound, Decimal(bound, count: 2).digits.last == 0 {
      // Neither the value nor the error has anything in the last place.
      place += 1
      rounded = coarse.value
    }
    guard rounded != 0, bound.isFinite else { return printedAsZero }
    if abs(value) <= error {
      return abs(value) + error < 1e307 ? printedEnds(place) : printedAsZero
    }
    return PrintedNumber(
      Self.text(of: rounded, place: place), error: Self.bound(bound, digits: 2))
  }

  /// The value rounded to a decimal place, with a bound that covers the rounding.
  func nearest(_ place: Int) -> (value: Double, bound: Double) {
    let rounded = Self.nearest(value, place)
    if rounded == value { return (value, error) }
    return (rounded, padded(error + abs(value - rounded)))
  }

  /// The nearest multiple of a power of ten.
  private static func nearest(_ x: Double, _ place: Int) -> Double {
    let magnitude = x == 0 ? place : Decimal(x, count: 17).exponent
    guard magnitude >= place else {
      let unit = Double("1e\(place)") ?? 0
      return abs(x) * 2 < unit ? 0 : x < 0 ? -unit : unit
    }
    return Double(Decimal(x, count: magnitude - place + 1).scientific.text) ?? x
  }

  /// A number that is a multiple of a power of ten, with its digits down to that place.
  static func text(of value: Double, place: Int) -> Numeral {
    let magnitude = Decimal(value, count: 17).exponent
    let decimal = Decimal(value, count: max(1, magnitude - place + 1))
    return general(decimal, digits: 6, knowsUnits: place <= 0 || magnitude < 6)
  }

  /// Both ends, rounded outwards to a decimal place.
  private func printedEnds(_ place: Int) -> PrintedNumber {
    let unit = Double("1e\(place)") ?? error
    func end(_ x: Double, _ step: Double) -> Numeral {
      var near = Self.nearest(x, place)
      if step < 0 ? near > x : near < x { near = Self.nearest(near + step, place) }
      return near == 0 ? Numeral("0") : Self.text(of: near, place: place)
    }
    let low = value - error
    let high = value + error
    let isExact = value - low == error && high - value == error
    return PrintedNumber(
      .bounds(
        end(isExact ? low : low.nextDown, -unit), end(isExact ? high : high.nextUp, unit)))
  }

  /// Zero, give or take what the number may be. Value and error together are below 3.6e308.
  private var printedAsZero: PrintedNumber {
    let most = abs(value) + error
    return PrintedNumber(
      Numeral("0"),
      error: most.isFinite ? Self.bound(most, digits: 1) : Numeral("4", exponent: 308))
  }

  private var printedInFull: PrintedNumber {
    let decimal = Decimal(shortest: value)
    var printed = PrintedNumber(
      decimal.exponent < -4 || decimal.exponent >= 16 ? decimal.scientific : decimal.plain)
    if error > 0 { printed.error = Self.bound(error, digits: 2) }
    return printed
  }

  /// A bound rounded up to a few digits.
  private static func bound(_ value: Double, digits: Int) -> Numeral {
    var decimal = Decimal(value, count: digits)
    if let rounded = Double(decimal.scientific.text), rounded < value { decimal.incrementLast() }
    decimal.dropTrailingZeros()
    return decimal.exponent < -4 || decimal.exponent >= 6
      ? decimal.scientific : decimal.plain
  }
}
