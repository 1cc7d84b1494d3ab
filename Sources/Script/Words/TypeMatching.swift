/// Whether types and values fit where a type is expected.
struct TypeMatching: Sendable {
  let words: WordTable

  /// Whether a value of the type `given` can be of the type `expected`, as far as is known.
  func fits(_ given: ValueType, _ expected: ValueType) -> Bool {
    switch (given, expected) {
    case (.any, _), (_, .any): true
    case (.oneOf(let types), _): types.contains { fits($0, expected) }
    case (_, .oneOf(let types)): types.contains { fits(given, $0) }
    case (.number, .number), (.truth, .truth), (.text, .text), (.range, .range): true
    case (.symbol(let given), .symbol(let expected)):
      given.isEmpty || expected.isEmpty || given.contains { expected.contains($0) }
    case (.array(let given), .array(let expected)): fits(given, expected)
    case (.dictionary(let given), .dictionary(let expected)): fits(given, expected)
    case (.function(let given, let result), .function(let expected, let wanted)):
      given.count == expected.count && fits(result, wanted)
    case (.object(let given), .object(let expected)), (.record(let given), .record(let expected)):
      given == expected || words.ancestry(of: given).contains { $0.name == expected }
    default: false
    }
  }

  /// Whether `given` fits a parameter that takes numbers one by one: also arrays of them.
  func fitsBroadcasting(_ given: ValueType, _ expected: ValueType) -> Bool {
    if fits(given, expected) { return true }
    if case .array(let element) = given { return fitsBroadcasting(element, expected) }
    if case .oneOf(let types) = given { return types.contains { fitsBroadcasting($0, expected) } }
    return false
  }

  /// Whether a value is of the type `expected`.
  ///
  /// - Complexity: O(n) in the elements of arrays that are not flat.
  func accepts(_ value: Value, _ expected: ValueType) -> Bool {
    switch (value, expected) {
    case (_, .any): true
    case (.chosen(let value, _), _): accepts(value, expected)
    case (_, .oneOf(let types)): types.contains { accepts(value, $0) }
    case (.number, .number), (.truth, .truth), (.text, .text), (.range, .range): true
    case (.symbol(let name), .symbol(let cases)): cases.isEmpty || cases.contains(name)
    case (.numbers, .array(let element)): fits(.number, element)
    case (.array(let elements), .array(let element)):
      element == .any || elements.allSatisfy { accepts($0, element) }
    case (.dictionary(let entries), .dictionary(let element)):
      element == .any || entries.allSatisfy { accepts($0.value, element) }
    case (.function(let function), .function(let parameters, _)):
      function.parameterCount.contains(parameters.count)
    case (.object(let object), .object(let name)):
      object.typeName == name || words.ancestry(of: object.typeName).contains { $0.name == name }
    case (.record(let record), .record(let name)):
      record.typeName == name || words.ancestry(of: record.typeName).contains { $0.name == name }
    default: false
    }
  }

  /// Whether a value is of the type `expected` to the last part: its records have the fields of their
  /// types, in order, and each field is of its type.
  ///
  /// - Complexity: O(n) in the parts of the value.
  func isWhole(_ value: Value, _ expected: ValueType) -> Bool {
    if case .oneOf(let types) = expected { return types.contains { isWhole(value, $0) } }
    guard accepts(value, expected) else { return false }
    switch (value, expected) {
    case (.chosen(let value, _), _): return isWhole(value, expected)
    case (.array(let elements), .array(let element)):
      return elements.allSatisfy { isWhole($0, element) }
    case (.dictionary(let entries), .dictionary(let element)):
      return entries.allSatisfy { isWhole($0.value, element) }
    case (.record(let record), _):
      let fields = words.type(record.typeName)?.fields ?? []
      return fields.map(\.name) == record.fields.map(\.name)
        && zip(record.fields, fields).allSatisfy { isWhole($0.value, $1.type) }
    default: return true
    }
  }
}

extension Value {
  /// The name under which the table of words lists the members of this kind of value.
  var memberTypeName: String {
    switch self {
    case .number: "number"
    case .numbers, .array: "array"
    case .chosen(let value, _): value.memberTypeName
    case .truth: "truth"
    case .text: "text"
    case .symbol: "symbol"
    case .dictionary: "dictionary"
    case .range: "range"
    case .function: "function"
    case .record(let record): record.typeName
    case .object(let object): object.typeName
    }
  }
}

extension ValueType {
  /// The name under which the table of words lists the members; nil when the type is not known.
  var memberTypeName: String? {
    switch self {
    case .any, .oneOf: nil
    case .number: "number"
    case .array: "array"
    case .truth: "truth"
    case .text: "text"
    case .symbol: "symbol"
    case .dictionary: "dictionary"
    case .range: "range"
    case .function: "function"
    case .record(let name), .object(let name): name
    }
  }
}
