public import Arithmetic
import Diagnostics

/// The arguments of one call of a word, already checked against its parameters.
///
/// Accessors read by parameter name. They throw when the value is not of the wanted kind or the
/// argument was left out and has no default; `optional...` variants give nil in the latter case.
public struct Arguments: Sendable {
  /// What the accessors know about the called word; made once for each call in a program.
  public final class Signature: Sendable {
    let name: String
    /// The type whose member the word is, and its name: `density.sample`; else the name.
    let path: String
    let parameters: [Parameter]

    /// What is known about a word.
    public init(name: String, path: String, parameters: [Parameter]) {
      self.name = name
      self.path = path
      self.parameters = parameters
    }
  }

  let signature: Signature
  /// The value whose member was called, nil when the word is no member.
  public let receiver: Value?
  /// The values by parameter, defaults filled in.
  public let values: [Value?]
  /// The chapter in which the call is written, whoever evaluates it.
  public let chapter: String

  /// The arguments of a call that is written in `chapter`, by parameter.
  public init(_ signature: Signature, receiver: Value?, values: [Value?], chapter: String) {
    self.signature = signature
    self.chapter = chapter
    self.receiver = receiver
    self.values = values
  }

  /// The name of the called word.
  public var word: String { signature.name }

  /// The name that no other word has: that of the type, too, when the word is a member.
  public var wordPath: String { signature.path }

  /// The value of a parameter; nil when it was left out and has no default.
  public subscript(_ name: String) -> Value? {
    guard let index = signature.parameters.firstIndex(where: { $0.name == name }) else {
      return nil
    }
    return values[index]
  }

  /// The value of a parameter.
  public func value(_ name: String) throws(WordError) -> Value {
    guard let value = self[name] else {
      throw WordError("missing-argument", "'\(word)' needs '\(name)'", parameter: name)
    }
    return value
  }

  private func mismatch(_ name: String, _ wanted: ValueType, _ value: Value) -> WordError {
    WordError(
      .mismatch(value),
      "'\(name)' takes \(wanted.phrase), not \(value.phrase)", parameter: name)
  }

  /// A number; a literal is its double.
  public func number(_ name: String) throws(WordError) -> Estimate {
    try writtenNumber(name).argument
  }

  /// A number as it was written: a literal with the distance from its decimal.
  public func writtenNumber(_ name: String) throws(WordError) -> Estimate {
    let value = try value(name)
    guard case .number(let number) = value else { throw mismatch(name, .number, value) }
    return number
  }

  /// The estimate of a number, its error left aside.
  public func double(_ name: String) throws(WordError) -> Double { try number(name).value }

  /// The greatest whole number that is taken: 2^53, up to which a double holds all of them.
  public static let greatestWhole = 9_007_199_254_740_992

  /// A whole number of at most ``greatestWhole``, with either sign.
  public func wholeNumber(_ name: String) throws(WordError) -> Int {
    let number = try number(name)
    guard let whole = Int(exactly: number.value), whole.magnitude <= Self.greatestWhole else {
      let isWhole = number.value == number.value.rounded()
      throw WordError(
        "invalid-argument",
        "'\(name)' takes a whole number"
          + (isWhole ? " from -\(Self.greatestWhole) to \(Self.greatestWhole)" : "")
          + ", not \(number.printed().text)",
        parameter: name)
    }
    return whole
  }

  /// An array of numbers.
  public func numbers(_ name: String) throws(WordError) -> Numbers {
    let value = try value(name)
    switch value {
    case .numbers(let numbers): return numbers
    case .array(let elements) where elements.isEmpty: return Numbers([Double]())
    default: throw mismatch(name, .numbers, value)
    }
  }

  /// The elements of an array.
  public func array(_ name: String) throws(WordError) -> [Value] {
    let value = try value(name)
    guard let elements = value.elements else { throw mismatch(name, .array(.any), value) }
    return elements
  }

  /// The entries of a dictionary.
  public func dictionary(_ name: String) throws(WordError) -> [(key: String, value: Value)] {
    let value = try value(name)
    guard case .dictionary(let entries) = value else {
      throw mismatch(name, .dictionary(.any), value)
    }
    return entries
  }

  /// Text.
  public func text(_ name: String) throws(WordError) -> String {
    let value = try value(name)
    guard case .text(let text) = value else { throw mismatch(name, .text, value) }
    return text
  }

  /// The name of a symbol, without its point.
  public func symbol(_ name: String) throws(WordError) -> String {
    let value = try value(name)
    guard case .symbol(let symbol) = value else { throw mismatch(name, .symbol([]), value) }
    return symbol
  }

  /// A truth value with its evidence.
  public func truth(_ name: String) throws(WordError) -> Judgement {
    let value = try value(name)
    guard case .truth(let judgement) = value else { throw mismatch(name, .truth, value) }
    return judgement
  }

  /// The ends of a range, the lower first.
  public func range(_ name: String) throws(WordError) -> ClosedRange<Double> {
    let value = try value(name)
    guard case .range(let lower, let upper) = value else { throw mismatch(name, .range, value) }
    return lower.value...max(lower.value, upper.value)
  }

  /// A function.
  public func function(_ name: String) throws(WordError) -> Function {
    let value = try value(name)
    guard case .function(let function) = value else {
      throw mismatch(name, .function([], .any), value)
    }
    return function
  }

  /// A record.
  public func record(_ name: String) throws(WordError) -> Record {
    let value = try value(name)
    guard case .record(let record) = value else { throw mismatch(name, .record("record"), value) }
    return record
  }

  /// The payload of an object.
  public func object<Payload>(
    _ name: String, as type: Payload.Type = Payload.self
  ) throws(WordError) -> Payload {
    let value = try value(name)
    guard case .object(let object) = value, let payload = object.payload as? Payload else {
      throw WordError(
        "type-mismatch", "'\(name)' of '\(word)' cannot be \(value.phrase)", parameter: name)
    }
    return payload
  }

  /// The payload of the receiver of a member.
  public func receiver<Payload>(
    as type: Payload.Type = Payload.self
  ) throws(WordError) -> Payload {
    guard case .object(let object)? = receiver, let payload = object.payload as? Payload else {
      throw WordError(
        "type-mismatch", "'\(word)' is no member of \(receiver?.phrase ?? "nothing")")
    }
    return payload
  }

  /// All that the receiver of a member may be, where it is inexact and tells so.
  public func receiverEnclosure<Enclosure>(as type: Enclosure.Type = Enclosure.self) -> Enclosure? {
    guard case .object(let object)? = receiver else { return nil }
    return object.enclosure as? Enclosure
  }

  /// A number, nil when left out.
  public func optionalNumber(_ name: String) throws(WordError) -> Estimate? {
    self[name] == nil ? nil : try number(name)
  }

  /// A whole number, nil when left out.
  public func optionalWholeNumber(_ name: String) throws(WordError) -> Int? {
    self[name] == nil ? nil : try wholeNumber(name)
  }

  /// An array of numbers, nil when left out.
  public func optionalNumbers(_ name: String) throws(WordError) -> Numbers? {
    self[name] == nil ? nil : try numbers(name)
  }

  /// Text, nil when left out.
  public func optionalText(_ name: String) throws(WordError) -> String? {
    self[name] == nil ? nil : try text(name)
  }

  /// The name of a symbol, nil when left out.
  public func optionalSymbol(_ name: String) throws(WordError) -> String? {
    self[name] == nil ? nil : try symbol(name)
  }

  /// The ends of a range, nil when left out.
  public func optionalRange(_ name: String) throws(WordError) -> ClosedRange<Double>? {
    self[name] == nil ? nil : try range(name)
  }

  /// A function, nil when left out.
  public func optionalFunction(_ name: String) throws(WordError) -> Function? {
    self[name] == nil ? nil : try function(name)
  }

  /// The payload of an object, nil when left out.
  public func optionalObject<Payload>(
    _ name: String, as type: Payload.Type = Payload.self
  ) throws(WordError) -> Payload? {
    self[name] == nil ? nil : try object(name, as: type)
  }
}
