import Arithmetic

// What a call makes of objects of which numbers are estimated.

extension Invocation {
  /// The result, estimated where an object among the arguments makes it so.
  func doubted(_ result: Value, _ values: [Value?], _ receiver: Value?) -> Value {
    guard word.takesDoubts else { return result }
    var bits = receiver?.doubts ?? 0
    for value in values { bits |= value?.doubts ?? 0 }
    return bits == 0 ? result : result.doubted(bits: bits)
  }
}

extension Value {
  /// Why numbers that rest on the value are estimated, as bits: of an object, and of the objects of an array.
  fileprivate var doubts: UInt16 {
    switch self {
    case .object(let object): return object.storage.doubts
    case .array(let elements):
      guard case .object? = elements.first else { return 0 }
      return elements.reduce(0) { $0 | $1.doubts }
    case .chosen(let value, _): return value.doubts
    default: return 0
    }
  }

  /// The value with its numbers, and those that rest on its objects, as estimated.
  func doubted(bits: UInt16) -> Value {
    switch self {
    case .number(let number): .number(number.doubted(bits))
    case .numbers(let numbers): .numbers(Numbers(numbers.array.map { $0.doubted(bits) }))
    case .array(let elements): .array(elements.map { $0.doubted(bits: bits) })
    case .chosen(let value, let draws): .chosen(value.doubted(bits: bits), by: draws)
    case .dictionary(let entries):
      .dictionary(entries.map { ($0.key, $0.value.doubted(bits: bits)) })
    case .range(let lower, let upper):
      .range(lower: lower.doubted(bits), upper: upper.doubted(bits))
    case .record(let record):
      .record(
        Record(
          record.typeName, fields: record.fields.map { ($0.name, $0.value.doubted(bits: bits)) }))
    case .object(let object): .object(object.doubted(bits))
    case .truth, .text, .symbol, .function: self
    }
  }
}
