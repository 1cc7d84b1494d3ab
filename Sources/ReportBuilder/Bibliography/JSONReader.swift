/// Reads JSON (RFC 8259) with the places of everything in it.
///
/// - Complexity: O(n) in the length of the text.
struct JSONReader {
  /// How deep lists and objects may nest.
  static let deepestNesting = 200

  private let bytes: [UInt8]
  private var position = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that a text holds.
  ///
  /// - Throws: ``JSONFault`` for the first place where the text is no JSON.
  static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    var reader = JSONReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    let value = try reader.value()
    reader.skipSpace()
    if reader.position < bytes.count { throw reader.unexpected("the end of the file") }
    return value
  }

  // MARK: Bytes

  private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  /// Steps over a byte behind white space. Whether it stands there.
  private mutating func pass(_ wanted: Character) -> Bool {
    skipSpace()
    guard byte == wanted.asciiValue else { return false }
    position += 1
    return true
  }

  private func unexpected(_ expected: String) -> JSONFault {
    switch byte {
    case 0x2F: return fault(.comment, from: position, to: position + 1)
    case 0x27: return fault(.quotes, from: position)
    default: break
    }
    guard position < bytes.count else {
      return fault(.expected(expected, found: "the text ends"), from: position)
    }
    // A word, or one character.
    var end = position
    while end < bytes.count, end < position + 20, isLetter(bytes[end]) { end += 1 }
    if end == position {
      end += 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    }
    let found = String(decoding: bytes[position..<end], as: UTF8.self)
    if ["\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}"].contains(found) {
      return fault(.quotes, from: position, to: end)
    }
    return fault(.expected(expected, found: "found '\(found)'"), from: position, to: end)
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private func fault(_ reason: JSONFault.Reason, from start: Int, to end: Int? = nil) -> JSONFault {
    JSONFault(reason: reason, place: start..<max(start, end ?? min(start + 1, bytes.count)))
  }

  // MARK: Values

  private mutating func value() throws(JSONFault) -> JSONValue {
    skipSpace()
    let start = position
    let content: JSONValue.Content
    switch byte ?? 0 {
    case 0x22: content = .text(try text())
    case 0x5B:
      content = .list(try elements("]") { (reader) throws(JSONFault) in try reader.value() })
    case 0x7B:
      content = .object(try elements("}") { (reader) throws(JSONFault) in try reader.field() })
    case 0x2D, 0x30...0x39: content = .number(try number())
    case _ where pass(word: "true"): content = .truth(true)
    case _ where pass(word: "false"): content = .truth(false)
    case _ where pass(word: "null"): content = .null
    default: throw unexpected("a value")
    }
    return JSONValue(content: content, place: start..<position)
  }

  private mutating func pass(word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// What stands between brackets, separated by commas.
  private mutating func elements<Element>(
    _ closing: Character, _ element: (inout JSONReader) throws(JSONFault) -> Element
  ) throws(JSONFault) -> [Element] {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepestNesting { throw fault(.tooDeep, from: position) }
    position += 1
    var elements: [Element] = []
    if pass(closing) { return elements }
    repeat {
      skipSpace()
      if byte == closing.asciiValue { throw fault(.lastComma, from: position) }
      elements.append(try element(&self))
    } while pass(",")
    guard pass(closing) else { throw unexpected("',' or '\(closing)'") }
    return elements
  }

  private mutating func field() throws(JSONFault) -> JSONValue.Field {
    skipSpace()
    let start = position
    guard byte == 0x22 else { throw unexpected("a key in double quotes") }
    let key = try text()
    let place = start..<position
    guard pass(":") else { throw unexpected("':'") }
    return JSONValue.Field(key: key, keyPlace: place, value: try value())
  }

  private mutating func number() throws(JSONFault) -> Double {
    let start = position
    if byte == 0x2D { position += 1 }
    let whole = position
    try digits()
    if bytes[whole] == 0x30, position > whole + 1 {
      throw fault(.zeros, from: whole)
    }
    if byte == 0x2E {
      position += 1
      try digits()
    }
    if byte == 0x65 || byte == 0x45 {
      position += 1
      if byte == 0x2B || byte == 0x2D { position += 1 }
      try digits()
    }
    guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)),
      number.isFinite
    else { throw fault(.tooLarge, from: start, to: position) }
    return number
  }

  private mutating func digits() throws(JSONFault) {
    let start = position
    while let byte, (0x30...0x39).contains(byte) { position += 1 }
    if position == start { throw unexpected("a digit") }
  }

  // MARK: Text

  private mutating func text() throws(JSONFault) -> String {
    let start = position
    position += 1
    var result: [UInt8] = []
    while let byte, byte != 0x22 {
      switch byte {
      case 0x5C: result += try escaped()
      case ..<0x20: throw fault(.control, from: position)
      default:
        result.append(byte)
        position += 1
      }
    }
    guard byte == 0x22 else { throw fault(.openText, from: start) }
    position += 1
    guard let text = String(validating: result, as: UTF8.self) else {
      throw fault(.encoding, from: start, to: position)
    }
    return text
  }

  private static let escapes: [UInt8: UInt8] = [
    0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09,
  ]

  /// The character of an escape, in UTF-8.
  private mutating func escaped() throws(JSONFault) -> [UInt8] {
    let start = position
    position += 1
    if let byte, let plain = Self.escapes[byte] {
      position += 1
      return [plain]
    }
    guard let unit = codeUnit() else { throw fault(.escape, from: start) }
    var units = [unit]
    // A character beyond the first 65,536 is two escapes.
    if UTF16.isLeadSurrogate(unit), byte == 0x5C {
      position += 1
      if let second = codeUnit() { units.append(second) }
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw fault(.escape, from: start, to: position)
    }
    return Array(text.utf8)
  }

  /// `u` and four hexadecimal digits.
  private mutating func codeUnit() -> UInt16? {
    guard byte == 0x75, position + 5 <= bytes.count else { return nil }
    let digits = bytes[position + 1..<position + 5]
    guard digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }) else { return nil }
    position += 5
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
