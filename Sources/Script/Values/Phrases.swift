import Diagnostics

extension ValueType {
  /// The type as an author would say it: `an array of numbers`.
  public var phrase: String {
    switch self {
    case .any: "any value"
    case .number: "a number"
    case .truth: "a truth value"
    case .text: "text"
    case .symbol(let cases):
      cases.isEmpty ? "a symbol" : listed(cases.map { ".\($0)" }, "or")
    case .range: "a range"
    case .array(let element): element == .any ? "an array" : "an array of \(element.plural)"
    case .dictionary(let element):
      element == .any ? "a dictionary" : "a dictionary of \(element.plural)"
    case .function(let parameters, _): functionPhrase(parameters)
    case .object(let name), .record(let name): withArticle(name)
    case .oneOf(let types): listed(distinct(types.map(\.phrase)), "or")
    }
  }

  /// Several of the type: `numbers`.
  private var plural: String {
    switch self {
    case .any: "values"
    case .number: "numbers"
    case .truth: "truth values"
    case .text: "texts"
    case .symbol: "symbols"
    case .range: "ranges"
    case .array(let element): element == .any ? "arrays" : "arrays of \(element.plural)"
    case .dictionary: "dictionaries"
    case .function: "functions"
    case .object(let name), .record(let name):
      name.hasSuffix("y") ? name.dropLast() + "ies" : name + "s"
    case .oneOf(let types): listed(distinct(types.map(\.plural)), "or")
    }
  }

  private func functionPhrase(_ parameters: [ValueType]) -> String {
    switch parameters.count {
    case 0: "a function"
    case 1 where parameters[0] == .number: "a function of a number"
    case 1: "a function of one argument"
    default: "a function of \(parameters.count) arguments"
    }
  }
}

extension Value {
  /// The type of the value, as exactly as can be told in constant time.
  public var type: ValueType {
    switch self {
    case .number: .number
    case .numbers: .numbers
    case .truth: .truth
    case .text: .text
    case .symbol(let name): .symbol([name])
    case .chosen(let value, _): value.type
    case .array(let elements):
      elements.isEmpty ? .array(.any) : .array(elements[0].type)
    case .dictionary: .dictionary(.any)
    case .range: .range
    case .function(let function):
      .function(Array(repeating: .any, count: function.parameterCount.lowerBound), .any)
    case .record(let record): .record(record.typeName)
    case .object(let object): .object(object.typeName)
    }
  }

  /// The kind of value as an author would say it: `an array of numbers`.
  public var phrase: String {
    switch self {
    case .symbol(let name): "the symbol .\(name)"
    case .array(let elements) where elements.isEmpty: "an empty array"
    case .chosen(let value, _): value.phrase
    case .array(let elements):
      elements.allSatisfy { $0.type == elements[0].type } ? type.phrase : "an array"
    default: type.phrase
    }
  }
}

/// The name with its indefinite article.
func withArticle(_ name: String) -> String {
  (name.first.map { "aeiouAEIOU".contains($0) } ?? false ? "an " : "a ") + name
}

/// `a, b or c`.
func listed(_ items: [String], _ conjunction: String) -> String {
  guard let last = items.last, items.count > 1 else { return items.first ?? "" }
  return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

/// `1 argument`, `2 arguments`, `2 to 4 arguments`, `at least 1 argument`.
func countPhrase(_ range: ClosedRange<Int>, _ noun: String) -> String {
  let (low, high) = (range.lowerBound, range.upperBound)
  if low == high { return low == 1 ? "1 \(noun)" : "\(low) \(noun)s" }
  if high >= 1000 { return low == 1 ? "at least 1 \(noun)" : "at least \(low) \(noun)s" }
  return "\(low) to \(high) \(noun)s"
}

/// The texts in order, each once: types that differ in what is not said read alike.
func distinct(_ phrases: [String]) -> [String] {
  var seen: Set<String> = []
  return phrases.filter { seen.insert($0).inserted }
}

extension Diagnostic.Identifier {
  /// What is wrong with `value` where another type is wanted.
  static func mismatch(_ value: Value) -> Diagnostic.Identifier {
    value.formula == nil ? .typeMismatch : .notAFormula
  }
}
