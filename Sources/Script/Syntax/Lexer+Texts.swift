import Diagnostics

extension Lexer {
  /// A value in a text, `\(value)`.
  struct Interpolation {
    /// Where its `\(` stands.
    let start: Int
    /// How many brackets are open in it.
    var depth = 0
  }

  /// Reads a text up to its end or to the next value in it.
  ///
  /// - Parameter kind: What it is if it goes to the end: a text, or the end of one with values.
  mutating func readText(_ kind: Token.Kind) {
    let start = position
    position += 1
    while position < bytes.count {
      switch byte() {
      case 0x22:
        position += 1
        append(kind, from: start)
        return
      case 0x5C where byte(1) == 0x28:
        interpolations.append(Interpolation(start: position))
        position += 2
        append(kind == .text ? .textStart : .textMiddle, from: start)
        return
      case 0x5C where position + 1 < bytes.count && byte(1) != 0x0A && byte(1) != 0x0D:
        position += 2
      case 0x0A, 0x0D:
        endText(from: start)
        return
      default: position += 1
      }
    }
    endText(from: start)
  }

  /// Tells that a text, or a value in it, has no end on its line.
  private mutating func endText(from start: Int) {
    if let first = interpolations.first {
      tellUnclosed(first)
    } else {
      sink.report("unterminated-text", "this text has no '\"' at its end", start..<position)
    }
    interpolations.removeAll()
    append(.invalid, from: start)
  }

  /// Keeps count of the brackets in the value of a text.
  mutating func countBracket(_ kind: Token.Kind) {
    guard let last = interpolations.indices.last else { return }
    if kind == .leftParenthesis { interpolations[last].depth += 1 }
    if kind == .rightParenthesis { interpolations[last].depth -= 1 }
  }

  /// Ends the values of texts at the end of a line.
  mutating func closeInterpolations() {
    guard let first = interpolations.first else { return }
    tellUnclosed(first)
    interpolations.removeAll()
    let sawLineEnd = sawLineEnd
    self.sawLineEnd = false
    append(.invalid, from: position)
    self.sawLineEnd = sawLineEnd
  }

  private mutating func tellUnclosed(_ interpolation: Interpolation) {
    sink.report(
      "unterminated-text", "this value in a text has no ')' at its end",
      interpolation.start..<interpolation.start + 2)
  }
}
