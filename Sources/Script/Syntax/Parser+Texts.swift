import Diagnostics

extension Parser {
  /// A text with values in it.
  mutating func parseInterpolation() throws(Abandoned) -> Expression {
    let start = Int(token.start)
    var parts: [(text: String, value: Expression)] = []
    var height = 0
    var before = text(in: token)
    let opened = openBracket()
    while true {
      let value = try parseExpression()
      parts.append((before, value))
      height = max(height, value.height)
      guard token.kind == .textMiddle else { break }
      before = text(in: token)
      position += 1
    }
    guard token.kind == .textEnd else { throw unexpected("')' behind the value in the text") }
    let end = text(in: token)
    try closeBracket(opened, "the text")
    return try node(.interpolation(parts, end: end), start..<lastEnd, above: height)
  }

  /// What a token of a text, or of a part of one, stands for.
  mutating func text(in token: Token) -> String {
    let range = token.range
    var result: [UInt8] = []
    var index = range.lowerBound + 1
    let end = range.upperBound - (token.kind == .text || token.kind == .textEnd ? 1 : 2)
    while index < end {
      guard bytes[index] == 0x5C, index + 1 < end else {
        result.append(bytes[index])
        index += 1
        continue
      }
      let start = index
      index += 2
      switch bytes[start + 1] {
      case 0x22: result.append(0x22)
      case 0x5C: result.append(0x5C)
      case 0x6E: result.append(0x0A)
      case 0x74: result.append(0x09)
      case 0x75:
        let close = bytes[index..<min(end, index + 12)].firstIndex(of: 0x7D)
        if let close, index < end, bytes[index] == 0x7B,
          let code = UInt32(text(index + 1..<close), radix: 16),
          let scalar = Unicode.Scalar(code)
        {
          result += Array(String(Character(scalar)).utf8)
          index = close + 1
        } else {
          sink.report("invalid-escape", "'\\u' needs a code such as \\u{3C3}", start..<index)
        }
      default:
        let character = text(start + 1..<min(end, start + 5)).prefix(1)
        sink.report(
          "invalid-escape",
          "'\\\(character)' has no meaning; write \\\\ for a backslash", start..<index)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
