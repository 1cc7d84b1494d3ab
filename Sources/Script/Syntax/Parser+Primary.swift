import Arithmetic
import Diagnostics

extension Parser {
  // MARK: Primary expressions

  mutating func parsePrimary() throws(Abandoned) -> Expression {
    let token = self.token
    switch token.kind {
    case .number: return try parseNumber()
    case .text:
      position += 1
      return try node(.text(text(in: token)), token.range)
    case .textStart: return try parseInterpolation()
    case .true, .false:
      position += 1
      return try node(.truth(token.kind == .true), token.range)
    case .name:
      let name = text(token.range)
      if let advice = Self.advice[name], !nextToken.isFirstOnLine,
        [.name, .number, .text, .textStart, .true, .false, .not].contains(nextToken.kind)
      {
        throw fail("syntax", advice)
      }
      position += 1
      return try node(.name(name), token.range)
    case .point:
      guard nextToken.kind == .name || nextToken.kind.spelling.first?.isLetter == true else {
        throw unexpected("a value")
      }
      position += 2
      return try node(.symbol(text(tokens[position - 1].range)), Int(token.start)..<lastEnd)
    case .leftParenthesis:
      let opened = openBracket()
      let inner = try parseExpression()
      if self.token.kind == .comma {
        throw fail("syntax", "there are no tuples; write an array: [a, b]")
      }
      try closeBracket(opened, "the bracket")
      return Expression(inner.kind, Int(token.start)..<lastEnd, height: inner.height)
    case .leftBracket: return try parseArray()
    case .leftBrace: return try parseClosure()
    case .dollar:
      throw fail("syntax", "closures name their parameters; write { x in ... } instead of $0")
    case .range: throw unexpected("a value before '...'")
    default: throw unexpected("a value")
    }
  }

  private mutating func parseNumber() throws(Abandoned) -> Expression {
    let range = token.range
    let digits = bytes[range].filter { $0 != 0x5F }
    let spelling = String(decoding: digits, as: UTF8.self)
    let value = Estimate(literal: spelling) ?? .undefined
    let isZero = !spelling.prefix { $0 != "e" && $0 != "E" }.contains { ("1"..."9").contains($0) }
    if !value.isFinite {
      sink.report("number-out-of-range", "this number is too large to compute with", range)
    } else if value.value == 0, !isZero {
      sink.report("number-out-of-range", "this number is too small to compute with", range)
    }
    position += 1
    return try node(value.isFinite ? .number(value) : .invalid, range)
  }

  private mutating func parseArray() throws(Abandoned) -> Expression {
    let start = Int(token.start)
    let opened = openBracket()
    if token.kind == .colon, nextToken.kind == .rightBracket {
      position += 1
      try closeBracket(opened, "the dictionary")
      return try node(.dictionary([]), start..<lastEnd)
    }
    var elements: [Expression] = []
    var height = 0
    while token.kind != .rightBracket {
      let element = try parseExpression()
      if token.kind == .colon {
        guard elements.isEmpty else {
          throw fail("syntax", "an array has no keys; did you mean ',' instead of ':'?")
        }
        return try parseDictionary(opened, firstKey: element)
      }
      elements.append(element)
      height = max(height, element.height)
      guard token.kind == .comma else { break }
      position += 1
    }
    try closeBracket(opened, "the array")
    return try node(.array(elements), start..<lastEnd, above: height)
  }

  /// The rest of a dictionary whose first key has been parsed.
  private mutating func parseDictionary(
    _ opened: (open: Token, linesMattered: Bool), firstKey: Expression
  ) throws(Abandoned) -> Expression {
    var entries: [Entry] = []
    var places: [String: Range<Int>] = [:]
    var height = 0
    var key = firstKey
    while true {
      guard token.kind == .colon else { throw unexpected("':' and a value behind the key") }
      position += 1
      let value = try parseExpression()
      height = max(height, key.height, value.height)
      if case .text(let text) = key.kind, let earlier = places[text] {
        sink.report(
          "duplicate-key", "the key \"\(text)\" is there already", key.range,
          notes: [Diagnostic.Note("the first one is here", at: sink.source.range(earlier))])
      } else {
        if case .text(let text) = key.kind { places[text] = key.range }
        entries.append(Entry(key: key, value: value))
      }
      guard token.kind == .comma else { break }
      position += 1
      guard token.kind != .rightBracket else { break }
      key = try parseExpression()
    }
    try closeBracket(opened, "the dictionary")
    return try node(.dictionary(entries), Int(opened.open.start)..<lastEnd, above: height)
  }
}
