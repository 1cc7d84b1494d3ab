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
  private(set) var linesMatter = true
  private var open = OpenBrackets()
  private var lastErrorPosition = -1
  /// The name of a definition whose expression could not be parsed.
  private var abandonedDefinition: Name?

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

  // MARK: Statements

  /// The statements of the whole program.
  mutating func parseProgram() -> [ProgramStatement] {
    var statements: [ProgramStatement] = []
    while token.kind != .end {
      do throws(Abandoned) {
        try parseStatements(into: &statements, isOutermost: true)
        if token.kind == .rightBrace {
          _ = fail("syntax", "this '}' closes nothing")
          position += 1
        }
      } catch {
        recover(error, blockDepth: 0, blockBraces: 0, from: position)
      }
    }
    return statements
  }

  /// Statements up to the end of the block. Recovers from errors inside a statement.
  mutating func parseStatements(
    into statements: inout [ProgramStatement], isOutermost: Bool
  ) throws(Abandoned) {
    let blockDepth = open.count
    let blockBraces = open.braceCount
    let depthBefore = depth
    while token.kind != .end, token.kind != .rightBrace {
      if token.kind == .semicolon {
        position += 1
        continue
      }
      let start = position
      do throws(Abandoned) {
        let statement = try parseStatement(isOutermost: isOutermost)
        guard endsStatement else {
          if case .definition(let name, _) = statement.kind { abandonedDefinition = name }
          if token.kind == .equals {
            throw fail(
              "syntax", "'=' belongs behind 'let' and a name; to compare, write '=='")
          }
          if token.kind == .name, let sign = Self.operators[text(token.range)] {
            throw fail("syntax", "'\(text(token.range))' is written \(sign)")
          }
          throw unexpected("a new line or ';' between statements")
        }
        statements.append(statement)
      } catch {
        if let name = abandonedDefinition {
          let value = Expression(.invalid, name.range, height: 1)
          statements.append(ProgramStatement(kind: .definition(name, value), range: name.range))
          abandonedDefinition = nil
        }
        if case .program = error, !isOutermost { throw error }
        depth = depthBefore
        recover(error, blockDepth: blockDepth, blockBraces: blockBraces, from: start)
      }
    }
  }

  /// Skips to the end of a statement of the block that is `blockDepth` brackets deep.
  /// The statement began at the token `start`. Always makes way; after too many errors, to the end.
  private mutating func recover(
    _ abandoned: Abandoned, blockDepth: Int, blockBraces: Int, from start: Int
  ) {
    if sink.isFull { position = tokens.count - 1 }
    if case .line = abandoned {
      while token.kind != .end {
        position += 1
        if token.isFirstOnLine { break }
      }
    } else {
      skipStatement(blockDepth, blockBraces, from: start)
    }
    if position == start, token.kind != .end { position += 1 }
    open.cut(to: blockDepth)
    linesMatter = true
  }

  /// Skips tokens up to the next statement of the block. A definition at the start of a line, or a
  /// semicolon, ends the statement even when brackets are open before it: someone forgot to close
  /// them. Not so inside a closure, which has statements of its own.
  private mutating func skipStatement(_ blockDepth: Int, _ blockBraces: Int, from start: Int) {
    while token.kind != .end {
      let token = self.token
      let isInBlock = open.count <= blockDepth
      let isOutsideClosures = open.braceCount <= blockBraces
      if token.isFirstOnLine, position > start {
        if isInBlock || (token.kind == .let && isOutsideClosures) { return }
      }
      if token.kind == .semicolon, isOutsideClosures { return }
      if token.kind.opensBracket {
        open.push(token)
      } else if token.kind.closesBracket {
        // The nearest bracket that this one closes, if any; what was forgotten inside is dropped.
        guard let match = open.match(for: token.kind) else {
          position += 1
          continue
        }
        if match < blockDepth { return }
        open.cut(to: match)
      }
      position += 1
    }
  }

  private mutating func parseStatement(isOutermost: Bool) throws(Abandoned) -> ProgramStatement {
    let start = Int(token.start)
    switch token.kind {
    case .let: return try parseDefinition(from: start)
    case .return:
      if isOutermost { throw fail("syntax", "'return' is only possible inside a closure") }
      position += 1
      let value = try parseExpression()
      return ProgramStatement(kind: .result(value), range: start..<lastEnd)
    case .name
    where ["var", "func", "import", "struct", "for", "while", "if"]
      .contains(text(token.range)) && [.name, .let].contains(nextToken.kind)
      && !nextToken.isFirstOnLine:
      throw fail("syntax", Self.advice[text(token.range)] ?? "this is no statement")
    case .name where nextToken.kind == .equals:
      throw fail(
        "syntax", "a definition begins with 'let'", annotation: "let \(text(token.range)) = ...")
    default:
      let value = try parseExpression()
      return ProgramStatement(kind: .expression(value), range: start..<lastEnd)
    }
  }

  /// What to write instead of the operators of other languages.
  private static let operators = ["and": "&&", "or": "||"]

  /// What to write instead of the statements of other languages.
  static let advice = [
    "var": "names keep their value; write 'let'",
    "func": "a function is written let f = { x in ... }",
    "import": "there is nothing to import; all words are there",
    "struct": "programs cannot define types",
    "for": "there are no loops; write array.map { x in ... }",
    "while": "there are no loops; write array.map { x in ... }",
    "if": "a choice is written condition ? a : b",
  ]

  private mutating func parseDefinition(from start: Int) throws(Abandoned) -> ProgramStatement {
    position += 1
    guard token.kind == .name else {
      if token.kind.spelling.first?.isLetter == true {
        throw fail("syntax", "'\(token.kind.spelling)' is a word of the language, not a name")
      }
      throw unexpected("a name behind 'let'")
    }
    let name = Name(text: text(token.range), range: token.range)
    position += 1
    if token.kind == .colon {
      throw fail("syntax", "types are not written in programs; write let \(name.text) = ...")
    }
    guard token.kind == .equals else {
      throw unexpected("'=' behind the name '\(name.text)'")
    }
    position += 1
    do throws(Abandoned) {
      let value = try parseExpression()
      return ProgramStatement(kind: .definition(name, value), range: start..<lastEnd)
    } catch {
      // The name is defined all the same, so that its uses are no further errors.
      abandonedDefinition = name
      throw error
    }
  }
}
