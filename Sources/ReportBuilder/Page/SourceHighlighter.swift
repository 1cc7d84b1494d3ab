import Markup

/// Colours the directive language lightly: what is not program, that is comments, options and fences.
/// More colours would be thousands of elements in a long report.
enum SourceHighlighter {
  /// The text as nodes, each class of token in a `b` element with a class of one letter; whatever
  /// is not recognised stays plain text, so that the plain text of the nodes is the text.
  ///
  /// - Complexity: O(n) in the length of the text.
  static func nodes(_ text: String) -> [MarkupNode] {
    let bytes = Array(text.utf8)
    var output: [MarkupNode] = []
    var plainStart = 0
    var position = 0
    func piece(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while position < bytes.count {
      let atLineStart = position == 0 || bytes[position - 1] == 0x0A
      let (end, style) = token(in: bytes, at: position, atLineStart: atLineStart)
      if let style {
        if plainStart < position { output.append(.text(piece(plainStart..<position))) }
        output.append(.element("b", ["class": style], text: piece(position..<end)))
        plainStart = end
      }
      position = end
    }
    if plainStart < bytes.count { output.append(.text(piece(plainStart..<bytes.count))) }
    return output
  }

  /// The end of the token at `start`, and its class where it has one.
  private static func token(
    in bytes: [UInt8], at start: Int, atLineStart: Bool
  ) -> (end: Int, style: String?) {
    let byte = bytes[start]
    let next: UInt8? = start + 1 < bytes.count ? bytes[start + 1] : nil
    if atLineStart, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") {
      return (lineEnd(bytes, from: start), "f")
    }
    if atLineStart, byte == UInt8(ascii: ":"), let end = optionEnd(bytes, from: start) {
      // The rest of an option's line is prose and stays plain.
      return (end, "o")
    }
    if byte == UInt8(ascii: "/"), next == UInt8(ascii: "/") {
      return (lineEnd(bytes, from: start), "c")
    }
    // Skipped, so that what looks like a comment in a text is none.
    if byte == UInt8(ascii: "\"") { return (stringEnd(bytes, from: start), nil) }
    guard isLetter(byte) || isDigit(byte) else { return (start + 1, nil) }
    var end = start + 1
    while end < bytes.count, isLetter(bytes[end]) || isDigit(bytes[end]) { end += 1 }
    return (end, nil)
  }

  private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    return end
  }

  /// The end of `:key:`.
  private static func optionEnd(_ bytes: [UInt8], from start: Int) -> Int? {
    var end = start + 1
    while end < bytes.count, isLetter(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
    guard end > start + 1, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
    return lineEnd(bytes, from: end)
  }

  private static func stringEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, bytes[end] != 0x0A {
      if bytes[end] == UInt8(ascii: "\"") { return end + 1 }
      end +=
        bytes[end] == UInt8(ascii: "\\") && end + 1 < bytes.count && bytes[end + 1] != 0x0A
        ? 2 : 1
    }
    return min(end, bytes.count)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
