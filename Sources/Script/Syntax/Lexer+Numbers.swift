import Diagnostics

extension Lexer {
  mutating func readNumber() {
    let start = position
    if byte() == 0x30, [0x78, 0x62, 0x6F].contains(byte(1)) {
      skipNameCharacters()
      sink.report("invalid-number", "numbers are written in decimal digits", start..<position)
      append(.invalid, from: start)
      return
    }
    skipDigits()
    if byte() == 0x2E, (0x30...0x39).contains(byte(1)) {
      position += 1
      skipDigits()
    }
    if byte() == 0x65 || byte() == 0x45 {
      let hasSign = byte(1) == 0x2B || byte(1) == 0x2D
      if (0x30...0x39).contains(byte(hasSign ? 2 : 1)) {
        position += hasSign ? 2 : 1
        skipDigits()
      }
    }
    let end = position
    skipNameCharacters()
    if position > end {
      let number = String(decoding: bytes[start..<end].prefix(40), as: UTF8.self)
      let rest = String(decoding: bytes[end..<position].prefix(40), as: UTF8.self)
      sink.report(
        "invalid-number", "'\(rest)' directly after the number \(number)", start..<position,
        annotation: "a product is written \(number) * \(rest)")
      append(.invalid, from: start)
    } else if end - start > 1000 {
      sink.report("invalid-number", "a number of \(end - start) characters", start..<end)
      append(.invalid, from: start)
    } else {
      append(.number, from: start)
    }
  }

  /// A number without a digit before the point.
  mutating func readPointNumber() {
    let start = position
    position += 1
    skipDigits()
    skipNameCharacters()
    let text = String(decoding: bytes[start..<position].prefix(40), as: UTF8.self)
    let followsNumber = tokens.last.map { $0.kind == .number && $0.end == Int32(start) } ?? false
    sink.report(
      "invalid-number",
      followsNumber
        ? "a number has one decimal point"
        : endsOperandBefore(start)
          ? "members have names; an element is written a[\(text.dropFirst())]"
          : "a number needs a digit before the point; write 0\(text)", start..<position)
    append(.invalid, from: start)
  }
}
