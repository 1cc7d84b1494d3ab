#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension Estimate {
  /// The level of the interval in words: `99.9 % interval`; nil where there is none.
  public var intervalPhrase: String? { hasInterval ? Self.intervalPhrase(failure: failure) : nil }

  /// What kind of error the number has, in words: `exact`, `proved bound`, `estimated`, `99.9 % interval`,
  /// or `from draws, no interval`.
  public var errorKind: String {
    if isDrawn { return intervalPhrase ?? "from draws, no interval" }
    if isEstimated { return "estimated" }
    return error > 0 ? "proved bound" : "exact"
  }

  /// The level of an interval that misses with a probability of at most `failure`, in words.
  ///
  /// Rounded down, so that no more is promised than holds; but what lies on few digits, up to the
  /// rounding of the probability to a single-precision number, is shown as these.
  public static func intervalPhrase(failure: Double) -> String {
    let missing = 100 * failure
    let first = -exponent(missing)
    for digits in 0...max(6, first + 2) where digits <= 13 {
      let unit = powerOfTen(-digits)
      let nearest = (missing / unit).rounded() * unit
      if nearest > 0, missing < 1e5 * unit, abs(nearest - missing) <= 3e-7 * missing {
        return "\(fixedText(100 - nearest, digits: digits)) % interval"
      }
    }
    let digits = min(max(4, first + 1), 13)
    let unit = powerOfTen(-digits)
    let least = 100 - (missing / unit).rounded(.up) * unit
    var text = fixedText(max(0, least), digits: digits)
    while text.contains("."), text.last == "0" || text.last == "." { text.removeLast() }
    return "\(text) % interval"
  }

  /// The number with its interval: `0.985 ± 0.004` where both ends are equally far, else
  /// `0.03 (0.01 to 0.09)`; the ends alone, `-0.3 to 3.4`, where no digit is known.
  ///
  /// The larger distance of an end has two digits, one where nothing is lost by that; ends are rounded
  /// outwards.
  func printedWithInterval(_ format: NumberFormat) -> PrintedNumber {
    let reach = max(upper - value, value - lower)
    guard reach.isFinite, reach < 1e300 else { return printedHalfOpen }
    guard reach > 0 else { return computed.printed(format) }
    var place = Self.exponent(reach) - 1
    if case .fixed(let digits) = format { place = max(place, -digits) }
    let magnitude = Self.exponent(max(abs(value), reach))
    if [value, lower, upper].allSatisfy({ Self.isMultiple($0, of: Self.powerOfTen(place + 1)) }) {
      place += 1
    }
    guard place >= -12, magnitude < 7 else { return printedScaled(place, magnitude) }
    return printed(place: place)
  }

  /// All digits, with the ends and the level of the interval.
  func printedInFullWithInterval(_ number: PrintedNumber) -> PrintedNumber {
    var printed = number
    printed.interval =
      intervalPhrase.map { .ends(Self.shortest(lower), Self.shortest(upper), level: $0) }
      ?? .missing
    return printed
  }

  private static func shortest(_ x: Double) -> Numeral {
    x.isFinite
      ? Estimate(x).printed(.general(digits: 6)).digits : Numeral(x < 0 ? "-\u{221E}" : "\u{221E}")
  }

  /// The number with all its parts rounded at the power of ten `place`, or at that of the units of
  /// `exponent`, in which they are then printed.
  func printed(place: Int, exponent: Int? = nil) -> PrintedNumber {
    let scale = exponent.map(Self.powerOfTen) ?? 1
    let digits = max(0, -place)
    let unit = Self.powerOfTen(place)
    func rounded(_ x: Double, _ rule: FloatingPointRoundingRule) -> Double {
      // What lies on a digit, but for rounding, is not moved to the next one.
      let place = x / scale / unit
      let nearest = place.rounded()
      return abs(place - nearest) <= 1e-9 * abs(nearest)
        ? nearest * unit : place.rounded(rule) * unit
    }
    func shown(_ x: Double) -> Numeral {
      Numeral(Self.fixedText(x, digits: digits), exponent: exponent)
    }
    let center = rounded(value, .toNearestOrEven)
    let low = rounded(lower, .down)
    let high = rounded(upper, .up)
    let below = center - low
    let above = high - center
    var printed = PrintedNumber(shown(center))
    if abs(below - above) <= 1.5 * unit {
      printed.error = shown(max(below, above))
    } else if abs(value) < upper - lower, lower < 0, upper > 0 {
      printed.value = .ends(shown(low), shown(high))
    } else {
      printed.interval = .ends(shown(low), shown(high))
    }
    return printed
  }

  /// A number too large or too small to be written out: all parts in one power of ten.
  private func printedScaled(_ place: Int, _ magnitude: Int) -> PrintedNumber {
    let scale = Self.powerOfTen(magnitude)
    guard scale > 0, scale.isFinite, place - magnitude >= -15 else {
      return computed.printed(.general(digits: 6))
    }
    return printed(place: min(0, place - magnitude), exponent: magnitude)
  }

  /// One end or both are not known.
  private var printedHalfOpen: PrintedNumber {
    var printed = computed.printed(.general(digits: 3))
    printed.interval = .ends(Self.shortest(lower), Self.shortest(upper))
    return printed
  }

  /// Whether a number is a multiple of another, but for the rounding of both.
  private static func isMultiple(_ x: Double, of unit: Double) -> Bool {
    let count = x / unit
    return abs(count - count.rounded()) <= 1e-9 * abs(count.rounded())
  }

  private static func exponent(_ x: Double) -> Int {
    guard x > 0, x.isFinite else { return 0 }
    let guess = Int(exactly: log10(x).rounded(.down)) ?? 0
    return powerOfTen(guess + 1) <= x ? guess + 1 : powerOfTen(guess) > x ? guess - 1 : guess
  }

  static func powerOfTen(_ exponent: Int) -> Double { pow(10, Double(exponent)) }

  static func fixedText(_ x: Double, digits: Int) -> String {
    var buffer = [CChar](repeating: 0, count: 400)
    _ = withVaList([Int32(min(digits, 20)), abs(x)]) {
      vsnprintf(&buffer, buffer.count, "%.*f", $0)
    }
    let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    let isZero = !text.contains { (0x31...0x39).contains($0) }
    return (x < 0 && !isZero ? "-" : "") + String(decoding: text, as: UTF8.self)
  }
}
