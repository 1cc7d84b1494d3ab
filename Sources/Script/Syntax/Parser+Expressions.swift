import Arithmetic
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
      case .leftBrace where isCallable(result) && !startsNewLine:
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
    if token.kind == .leftBrace, !startsNewLine {
      trailing = try parseClosure()
      height = max(height, trailing?.height ?? 0)
    }
    return try node(
      .call(Call(callee: callee, arguments: arguments, trailing: trailing)),
      callee.range.lowerBound..<lastEnd, above: height)
  }
}
