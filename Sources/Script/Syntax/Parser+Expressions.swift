import Diagnostics

extension Parser {
  // MARK: Operators, the loosest first

  mutating func parseExpression() throws(Abandoned) -> Expression {
    try enter()
    defer { depth -= 1 }
    let first = try parseOr()
    guard token.kind == .question, !startsNewLine else { return first }
    var branches: [(condition: Expression, value: Expression)] = []
    var condition = first
    var height = first.height
    while token.kind == .question, !startsNewLine {
      let question = token.range
      position += 1
      let value = try parseExpression()
      guard token.kind == .colon, !startsNewLine else {
        throw unexpected(
          "':' and what holds otherwise",
          notes: [Diagnostic.Note("the condition ends here", at: sink.source.range(question))])
      }
      position += 1
      branches.append((condition, value))
      height = max(height, condition.height, value.height)
      condition = try parseOr()
    }
    height = max(height, condition.height)
    return try node(
      .conditional(branches, condition), first.range.lowerBound..<condition.range.upperBound,
      above: height)
  }

  private mutating func parseOr() throws(Abandoned) -> Expression {
    let first = try parseAnd()
    guard token.kind == .or, !startsNewLine else { return first }
    var operands = [first]
    while token.kind == .or, !startsNewLine {
      position += 1
      operands.append(try parseAnd())
    }
    return try logic(.or, operands)
  }

  private mutating func parseAnd() throws(Abandoned) -> Expression {
    let first = try parseComparison()
    guard token.kind == .and, !startsNewLine else { return first }
    var operands = [first]
    while token.kind == .and, !startsNewLine {
      position += 1
      operands.append(try parseComparison())
    }
    return try logic(.and, operands)
  }

  private mutating func logic(
    _ operation: LogicOperator, _ operands: [Expression]
  ) throws(Abandoned) -> Expression {
    try node(
      .logic(operation, operands), operands[0].range.lowerBound..<lastEnd,
      above: operands.reduce(0) { max($0, $1.height) })
  }

  private mutating func parseComparison() throws(Abandoned) -> Expression {
    let left = try parseRange()
    guard token.kind.isComparison, !startsNewLine,
      let operation = ComparisonOperator(rawValue: token.kind.spelling)
    else { return left }
    position += 1
    let right = try parseRange()
    if token.kind.isComparison, !startsNewLine {
      let middle = text(right.range.prefix(40))
      throw fail(
        "chained-comparison", "comparisons cannot be chained",
        annotation: "write a \(operation.rawValue) \(middle) && \(middle) "
          + "\(token.kind.spelling) b")
    }
    return try node(
      .comparison(operation, left, right), left.range.lowerBound..<lastEnd,
      above: max(left.height, right.height))
  }

  private mutating func parseRange() throws(Abandoned) -> Expression {
    let lower = try parseSum()
    guard token.kind == .range, !startsNewLine else { return lower }
    position += 1
    let upper = try parseSum()
    return try node(
      .range(lower, upper), lower.range.lowerBound..<lastEnd,
      above: max(lower.height, upper.height))
  }

  private mutating func parseSum() throws(Abandoned) -> Expression {
    let first = try parseProduct()
    var links: [Link] = []
    var height = first.height
    while token.kind == .plus || token.kind == .minus, !startsNewLine {
      let operation: ArithmeticOperator = token.kind == .plus ? .add : .subtract
      position += 1
      let operand = try parseProduct()
      height = max(height, operand.height)
      links.append(Link(operation: operation, operand: operand))
    }
    guard !links.isEmpty else { return first }
    return try node(.chain(first, links), first.range.lowerBound..<lastEnd, above: height)
  }

  private mutating func parseProduct() throws(Abandoned) -> Expression {
    let first = try parsePrefix()
    var links: [Link] = []
    var height = first.height
    while token.kind == .times || token.kind == .divide, !startsNewLine {
      let operation: ArithmeticOperator = token.kind == .times ? .multiply : .divide
      position += 1
      let operand = try parsePrefix()
      height = max(height, operand.height)
      links.append(Link(operation: operation, operand: operand))
    }
    guard !links.isEmpty else { return first }
    return try node(.chain(first, links), first.range.lowerBound..<lastEnd, above: height)
  }

  private mutating func parsePrefix() throws(Abandoned) -> Expression {
    let sign = token
    guard sign.kind == .minus || sign.kind == .not || sign.kind == .plus else {
      return try parsePostfix()
    }
    try enter()
    defer { depth -= 1 }
    position += 1
    let operand = try parsePrefix()
    let range = Int(sign.start)..<lastEnd
    switch sign.kind {
    case .plus: return operand
    case .not: return try node(.not(operand), range, above: operand.height)
    default:
      if case .number(let value) = operand.kind {
        return try node(.number(-value), range)
      }
      return try node(.negation(operand), range, above: operand.height)
    }
  }

  // MARK: Calls, members and elements

  private mutating func parsePostfix() throws(Abandoned) -> Expression {
    var result = try parsePrimary()
    while true {
      let start = result.range.lowerBound
      switch token.kind {
      case .point where !startsNewLine:
        position += 1
        guard token.kind == .name || token.kind.spelling.first?.isLetter == true else {
          throw unexpected("the name of a member behind '.'")
        }
        let name = Name(text: text(token.range), range: token.range)
        position += 1
        result = try node(.member(result, name), start..<lastEnd, above: result.height)
      case .leftParenthesis where !token.isFirstOnLine:
        result = try parseCall(of: result)
      case .leftBracket where !token.isFirstOnLine:
        let opened = openBracket()
        let index = try parseExpression()
        try closeBracket(opened, "the element opened here")
        result = try node(
          .element(result, index), start..<lastEnd, above: max(result.height, index.height))
      case .leftBrace where isCallable(result):
        let closure = try parseClosure()
        result = try node(
          .call(Call(callee: result, arguments: [], trailing: closure)), start..<lastEnd,
          above: max(result.height, closure.height))
      default: return result
      }
    }
  }

  /// Whether a closure may follow directly: `gaps.map { ... }`.
  private func isCallable(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .name, .member: true
    default: false
    }
  }

  /// The callee as messages name it.
  private func calleeName(_ callee: Expression) -> String {
    switch callee.kind {
    case .name(let name): "the call of '\(name)'"
    case .member(_, let name): "the call of '\(name.text)'"
    default: "the call"
    }
  }

  private mutating func parseCall(of callee: Expression) throws(Abandoned) -> Expression {
    let opened = openBracket()
    var arguments: [Argument] = []
    var height = callee.height
    while token.kind != .rightParenthesis {
      var label: Name?
      if nextToken.kind == .colon,
        token.kind == .name || token.kind.spelling.first?.isLetter == true
      {
        label = Name(text: text(token.range), range: token.range)
        position += 2
      }
      let value = try parseExpression()
      arguments.append(Argument(label: label, value: value))
      height = max(height, value.height)
      guard token.kind == .comma else { break }
      position += 1
    }
    try closeBracket(opened, calleeName(callee))
    var trailing: Expression?
    if token.kind == .leftBrace {
      trailing = try parseClosure()
      height = max(height, trailing?.height ?? 0)
    }
    return try node(
      .call(Call(callee: callee, arguments: arguments, trailing: trailing)),
      callee.range.lowerBound..<lastEnd, above: height)
  }

  // MARK: Primary expressions

  private mutating func parsePrimary() throws(Abandoned) -> Expression {
    let token = self.token
    switch token.kind {
    case .number: return try parseNumber()
    case .text:
      let text = try parseText()
      return try node(.text(text.text), text.range)
    case .true, .false:
      position += 1
      return try node(.truth(token.kind == .true), token.range)
    case .name:
      position += 1
      return try node(.name(text(token.range)), token.range)
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
    let value = Double(spelling) ?? .nan
    let isZero = !spelling.prefix { $0 != "e" && $0 != "E" }.contains { ("1"..."9").contains($0) }
    if !value.isFinite {
      sink.report("number-out-of-range", "this number is too large to compute with", range)
    } else if value == 0, !isZero {
      sink.report("number-out-of-range", "this number is too small to compute with", range)
    }
    position += 1
    return try node(value.isFinite ? .number(value) : .invalid, range)
  }

  private mutating func parseText() throws(Abandoned) -> Name {
    let range = token.range
    position += 1
    var result: [UInt8] = []
    var index = range.lowerBound + 1
    let end = range.upperBound - 1
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
      case 0x28:
        sink.report(
          "invalid-escape", "values cannot be put into text; write \\\\ for a backslash",
          start..<index)
      default:
        let character = text(start + 1..<min(end, start + 5)).prefix(1)
        sink.report(
          "invalid-escape",
          "'\\\(character)' has no meaning; write \\\\ for a backslash", start..<index)
      }
    }
    return Name(text: String(decoding: result, as: UTF8.self), range: range)
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
      guard case .text(let text) = key.kind else {
        throw fail(
          "syntax", "the key of a dictionary is text in double quotes", key.range)
      }
      guard token.kind == .colon else { throw unexpected("':' and a value behind the key") }
      position += 1
      let value = try parseExpression()
      height = max(height, value.height)
      if let earlier = places[text] {
        sink.report(
          "duplicate-key", "the key \"\(text)\" is there already", key.range,
          notes: [Diagnostic.Note("the first one is here", at: sink.source.range(earlier))])
      } else {
        places[text] = key.range
        entries.append(Entry(key: Name(text: text, range: key.range), value: value))
      }
      guard token.kind == .comma else { break }
      position += 1
      guard token.kind != .rightBracket else { break }
      key = try parseExpression()
    }
    try closeBracket(opened, "the dictionary")
    return try node(.dictionary(entries), Int(opened.open.start)..<lastEnd, above: height)
  }

  // MARK: Closures

  mutating func parseClosure() throws(Abandoned) -> Expression {
    try enter()
    defer { depth -= 1 }
    let opened = openBracket()
    let parameters = try parseParameters()
    var statements: [Statement] = []
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
  private mutating func check(_ statements: [Statement], of range: Range<Int>) {
    for (index, statement) in statements.enumerated() {
      let isLast = index == statements.count - 1
      switch statement.kind {
      case .definition(let name, _) where isLast:
        sink.report(
          "missing-result", "this closure ends with a definition and gives no value",
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
      sink.report("missing-result", "this closure is empty and gives no value", range)
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
