import Diagnostics

extension Parser {
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
