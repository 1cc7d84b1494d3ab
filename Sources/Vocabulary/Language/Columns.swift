import Diagnostics
import Script

// Values that are made one after the other by one function, as one value: where each is a dictionary, one
// dictionary with an array under each key.

extension Value {
  /// The values as an array; dictionaries as one with an array under each of their keys.
  ///
  /// - Parameter name: What the value at an index is called in messages.
  /// - Throws: `shape-mismatch` where some are dictionaries and others are not, or have other keys.
  /// - Complexity: O(n) in the entries.
  static func columns(
    of values: [Value], name: (Int) -> String
  ) throws(WordError) -> Value {
    guard let first = values.first?.plain, case .dictionary(let entries) = first else {
      if let index = values.firstIndex(where: { $0.isDictionary }) {
        throw WordError(
          "shape-mismatch",
          "\(name(0)) is \(values[0].phrase), and \(name(index)) is \(values[index].phrase)")
      }
      return .list(values)
    }
    var columns = entries.map { _ in [Value]() }
    for column in columns.indices { columns[column].reserveCapacity(values.count) }
    for (index, value) in values.enumerated() {
      guard case .dictionary(let own) = value.plain else {
        throw WordError(
          "shape-mismatch",
          "\(name(0)) is a dictionary, and \(name(index)) is \(value.phrase)")
      }
      for (column, entry) in entries.enumerated() {
        let found =
          own.indices.contains(column) && own[column].key == entry.key
          ? own[column].value : own.first { $0.key == entry.key }?.value
        guard let found, own.count == entries.count else {
          throw WordError(
            "shape-mismatch",
            "\(name(0)) has the keys \(entries.keyNames), and \(name(index)) has \(own.keyNames)")
        }
        columns[column].append(found)
      }
    }
    return .dictionary(zip(entries, columns).map { ($0.key, .list($1)) })
  }

  private var isDictionary: Bool {
    if case .dictionary = plain { true } else { false }
  }
}

extension [(key: String, value: Value)] {
  fileprivate var keyNames: String {
    isEmpty ? "none" : map { "\"\($0.key)\"" }.joined(separator: ", ")
  }
}

extension ValueType {
  /// The type of the columns of values of this type.
  var columns: ValueType {
    switch self {
    case .dictionary(let element): .dictionary(.array(element))
    case .any, .oneOf: .any
    default: .array(self)
    }
  }

  /// What a function of this type gives.
  var functionResult: ValueType {
    if case .function(_, let result) = self { return result }
    return .any
  }
}
