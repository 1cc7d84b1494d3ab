import Diagnostics

/// Builds the syntax tree of a program.
///
/// An error ends the statement that it is in; parsing goes on with the next statement of the same
/// block, so every statement reports its own first error and none reports a consequence of another.
struct Parser {
  /// How deep expressions may be nested.
  static let nestingLimit = 200

  /// How far parsing must go back after an error, which has been reported.
  enum Abandoned: Error {
    /// To the next statement of the innermost block.
    case statement
    /// To the next line, whatever brackets are open.
    case line
    /// To the next statement outside of all blocks.
    case program
  }

  let tokens: [Token]
  let bytes: [UInt8]
  var sink: DiagnosticSink
  var position = 0
  /// How deep the expression being parsed is nested.
  var depth = 0
  /// Whether the end of a line ends a statement: everywhere but inside `(` and `[`.
  var linesMatter = true
  var open = OpenBrackets()
  private var lastErrorPosition = -1
  /// The name of a definition whose expression could not be parsed.
  var abandonedDefinition: Name?

  init(_ lexer: Lexer) {
    tokens = lexer.tokens
    sink = lexer.sink
    bytes = lexer.sink.source.bytes
  }

  // MARK: Tokens

  var token: Token { tokens[min(position, tokens.count - 1)] }
  var nextToken: Token { tokens[min(position + 1, tokens.count - 1)] }
  var lastEnd: Int { position > 0 ? Int(tokens[position - 1].end) : 0 }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The token as messages call it.
  func describe(_ token: Token) -> String {
    switch token.kind {
    case .end: "the end of the program"
    case .name: "the name '\(text(token.range.prefix(40)))'"
    case .number: "the number \(text(token.range.prefix(40)))"
    case .text, .textStart: "text"
    case .textMiddle, .textEnd: "the end of the value in the text"
    case .invalid, .dollar: "'\(text(token.range.prefix(40)))'"
    default: "'\(token.kind.spelling)'"
    }
  }

  /// Whether the current token begins a new line where lines matter, and does not go on with the
  /// expression before it.
  var startsNewLine: Bool {
    let token = self.token
    guard token.isFirstOnLine, linesMatter else { return false }
    switch token.kind {
    case .times, .divide, .and, .or, .range, .question, .colon, .point: return false
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: return false
    case .plus, .minus: return !token.isFollowedBySpace
    default: return true
    }
  }

  var endsStatement: Bool {
    switch token.kind {
    case .end, .semicolon, .rightBrace: true
    default: startsNewLine
    }
  }

  // MARK: Errors

  /// Reports an error, unless one was reported at this token already, and abandons the statement.
  mutating func fail(
    _ identifier: Diagnostic.Identifier, _ message: String, _ range: Range<Int>? = nil,
    annotation: String? = nil, notes: [Diagnostic.Note] = []
  ) -> Abandoned {
    if lastErrorPosition != position {
      sink.report(
        identifier, message, range ?? visibleRange(token), annotation: annotation, notes: notes)
    }
    lastErrorPosition = position
    return .statement
  }

  /// The range of a token; the end of the program is shown behind its last token, that of a value in a text
  /// is its bracket.
  func visibleRange(_ token: Token) -> Range<Int> {
    switch token.kind {
    case .end: lastEnd..<lastEnd
    case .textMiddle, .textEnd: token.range.prefix(1)
    default: token.range
    }
  }

  /// An error at the current token, which is not what was expected.
  mutating func unexpected(
    _ expectation: String, notes: [Diagnostic.Note] = []
  ) -> Abandoned {
    let token = self.token
    if token.kind == .invalid {
      lastErrorPosition = position
      return .line
    }
    if let (advice, range) = habit() { return fail("syntax", advice, range) }
    // What is missing at the end of a line is missing behind the token before.
    let atEnd = token.kind == .end || (token.isFirstOnLine && position > 0)
    return fail(
      "syntax", "expected \(expectation), but found \(describe(token))",
      atEnd ? lastEnd..<lastEnd : visibleRange(token), notes: notes)
  }

  mutating func enter() throws(Abandoned) {
    depth += 1
    if depth > Self.nestingLimit { throw tooDeep(token.range) }
  }

  mutating func tooDeep(_ range: Range<Int>) -> Abandoned {
    _ = fail(
      "nesting-too-deep", "this is nested more than \(Self.nestingLimit) levels deep", range)
    return .program
  }

  /// A node above nodes of at most `height` levels.
  mutating func node(
    _ kind: Expression.Kind, _ range: Range<Int>, above height: Int = 0
  ) throws(Abandoned) -> Expression {
    if height >= Self.nestingLimit + 20 { throw tooDeep(range.lowerBound..<range.lowerBound + 1) }
    return Expression(kind, range, height: height + 1)
  }

  // MARK: Brackets

  /// Steps over an opening bracket; inside, lines matter only in closures.
  mutating func openBracket() -> (open: Token, linesMattered: Bool) {
    let token = self.token
    open.push(token)
    position += 1
    let before = linesMatter
    linesMatter = token.kind == .leftBrace
    return (token, before)
  }

  /// Steps over the closing bracket that belongs to `opened`; `purpose` says what it closes.
  mutating func closeBracket(
    _ opened: (open: Token, linesMattered: Bool), _ purpose: String
  ) throws(Abandoned) {
    let closing = opened.open.kind.closing
    guard token.kind == closing else {
      let separator = closing == .rightBrace ? "" : "',' or "
      throw unexpected(
        "\(separator)'\(closing.spelling)' to close \(purpose)",
        notes: [Diagnostic.Note("it opens here", at: sink.source.range(opened.open.range))])
    }
    position += 1
    open.cut(to: open.count - 1)
    linesMatter = opened.linesMattered
  }
}
