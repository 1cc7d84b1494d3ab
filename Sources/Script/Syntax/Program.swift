import Bisection
public import Diagnostics

/// A parsed program.
public struct Program: Sendable {
  /// The text.
  public let source: SourceFragment
  /// The words and signs of the program in order, without comments and white space: what belongs to
  /// cache keys.
  public let canonicalText: String
  /// The comments, as stretches of the text.
  public let comments: [Range<Int>]
  let statements: [ProgramStatement]
  /// Whether the text had errors of form.
  let hasErrors: Bool

  /// The place of the whole program.
  public var range: SourceRange { source.range(0..<source.bytes.count) }

  /// A part of the text on one line and without comments.
  ///
  /// A line can only end between two tokens, where white space does not matter.
  ///
  /// - Complexity: O(log n) in the comments plus O(m) in the length of the part.
  func line(_ range: Range<Int>) -> String {
    var kept: [UInt8] = []
    var start = range.lowerBound
    for comment in comments[comments.partitioningIndex { $0.lowerBound >= range.lowerBound }...] {
      guard comment.lowerBound < range.upperBound else { break }
      kept += source.bytes[start..<comment.lowerBound] + [0x0A]
      start = comment.upperBound
    }
    kept += source.bytes[start..<max(start, range.upperBound)]
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let lines = kept.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line -> ArraySlice<UInt8>? in
      guard let first = line.firstIndex(where: { !isBlank($0) }),
        let last = line.lastIndex(where: { !isBlank($0) })
      else { return nil }
      return line[first...last]
    }
    return String(decoding: Array(lines.joined(separator: [0x20])), as: UTF8.self)
  }
}

/// Parses a program and reports all that is wrong with its form.
///
/// - Complexity: O(n) in the length of the text.
public func parse(_ fragment: SourceFragment) -> (program: Program, diagnostics: [Diagnostic]) {
  let lexer = Lexer(fragment)
  var parser = Parser(lexer)
  let statements = parser.parseProgram()
  let diagnostics = Diagnostic.sorted(parser.sink.diagnostics)
  let program = Program(
    source: fragment,
    canonicalText: canonicalText(of: lexer.tokens, in: fragment.bytes),
    comments: lexer.comments, statements: statements, hasErrors: diagnostics.hasErrors)
  return (program, diagnostics)
}

/// The tokens of a text in canonical form.
func canonicalText(of source: SourceFragment) -> String {
  canonicalText(of: Lexer(source).tokens, in: source.bytes)
}

/// Tokens joined by single spaces, or by a line break where one may separate statements.
private func canonicalText(of tokens: [Token], in bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  text.reserveCapacity(bytes.count)
  var open: [Token.Kind] = []
  var last: Token.Kind?
  for token in tokens where token.kind != .end {
    if token.kind.closesBracket, !open.isEmpty { open.removeLast() }
    let linesMatter = open.last.map { $0 == .leftBrace } ?? true
    let separates =
      token.isFirstOnLine && linesMatter && !(last?.opensBracket ?? true) && last != .in
      && token.kind != .rightBrace
    if !text.isEmpty { text.append(separates ? 0x0A : 0x20) }
    last = token.kind
    text += bytes[token.range]
    if token.kind.opensBracket { open.append(token.kind) }
  }
  return String(decoding: text, as: UTF8.self)
}
