/// The brackets that wait for their end, the innermost last.
///
/// Knows how many of each kind there are, so that a stray closing bracket is told in constant time.
struct OpenBrackets {
  private var brackets: [Token] = []
  private var parentheses = 0
  private var squares = 0
  private var braces = 0
  private var texts = 0

  var count: Int { brackets.count }

  private mutating func add(_ kind: Token.Kind, _ change: Int) {
    switch kind {
    case .leftParenthesis: parentheses += change
    case .leftBracket: squares += change
    case .textStart: texts += change
    default: braces += change
    }
  }

  mutating func push(_ token: Token) {
    brackets.append(token)
    add(token.kind, 1)
  }

  /// Drops all brackets but the outermost `count`.
  mutating func cut(to count: Int) {
    while brackets.count > count, let last = brackets.popLast() { add(last.kind, -1) }
  }

  /// The position of the innermost bracket that `closing` closes.
  func match(for closing: Token.Kind) -> Int? {
    let number =
      switch closing {
      case .rightParenthesis: parentheses
      case .rightBracket: squares
      case .textEnd: texts
      default: braces
      }
    guard number > 0 else { return nil }
    return brackets.lastIndex { $0.kind.closing == closing }
  }

  /// How many braces are open.
  var braceCount: Int { braces }
}
