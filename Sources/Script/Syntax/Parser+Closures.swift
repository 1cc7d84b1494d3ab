import Diagnostics

extension Parser {
  mutating func parseClosure() throws(Abandoned) -> Expression {
    try enter()
    defer { depth -= 1 }
    let opened = openBracket()
    let parameters = try parseParameters()
    var statements: [ProgramStatement] = []
    try parseStatements(into: &statements, isOutermost: false)
    try closeBracket(opened, "the closure")
    let range = Int(opened.open.start)..<lastEnd
    let isSound = self.isSound(range)
    if isSound { check(statements, of: range) }
    let height = statements.reduce(0) { height, statement in
      switch statement.kind {
      case .definition(_, let value), .expression(let value), .result(let value):
        max(height, value.height)
      }
    }
    return try node(
      .closure(Closure(parameters: parameters, statements: statements, isSound: isSound)), range,
      above: height)
  }

  /// `x, y in`, when it is there.
  private mutating func parseParameters() throws(Abandoned) -> [Name] {
    guard token.kind == .name, nextToken.kind == .comma || nextToken.kind == .in else {
      if token.kind == .leftParenthesis, nextToken.kind == .name, closesParameterList() {
        throw fail("syntax", "the parameters of a closure have no brackets; write { x, y in ... }")
      }
      if token.kind == .in { position += 1 }
      return []
    }
    var parameters: [Name] = []
    while true {
      guard token.kind == .name else { throw unexpected("the name of a parameter") }
      let name = Name(text: text(token.range), range: token.range)
      if let earlier = parameters.first(where: { $0.text == name.text }) {
        sink.report(
          "duplicate-definition", "the parameter '\(name.text)' is there already", name.range,
          notes: [Diagnostic.Note("the first one is here", at: sink.source.range(earlier.range))])
      }
      parameters.append(name)
      position += 1
      if token.kind == .in {
        position += 1
        return parameters
      }
      guard token.kind == .comma else { throw unexpected("',' or 'in' behind a parameter") }
      position += 1
    }
  }

  /// Whether a `(x, y) in` starts here.
  private func closesParameterList() -> Bool {
    var index = position + 1
    while index < tokens.count, [.name, .comma].contains(tokens[index].kind) { index += 1 }
    return index + 1 < tokens.count && tokens[index].kind == .rightParenthesis
      && tokens[index + 1].kind == .in
  }

  /// Reports statements of a closure that cannot be: it gives the value of its last one.
  private mutating func check(_ statements: [ProgramStatement], of range: Range<Int>) {
    for (index, statement) in statements.enumerated() {
      let isLast = index == statements.count - 1
      switch statement.kind {
      case .definition(let name, _) where isLast:
        sink.report(
          .missingResult, "this closure ends with a definition and gives no value",
          statement.range, annotation: "add a line with the value, for example \(name.text)")
      case .expression where !isLast:
        sink.report(
          "unused-value", "this value is not used; only the last statement gives the result",
          statement.range)
      case .result where !isLast:
        sink.report("unused-value", "what follows this 'return' is never reached", statement.range)
      default: break
      }
    }
    if statements.isEmpty {
      sink.report(.missingResult, "this closure is empty and gives no value", range)
    }
  }

  /// Whether no error was reported inside `range`, which would explain missing statements.
  private func isSound(_ range: Range<Int>) -> Bool {
    let place = sink.source.range(range)
    return !sink.diagnostics.contains { diagnostic in
      guard let other = diagnostic.range else { return false }
      return place.bytes.contains(other.bytes.lowerBound)
    }
  }
}
