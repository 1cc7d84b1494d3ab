import Markup

/// JSON with an entry a line and keys in their order.
///
/// The bytes are those of Foundation's `JSONEncoder` with `sortedKeys`, `prettyPrinted` and
/// `withoutEscapingSlashes`, in a quarter of the time where there are many numbers.
enum PrettyJSON {
  /// The JSON of a value.
  ///
  /// - Parameter length: About how long it will be, so that room is made but once.
  /// - Complexity: O(n) in the length of the JSON.
  /// - Throws: `EncodingError.invalidValue` for a number that is not finite.
  static func bytes(of value: some Encodable, about length: Int = 0) throws -> [UInt8] {
    let root = JSONNode()
    try value.encode(to: NodeEncoder(node: root, path: nil))
    var writer = JSONWriter()
    writer.bytes.reserveCapacity(length)
    writer.write(root, indent: 0)
    return writer.bytes
  }
}

/// A value on its way to text.
private final class JSONNode {
  enum Content {
    case null
    case number(String)
    case text(String)
    case truth(Bool)
    case rows(FigureOutcome.Series.Rows)
    case array([JSONNode])
    case object([(key: String, value: JSONNode)])
  }

  var content = Content.null

  /// A new last element.
  func element() -> JSONNode {
    let node = JSONNode()
    guard case .array(var elements) = content else { return node }
    content = .null
    elements.append(node)
    content = .array(elements)
    return node
  }

  /// A new entry.
  func entry(_ key: String) -> JSONNode {
    let node = JSONNode()
    guard case .object(var entries) = content else { return node }
    content = .null
    entries.append((key, node))
    content = .object(entries)
    return node
  }

  func set(_ number: Double, _ path: @autoclosure () -> EntryPath?) throws {
    guard number.isFinite else {
      throw EncodingError.invalidValue(
        number, .init(codingPath: path()?.keys ?? [], debugDescription: "JSON has no such number"))
    }
    content = .number(JSONWriter.text(of: number))
  }

  func set(_ value: some Encodable, _ path: @autoclosure () -> EntryPath?) throws {
    if let rows = value as? FigureOutcome.Series.Rows {
      content = .rows(rows)
    } else {
      try value.encode(to: NodeEncoder(node: self, path: path()))
    }
  }
}

/// The way to a value through the entries around it, for errors alone.
private final class EntryPath {
  private let key: String
  private let above: EntryPath?

  init(_ key: String, in above: EntryPath?) { (self.key, self.above) = (key, above) }

  /// The keys, from the outermost.
  var keys: [any CodingKey] { (above?.keys ?? []) + [JSONKey(key)] }
}

private struct NodeEncoder: Encoder {
  let node: JSONNode
  let path: EntryPath?
  var codingPath: [any CodingKey] { path?.keys ?? [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object = node.content {} else { node.content = .object([]) }
    return KeyedEncodingContainer(EntryEncoder<Key>(node: node, path: path))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .array = node.content {} else { node.content = .array([]) }
    return ElementEncoder(node: node, path: path)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    ValueEncoder(node: node, path: path)
  }
}

private struct EntryEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: JSONNode
  let path: EntryPath?
  var codingPath: [any CodingKey] { path?.keys ?? [] }

  private func path(to key: Key) -> EntryPath { EntryPath(key.stringValue, in: path) }

  private func value(_ key: Key) -> ValueEncoder {
    ValueEncoder(node: node.entry(key.stringValue), path: path)
  }

  func encodeNil(forKey key: Key) { _ = node.entry(key.stringValue) }
  func encode(_ value: Bool, forKey key: Key) { self.value(key).encode(value) }
  func encode(_ value: String, forKey key: Key) { self.value(key).encode(value) }
  func encode(_ value: Double, forKey key: Key) throws {
    try node.entry(key.stringValue).set(value, path(to: key))
  }
  func encode(_ value: Int, forKey key: Key) { self.value(key).encode(value) }
  func encode(_ value: some Encodable, forKey key: Key) throws {
    try node.entry(key.stringValue).set(value, path(to: key))
  }

  func nestedContainer<Other: CodingKey>(
    keyedBy type: Other.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Other> {
    encoder(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    encoder(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    NodeEncoder(node: node.entry("super"), path: path)
  }

  func superEncoder(forKey key: Key) -> any Encoder { encoder(key) }

  private func encoder(_ key: Key) -> NodeEncoder {
    NodeEncoder(node: node.entry(key.stringValue), path: path(to: key))
  }
}

private struct ElementEncoder: UnkeyedEncodingContainer {
  let node: JSONNode
  let path: EntryPath?
  var codingPath: [any CodingKey] { path?.keys ?? [] }
  var count: Int {
    if case .array(let elements) = node.content { elements.count } else { 0 }
  }

  private var next: ValueEncoder { ValueEncoder(node: node.element(), path: path) }
  private var encoder: NodeEncoder { NodeEncoder(node: node.element(), path: path) }

  func encodeNil() { _ = node.element() }
  func encode(_ value: Bool) { next.encode(value) }
  func encode(_ value: String) { next.encode(value) }
  func encode(_ value: Double) throws { try next.encode(value) }
  func encode(_ value: Int) { next.encode(value) }
  func encode(_ value: some Encodable) throws { try node.element().set(value, path) }

  func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    encoder.container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { encoder.unkeyedContainer() }
  func superEncoder() -> any Encoder { encoder }
}

private struct ValueEncoder: SingleValueEncodingContainer {
  let node: JSONNode
  let path: EntryPath?
  var codingPath: [any CodingKey] { path?.keys ?? [] }

  func encodeNil() { node.content = .null }
  func encode(_ value: Bool) { node.content = .truth(value) }
  func encode(_ value: String) { node.content = .text(value) }
  func encode(_ value: Double) throws { try node.set(value, path) }
  func encode(_ value: Float) throws { try node.set(Double(value), path) }
  func encode(_ value: Int) { node.content = .number(value.description) }
  func encode(_ value: Int8) { node.content = .number(value.description) }
  func encode(_ value: Int16) { node.content = .number(value.description) }
  func encode(_ value: Int32) { node.content = .number(value.description) }
  func encode(_ value: Int64) { node.content = .number(value.description) }
  func encode(_ value: UInt) { node.content = .number(value.description) }
  func encode(_ value: UInt8) { node.content = .number(value.description) }
  func encode(_ value: UInt16) { node.content = .number(value.description) }
  func encode(_ value: UInt32) { node.content = .number(value.description) }
  func encode(_ value: UInt64) { node.content = .number(value.description) }
  func encode(_ value: some Encodable) throws { try node.set(value, path) }
}

/// Writes the text.
private struct JSONWriter {
  var bytes: [UInt8] = []

  /// A number as Swift prints it, without the zero behind its point.
  static func text(of number: Double) -> String {
    var text = number.description
    if text.hasSuffix(".0") { text.removeLast(2) }
    return text
  }

  mutating func write(_ node: JSONNode, indent: Int) {
    switch node.content {
    case .null: write("null")
    case .number(let text): write(text)
    case .truth(let truth): write(truth ? "true" : "false")
    case .text(let text): write(quoted: text)
    case .rows(let rows):
      let series = rows.series
      // Nearly all of the file is such numbers.
      if series.categories.isEmpty { return write(series.rows, indent) }
      list("[", "]", series.rows, indent) { writer, row, indent in
        writer.list("[", "]", series.cells(of: row), indent) { writer, cell, _ in
          switch cell {
          case .number(let number): writer.write(number)
          case .category(let name): writer.write(quoted: name)
          }
        }
      }
    case .array(let elements):
      list("[", "]", elements, indent) { $0.write($1, indent: $2) }
    case .object(let entries):
      list("{", "}", entries.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }, indent)
      { writer, entry, indent in
        writer.write(quoted: entry.key)
        writer.write(" : ")
        writer.write(entry.value, indent: indent)
      }
    }
  }

  /// Rows of numbers, as ``list(_:_:_:_:_:)`` would write them.
  private mutating func write(_ rows: [[Double]], _ indent: Int) {
    guard !rows.isEmpty, rows.allSatisfy({ !$0.isEmpty }) else {
      return list("[", "]", rows, indent) { writer, row, indent in
        writer.list("[", "]", row, indent) { writer, number, _ in writer.write(number) }
      }
    }
    func line(_ before: String, _ indent: Int, _ behind: String) -> [UInt8] {
      Array((before + "\n" + String(repeating: " ", count: indent) + behind).utf8)
    }
    let row = (line("", indent + 2, "["), line(",", indent + 2, "["), line("", indent + 2, "]"))
    let number = (line("", indent + 4, ""), line(",", indent + 4, ""))
    write("[")
    for (index, numbers) in rows.enumerated() {
      bytes.append(contentsOf: index == 0 ? row.0 : row.1)
      bytes.append(contentsOf: number.0)
      write(numbers[0])
      for next in numbers.dropFirst() {
        bytes.append(contentsOf: number.1)
        write(next)
      }
      bytes.append(contentsOf: row.2)
    }
    bytes.append(contentsOf: line("", indent, "]"))
  }

  /// Elements between brackets, each on a line of its own.
  private mutating func list<Element>(
    _ open: String, _ close: String, _ elements: [Element], _ indent: Int,
    _ write: (inout JSONWriter, Element, Int) -> Void
  ) {
    self.write(open)
    var isFirst = true
    for element in elements {
      if !isFirst { bytes.append(0x2C) }
      isFirst = false
      newLine(indent + 2)
      write(&self, element, indent + 2)
    }
    if isFirst { bytes.append(0x0A) }
    newLine(indent)
    self.write(close)
  }

  /// The beginnings of lines, by their indentation.
  private static let lines = (0...32).map { [0x0A] + [UInt8](repeating: 0x20, count: $0) }

  private mutating func newLine(_ indent: Int) {
    if indent < Self.lines.count {
      bytes.append(contentsOf: Self.lines[indent])
    } else {
      bytes.append(0x0A)
      bytes.append(contentsOf: repeatElement(0x20, count: indent))
    }
  }

  /// A number of the data of a figure; null for one that is missing.
  private mutating func write(_ number: Double) {
    guard number.isFinite else { return write("null") }
    var text = number.description
    text.withUTF8 { utf8 in
      let isWhole = utf8.count > 2 && utf8[utf8.count - 1] == 0x30 && utf8[utf8.count - 2] == 0x2E
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8.dropLast(isWhole ? 2 : 0)))
    }
  }

  private mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private static let escapes: [UInt8: String] = [
    0x22: "\\\"", 0x5C: "\\\\", 0x08: "\\b", 0x0C: "\\f", 0x0A: "\\n", 0x0D: "\\r", 0x09: "\\t",
  ]

  /// The character of the bytes E2 and `rest` where it turns the direction of writing: an editor would show the
  /// lines of the file in another order.
  private static func turning(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> UInt32? {
    guard let second = rest.first, let third = rest.dropFirst().first,
      second == 0x80 || second == 0x81
    else { return nil }
    let value = second == 0x80 ? 0x2000 | UInt32(third & 63) : 0x2040 | UInt32(third & 63)
    return Unicode.Scalar(value).flatMap { $0.turnsDirection ? value : nil }
  }

  private mutating func write(quoted text: String) {
    var text = text
    bytes.append(0x22)
    text.withUTF8 { utf8 in
      var index = 0
      while index < utf8.count {
        let byte = utf8[index]
        index += 1
        if byte == 0xE2, let scalar = Self.turning(utf8[index...].prefix(2)) {
          bytes.append(contentsOf: "\\u\(String(scalar, radix: 16))".utf8)
          index += 2
        } else if byte >= 0x20, byte != 0x22, byte != 0x5C {
          bytes.append(byte)
        } else if let escape = Self.escapes[byte] {
          bytes.append(contentsOf: escape.utf8)
        } else {
          let digits = Array("0123456789abcdef".utf8)
          bytes.append(contentsOf: "\\u00".utf8)
          bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }
    }
    bytes.append(0x22)
  }
}
