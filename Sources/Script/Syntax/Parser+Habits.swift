import Diagnostics

extension Parser {
  /// What to write instead of what other languages have at this place, with the place; nil where it looks like
  /// none of them.
  func habit() -> (advice: String, range: Range<Int>)? {
    let here = token
    guard position > 0 else { return nil }
    let before = tokens[position - 1]
    let isOnLine = !here.isFirstOnLine
    switch here.kind {
    case .name:
      if let advice = Self.operators[text(here.range)] { return (advice, here.range) }
    case .equals
    where before.kind == .name && position > 1
      && [.leftParenthesis, .comma].contains(tokens[position - 2].kind):
      return (
        "an argument has a colon behind its label: \(text(before.range)): ...; to compare, write '=='",
        here.range
      )
    case .equals where before.kind != .let: return ("to compare, write '=='", here.range)
    case .not where isOnLine && here.start == before.end && endsOperand(before):
      return ("'!' stands before a truth value; there is no sign for a factorial", here.range)
    case .comma
    where isOnLine && before.kind == .number && nextToken.kind == .number
      && nextToken.start == here.end:
      let number = "\(text(before.range)).\(text(nextToken.range))"
      return (
        "a number has a decimal point: \(number)",
        before.range.lowerBound..<nextToken.range.upperBound
      )
    default: break
    }
    guard isOnLine, before.kind == .name, startsOperand(here),
      position < 2 || tokens[position - 2].kind != .let
    else { return nil }
    let name = text(before.range)
    if let advice = Self.introductions[name] { return (advice, before.range) }
    if position > 1, tokens[position - 2].kind == .leftBrace, here.kind == .name {
      return (
        "the parameters of a closure end with 'in': { \(name) in ... }", before.range
      )
    }
    return (
      "what is called has brackets: \(name)(\(text(here.range.prefix(40))))",
      before.range.lowerBound..<here.range.upperBound
    )
  }

  private func endsOperand(_ token: Token) -> Bool {
    [.name, .number, .rightParenthesis, .rightBracket].contains(token.kind)
  }

  private func startsOperand(_ token: Token) -> Bool {
    [.name, .number, .text, .textStart, .true, .false].contains(token.kind)
  }

  /// What to write instead of the operators of other languages that stand between what they take.
  private static let operators = [
    "and": "'and' is written &&", "or": "'or' is written ||",
    "mod": "a remainder is written remainder(a, b)",
    "rem": "a remainder is written remainder(a, b)",
    "div": "a whole quotient is written floor(a / b)", "xor": "'xor' is written a != b",
    "is": "to compare, write '=='", "if": "a choice is written condition ? a : b",
    "then": "a choice is written condition ? a : b",
    "else": "a choice is written condition ? a : b",
    "where": "a name is given before it is used: let name = ...",
    "for": "there are no loops; write array.map { x in ... }",
  ]

  /// What to write instead of the words of other languages that stand before what they take.
  private static let introductions = [
    "not": "'not' is written !", "lambda": "a closure is written { x in ... }",
    "fn": "a function is written let f = { x in ... }",
    "fun": "a function is written let f = { x in ... }",
    "def": "a function is written let f = { x in ... }",
    "function": "a function is written let f = { x in ... }",
    "const": "a name is given with 'let'", "val": "a name is given with 'let'",
    "auto": "a name is given with 'let'", "float": "a name is given with 'let', without a type",
    "double": "a name is given with 'let', without a type",
    "int": "a name is given with 'let', without a type",
    "print": "what a program comes to is shown; there is nothing to print with",
  ]
}
