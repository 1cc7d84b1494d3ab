import Diagnostics

/// Cuts the text of a program into tokens and reports what can be no token.
///
/// - Complexity: O(n) in the length of the text.
struct Lexer {
  /// The most tokens that a program may have.
  static let tokenLimit = 1_000_000

  let bytes: [UInt8]
  var position = 0
  var sawLineEnd = true
  /// The advice on signs that has been given in this line.
  private var adviceInLine: Set<String> = []
  private(set) var tokens: [Token] = []
  /// The values in texts that are being read, the innermost last.
  var interpolations: [Interpolation] = []
  /// Where the comments stand.
  private(set) var comments: [Range<Int>] = []
  var sink: DiagnosticSink

  init(_ source: SourceFragment) {
    bytes = source.bytes
    sink = DiagnosticSink(source: source)
    tokens.reserveCapacity(min(bytes.count / 3 + 1, Self.tokenLimit))
    while skipSpace(), tokens.count < Self.tokenLimit, !sink.isFull { readToken() }
    closeInterpolations()
    if position < bytes.count, !sink.isFull {
      sink.report(
        "program-too-long", "a program of more than \(Self.tokenLimit) words and signs",
        position..<position + 1)
    }
    let end = bytes.count
    tokens.append(
      Token(
        kind: .end, isFirstOnLine: true, isFollowedBySpace: false, start: Int32(clamping: end),
        end: Int32(clamping: end)))
  }

  func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  /// Skips white space and comments; false at the end of the text.
  private mutating func skipSpace() -> Bool {
    while position < bytes.count {
      switch bytes[position] {
      case 0x0A, 0x0D:
        sawLineEnd = true
        adviceInLine = []
        position += 1
      case 0x20, 0x09, 0x0B, 0x0C: position += 1
      case 0x2F where byte(1) == 0x2F:
        let start = position
        while position < bytes.count, byte() != 0x0A, byte() != 0x0D { position += 1 }
        comments.append(start..<position)
        warnOfQuotient(start..<position)
      case 0x2F where byte(1) == 0x2A: skipBlockComment()
      case 0xC2 where byte(1) == 0xA0: position += 2
      case 0xEF where byte(1) == 0xBB && byte(2) == 0xBF: position += 3
      default: return true
      }
    }
    return false
  }

  /// Warns of a comment behind a number or a name that is nothing but a number, as of a whole quotient in Python.
  private mutating func warnOfQuotient(_ comment: Range<Int>) {
    let words = bytes[comment].dropFirst(2).drop { $0 == 0x20 }
    guard !sawLineEnd, let last = tokens.last?.kind,
      [.number, .name, .rightParenthesis, .rightBracket].contains(last), let first = words.first,
      (0x30...0x39).contains(first),
      words.allSatisfy({ (0x28...0x39).contains($0) || $0 == 0x20 })
    else { return }
    sink.report(
      Diagnostic(
        "comment-in-value", "this is a comment, of which nothing is computed",
        at: sink.source.range(comment), annotation: "a whole quotient is written floor(a / b)",
        severity: .warning))
  }

  /// Skips a block comment; these nest.
  private mutating func skipBlockComment() {
    let start = position
    defer { comments.append(start..<position) }
    var depth = 0
    while position < bytes.count {
      if byte() == 0x2F, byte(1) == 0x2A {
        depth += 1
        position += 2
      } else if byte() == 0x2A, byte(1) == 0x2F {
        depth -= 1
        position += 2
        if depth == 0 { return }
      } else {
        if byte() == 0x0A { sawLineEnd = true }
        position += 1
      }
    }
    sink.report(
      "unterminated-comment", "this comment has no '*/' at its end", start..<start + 2)
  }

  mutating func append(_ kind: Token.Kind, from start: Int) {
    let next = position < bytes.count ? bytes[position] : 0x20
    tokens.append(
      Token(
        kind: kind, isFirstOnLine: sawLineEnd,
        isFollowedBySpace: next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D,
        start: Int32(clamping: start), end: Int32(clamping: position)))
    sawLineEnd = false
  }

  private mutating func readToken() {
    let start = position
    if sawLineEnd { closeInterpolations() }
    switch bytes[position] {
    case 0x30...0x39: readNumber()
    case 0x2E where (0x30...0x39).contains(byte(1)): readPointNumber()
    case 0x41...0x5A, 0x61...0x7A, 0x5F: readName()
    case 0x22: readText(.text)
    case 0x29 where interpolations.last?.depth == 0:
      interpolations.removeLast()
      readText(.textEnd)
    case 0x24:
      position += 1
      while (0x30...0x39).contains(byte()) { position += 1 }
      append(.dollar, from: start)
    case 0x80...0xFF:
      if let scalar = scalar(at: position), scalar.value.properties.isAlphabetic {
        readName()
      } else {
        readForeignSign()
      }
    default: readSign()
    }
  }

  /// The Unicode scalar at an offset and its length in bytes; nil for what is not UTF-8.
  private func scalar(at offset: Int) -> (value: Unicode.Scalar, length: Int)? {
    var decoder = UTF8()
    var iterator = bytes[offset..<min(offset + 4, bytes.count)].makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
    return (scalar, UTF8.width(scalar))
  }

  mutating func skipNameCharacters() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: position += 1
      case 0x80...0xFF:
        guard let scalar = scalar(at: position),
          scalar.value.properties.isAlphabetic || scalar.value.properties.isXIDContinue
        else { return }
        position += scalar.length
      default: return
      }
    }
  }

  private mutating func readName() {
    let start = position
    skipNameCharacters()
    let kind: Token.Kind
    switch position - start {
    case 2 where matches("in", start): kind = .in
    case 3 where matches("let", start): kind = .let
    case 4 where matches("true", start): kind = .true
    case 5 where matches("false", start): kind = .false
    case 6 where matches("return", start): kind = .return
    default: kind = .name
    }
    append(kind, from: start)
  }

  private func matches(_ word: StaticString, _ start: Int) -> Bool {
    word.withUTF8Buffer { word in word.indices.allSatisfy { word[$0] == bytes[start + $0] } }
  }

  mutating func skipDigits() {
    while (0x30...0x39).contains(byte()) || byte() == 0x5F { position += 1 }
  }

  /// The signs, longest first.
  private static let signs: [(spelling: StaticString, kind: Token.Kind)] = [
    ("...", .range), ("==", .equal), ("!=", .notEqual), ("<=", .lessOrEqual),
    (">=", .greaterOrEqual), ("&&", .and), ("||", .or), ("(", .leftParenthesis),
    (")", .rightParenthesis), ("[", .leftBracket), ("]", .rightBracket), ("{", .leftBrace),
    ("}", .rightBrace), (",", .comma), (":", .colon), (";", .semicolon), (".", .point),
    ("?", .question), ("=", .equals), ("+", .plus), ("-", .minus), ("*", .times), ("/", .divide),
    ("!", .not), ("<", .less), (">", .greater),
  ]

  /// Signs of other languages and what to write instead.
  private static let strangers: [(spelling: StaticString, advice: String)] = [
    ("..<", "a range includes both ends; write a...b"), ("..", "a range is written a...b"),
    ("<>", "different is written !="), ("!==", "different is written !="),
    (":=", "a definition is written let name = value"), ("**", "a power is written pow(x, n)"),
    ("^", "a power is written pow(x, n)"), ("%", "a remainder is written remainder(a, b)"),
    ("++", "names keep their value; there is no '++'"),
    ("--", "two minus signs in a row; put brackets around the second"),
    ("+=", "names keep their value; there is no '+='"),
    ("-=", "names keep their value; there is no '-='"),
    ("*=", "names keep their value; there is no '*='"),
    ("/=", "names keep their value; there is no '/='"),
    ("===", "equality is written =="), ("->", "a closure is written { x in ... }"),
    ("=>", "a closure is written { x in ... }"), ("??", "every value is there; '??' has no use"),
    ("&", "'and' is written &&"), ("|", "'or' is written ||"),
    ("'", "text is written in double quotes"), ("`", "text is written in double quotes"),
    ("#", "comments are written // ..."), ("@", "'@' has no meaning in a program"),
    ("~", "'~' has no meaning in a program"), ("\\", "'\\' has no meaning outside of text"),
  ]

  private func startsWith(_ sign: StaticString) -> Bool {
    position + sign.utf8CodeUnitCount <= bytes.count && matches(sign, position)
  }

  private mutating func readSign() {
    let start = position
    for (sign, advice) in Self.strangers where startsWith(sign) {
      if startsWith("&&") || startsWith("||") || startsWith("..."), sign.utf8CodeUnitCount < 3 {
        continue
      }
      // A minus or plus sign may well be followed by another one, as in a - -b; only `x--` is
      // meant as one sign.
      if startsWith("--") || startsWith("++"), !endsOperandBefore(start) { continue }
      position += sign.utf8CodeUnitCount
      if startsWithQuote(start) { skipQuoted(["'", "`"]) }
      advise(isPercent(start) ? "a percentage is a number: 20 % is 0.2" : advice, start)
      append(.invalid, from: start)
      return
    }
    for (sign, kind) in Self.signs where startsWith(sign) {
      position += sign.utf8CodeUnitCount
      countBracket(kind)
      append(kind, from: start)
      return
    }
    while position < bytes.count, byte() < 0x20 || byte() == 0x7F, byte() != 0x0A {
      position += 1
    }
    position = max(position, start + 1)
    sink.report("invalid-character", "a control character in a program", start..<position)
    append(.invalid, from: start)
  }

  /// Tells what is written instead; the same again in one line is no other mistake.
  private mutating func advise(_ advice: String, _ start: Int) {
    if adviceInLine.insert(advice).inserted {
      sink.report("invalid-sign", advice, start..<position)
    }
  }

  /// Whether a sign of percent stands behind a number with nothing to divide it by.
  private func isPercent(_ start: Int) -> Bool {
    guard bytes[start] == 0x25, tokens.last?.kind == .number else { return false }
    let next = bytes[position...].first { $0 != 0x20 && $0 != 0x09 }
    return next.map { !isNameByte($0) && $0 != 0x28 } ?? true
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...0xFF: true
    default: false
    }
  }

  private func startsWithQuote(_ offset: Int) -> Bool {
    bytes[offset] == 0x27 || bytes[offset] == 0x60
  }

  /// Skips text in the wrong quotes up to its end, when that is on the same line.
  private mutating func skipQuoted(_ quotes: Set<Unicode.Scalar>) {
    var end = position
    while end < bytes.count, bytes[end] != 0x0A, end - position < 1000 {
      guard let (scalar, length) = scalar(at: end) else { return }
      end += length
      if quotes.contains(scalar) {
        position = end
        return
      }
    }
  }

  /// Whether an operand ends directly before `offset`.
  func endsOperandBefore(_ offset: Int) -> Bool {
    guard let last = tokens.last, Int(last.end) == offset else { return false }
    return [.name, .number, .rightParenthesis, .rightBracket].contains(last.kind)
  }

  /// Typographic signs and the sign that is meant.
  private static let typographic: [Unicode.Scalar: (Token.Kind, String)] = [
    "\u{2212}": (.minus, "-"), "\u{2013}": (.minus, "-"), "\u{2014}": (.minus, "-"),
    "\u{D7}": (.times, "*"), "\u{B7}": (.times, "*"), "\u{22C5}": (.times, "*"),
    "\u{F7}": (.divide, "/"), "\u{2264}": (.lessOrEqual, "<="),
    "\u{2265}": (.greaterOrEqual, ">="), "\u{2260}": (.notEqual, "!="),
    "\u{2026}": (.range, "..."), "\u{AC}": (.not, "!"), "\u{2227}": (.and, "&&"),
    "\u{2228}": (.or, "||"),
  ]

  private static let typographicQuotes: Set<Unicode.Scalar> = [
    "\u{201C}", "\u{201D}", "\u{201E}", "\u{2018}", "\u{2019}", "\u{AB}", "\u{BB}",
  ]

  private mutating func readForeignSign() {
    let start = position
    guard let (scalar, length) = scalar(at: position) else {
      while position < bytes.count, bytes[position] >= 0x80, self.scalar(at: position) == nil {
        position += 1
      }
      sink.report("invalid-character", "bytes that are not UTF-8", start..<position)
      append(.invalid, from: start)
      return
    }
    position += length
    if let (kind, sign) = Self.typographic[scalar] {
      sink.report("invalid-sign", "'\(scalar)' is written '\(sign)' here", start..<position)
      append(kind, from: start)
    } else if Self.typographicQuotes.contains(scalar) {
      skipQuoted(Self.typographicQuotes)
      sink.report(
        "invalid-sign", "text is written in straight double quotes: \"text\"", start..<position)
      append(.invalid, from: start)
    } else if scalar.properties.isWhitespace {
      return
    } else if (0xFF01...0xFF5E).contains(scalar.value),
      let narrow = Unicode.Scalar(scalar.value - 0xFEE0)
    {
      // Of a whole line in wide signs the first is told.
      if adviceInLine.insert("wide").inserted {
        sink.report(
          "invalid-sign", "the wide '\(scalar)' is written '\(narrow)' here", start..<position)
      }
      append(.invalid, from: start)
    } else {
      sink.report(
        "invalid-character", "the character '\(scalar)' has no meaning in a program",
        start..<position)
      append(.invalid, from: start)
    }
  }
}
