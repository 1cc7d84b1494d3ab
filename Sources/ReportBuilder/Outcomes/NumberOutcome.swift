import Arithmetic
import Binary

/// A number with its error as the page and `report.json` show it.
struct NumberOutcome: Sendable, Hashable, Encodable {
  /// The value.
  let value: Double
  /// The bound on its absolute error.
  let error: Double
  /// For a number from draws the ends of its interval; absent where they are not known.
  var lower: Double?
  var upper: Double?
  /// For a number from draws the probability that its interval misses: 1 where it has none.
  var failure: Double?
  /// Why the error is estimated; absent where it is a bound.
  var estimated: String?
  /// The value with no more digits than its error supports.
  let text: String

  private enum Key: String, CodingKey {
    case value, error, kind, lower, upper, failure, estimated, text
  }

  /// All that is known, and as `kind` what kind of error it is.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(value, forKey: .value)
    try container.encode(error, forKey: .error)
    try container.encode(errorKind, forKey: .kind)
    try container.encodeIfPresent(lower, forKey: .lower)
    try container.encodeIfPresent(upper, forKey: .upper)
    try container.encodeIfPresent(failure, forKey: .failure)
    try container.encodeIfPresent(estimated, forKey: .estimated)
    try container.encode(text, forKey: .text)
  }
}

extension NumberOutcome {
  /// A number as the given format prints it.
  init(_ number: Estimate, _ format: NumberFormat = .standard) {
    self.init(number, text: number.printed(format).text)
  }

  /// A number that is printed as `text`.
  init(_ number: Estimate, text: String) {
    self.init(
      value: number.value, error: number.error,
      lower: number.hasInterval && number.lower.isFinite ? number.lower : nil,
      upper: number.hasInterval && number.upper.isFinite ? number.upper : nil,
      failure: number.isDrawn ? number.failure : nil, estimated: number.doubt,
      text: text)
  }
}

extension NumberOutcome {
  /// The number with all that is known of it.
  var estimate: Estimate {
    guard let failure, failure > 0 else { return Estimate(value, error: error) }
    return Estimate(
      drawn: value, error: error,
      in: (lower ?? -.infinity)...max(lower ?? -.infinity, upper ?? .infinity), failure: failure)
  }

  /// What its error is, in words: `± 2e-12, proved bound`, or `99.9 % interval` for a number from draws;
  /// nil for an exact number.
  var errorPhrase: PrintedText? { errorPhrase(after: "\u{B1} ") }

  /// The same with other words before the bound.
  func errorPhrase(after words: String) -> PrintedText? {
    bound.map { "\(words)\($0), \(errorKind)" } ?? sampling.map { PrintedText($0) }
  }

  /// What kind of error it has: `exact`, `proved bound`, `estimated` with the reason, `99.9 % interval`, or
  /// `from draws, no interval`.
  var errorKind: String {
    if let estimated, failure == nil { return "estimated: \(estimated)" }
    return estimate.errorKind
  }

  /// What is known of a number from draws; nil for others.
  private var sampling: String? { failure == nil ? nil : errorKind }

  /// The bound on the error of a number without draws, rounded up to two digits; nil for an exact number.
  private var bound: Numeral? {
    guard failure == nil, error > 0 || estimated != nil else { return nil }
    return Estimate(value, error: error).printed(.full).error ?? Numeral("0")
  }
}

extension PrintedText {
  func write(to writer: inout ByteWriter) {
    writer.write(each: parts) { writer, part in
      switch part {
      case .text(let text):
        writer.write(false)
        writer.write(text)
      case .number(let number):
        writer.write(true)
        writer.write(number.mantissa)
        writer.write(optional: number.exponent) { $0.write(Double($1)) }
      }
    }
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    self.init(
      try reader.array(ofSize: 2) { (reader) throws(DamagedBytes) in
        guard try reader.flag() else { return .text(try reader.text()) }
        let mantissa = try reader.text(atMost: 400)
        let exponent = try reader.optional { (reader) throws(DamagedBytes) in
          try reader.number()
        }
        let whole = exponent.flatMap { Int(exactly: $0) }
        try reader.require((exponent == nil) == (whole == nil))
        return .number(Numeral(mantissa, exponent: whole))
      })
  }
}

extension NumberOutcome {
  /// The least bytes of a number.
  static let size = 19

  func write(to writer: inout ByteWriter) {
    writer.write(value)
    writer.write(error)
    writer.write(text)
    writer.write(optional: estimated) { $0.write($1) }
    writer.write(optional: failure) { writer, failure in
      writer.write(failure)
      writer.write(optional: lower) { $0.write($1) }
      writer.write(optional: upper) { $0.write($1) }
    }
  }

  init(from reader: inout ByteReader) throws(DamagedBytes) {
    value = try reader.number()
    error = try reader.bound()
    text = try reader.text()
    estimated = try reader.optional { (reader) throws(DamagedBytes) in try reader.text(atMost: 200)
    }
    guard try reader.flag() else { return }
    let probability = try reader.bound()
    try reader.require(probability > 0 && probability <= 1)
    failure = probability
    lower = try reader.optional { (reader) throws(DamagedBytes) in try reader.number() }
    upper = try reader.optional { (reader) throws(DamagedBytes) in try reader.number() }
    if let lower, let upper { try reader.require(lower <= upper) }
    try reader.require(probability < 1 || (lower == nil && upper == nil))
  }
}
