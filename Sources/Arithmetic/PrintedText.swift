/// A number in decimal as it is printed: `7.5e-8` is the mantissa `7.5` and the exponent -8.
public struct Numeral: Sendable, Hashable {
  /// The digits with sign and point, in ASCII: `-7.5`.
  public var mantissa: String
  /// The power of ten, in scientific form.
  public var exponent: Int?

  /// A number from its parts.
  public init(_ mantissa: String, exponent: Int? = nil) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// Mantissa and exponent in ASCII: `7.5e-8`.
  public var text: String { exponent.map { "\(mantissa)e\($0)" } ?? mantissa }
}

/// A text that knows which of it are printed numbers, so that a page can set them as print does.
public struct PrintedText: Sendable, Hashable {
  /// A stretch of the text.
  public enum Part: Sendable, Hashable {
    case text(String)
    case number(Numeral)
  }

  /// The stretches in their order; no two texts follow each other, and none is empty.
  public private(set) var parts: [Part] = []

  /// An empty text.
  public init() {}

  /// A text without numbers.
  public init(_ text: String) { self += text }

  /// A number alone.
  public init(_ number: Numeral) { parts = [.number(number)] }

  /// A text from its stretches.
  public init(_ parts: some Sequence<Part>) { for part in parts { append(part) } }

  /// The text in ASCII numbers: `0.1 ± 2e-3`.
  public var plain: String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .number(let number): number.text
      }
    }.joined()
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { parts.isEmpty }

  /// The number, when it is one and nothing else.
  public var number: Numeral? {
    if parts.count == 1, case .number(let number) = parts[0] { number } else { nil }
  }

  private mutating func append(_ part: Part) {
    guard case .text(let text) = part else {
      parts.append(part)
      return
    }
    if text.isEmpty { return }
    if case .text(let before)? = parts.last {
      parts[parts.count - 1] = .text(before + text)
    } else {
      parts.append(part)
    }
  }

  /// Adds a text without numbers.
  public static func += (left: inout PrintedText, right: String) { left.append(.text(right)) }

  /// Adds a text with its numbers.
  public static func += (left: inout PrintedText, right: PrintedText) {
    for part in right.parts { left.append(part) }
  }
}

extension PrintedText: ExpressibleByStringInterpolation {
  /// Collects the stretches of a literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = PrintedText()

    /// Nothing is there yet.
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds what stands between two interpolations.
    public mutating func appendLiteral(_ literal: String) { text += literal }

    /// Adds a text without numbers.
    public mutating func appendInterpolation(_ part: String) { text += part }

    /// Adds a text with its numbers.
    public mutating func appendInterpolation(_ part: PrintedText) { text += part }

    /// Adds a number.
    public mutating func appendInterpolation(_ number: Numeral) { text += PrintedText(number) }
  }

  /// A text without numbers.
  public init(stringLiteral value: String) { self.init(value) }

  /// A text with what is interpolated.
  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }
}

/// A number as it is printed, in parts: the number, its error, the ends of its interval.
public struct PrintedNumber: Sendable, Hashable {
  /// What stands for the number itself.
  public enum Value: Sendable, Hashable {
    /// Its digits.
    case digits(Numeral)
    /// Both ends between which it must lie, where its error leaves the sign open: `[-0.1, 0.2]`.
    case bounds(Numeral, Numeral)
    /// Both ends of its interval, where no digit is known of a number from draws: `-0.3 to 3.4`.
    case ends(Numeral, Numeral)
  }

  /// What is known of the ends of a number from draws.
  public enum Interval: Sendable, Hashable {
    /// Both ends: `0.01 to 0.09`; with the level in ``NumberFormat/full``.
    case ends(Numeral, Numeral, level: String? = nil)
    /// That there are none.
    case missing
  }

  /// What stands for the number itself.
  public var value: Value
  /// A bound on the distance of the true number from what is printed, where it is shown: in
  /// ``NumberFormat/full`` for a number with an error, and otherwise when the error leaves no digit
  /// of the value.
  public var error: Numeral?
  /// For a number from draws the ends of its interval, where they are not equally far from it.
  public var interval: Interval?
  /// That the error is estimated, in ``NumberFormat/full`` with the reason; nil where it is a bound.
  public var doubt: String?

  /// A number that is printed as its digits.
  init(_ digits: Numeral, error: Numeral? = nil) {
    value = .digits(digits)
    self.error = error
  }

  /// A number that is printed as two ends.
  init(_ value: Value) { self.value = value }

  /// The digits of the number, or those of its lower end.
  public var digits: Numeral {
    switch value {
    case .digits(let digits), .bounds(let digits, _), .ends(let digits, _): digits
    }
  }

  /// Whether it is printed as two ends.
  public var isOpen: Bool { if case .digits = value { false } else { true } }

  /// The number in one line: `7.5e-8`, `0 ± 3e-9`, `0.03 (0.01 to 0.09)`.
  public var printed: PrintedText {
    var text: PrintedText =
      switch value {
      case .digits(let digits): PrintedText(digits)
      case .bounds(let low, let high): "[\(low), \(high)]"
      case .ends(let low, let high): "\(low) to \(high)"
      }
    if let error { text += " \u{B1} \(error)" as PrintedText }
    switch interval {
    case nil: break
    case .ends(let low, let high, let level):
      text += " (\(level.map { $0 + " " } ?? "")\(low) to \(high))" as PrintedText
    case .missing: text += " (from draws, without an interval)"
    }
    if let doubt { text += " (\(doubt))" }
    return text
  }

  /// The number in one line of ASCII numbers.
  public var text: String { printed.plain }
}
