import Diagnostics

extension TeXParser {
  /// Takes a command that works on the list that it stands in: one that rules to the list's end, an
  /// infix fraction, a tag.
  ///
  /// - Returns: Whether it is such a command.
  mutating func rules(
    _ command: TeXCommand, _ token: TeXToken, _ builder: inout AtomList
  ) -> Bool {
    switch command {
    case .style, .letters, .fontSize, .colour, .infix, .ruledInfix, .tag: _ = stream.next()
    default: return false
    }
    switch command {
    case .style(let style): builder.rule(.style(style))
    case .letters(let new):
      alphabet = new
      builder.rule(.letters(new))
    case .fontSize(let new):
      builder.rule(.size(new / size))
      size = new
    case .colour:
      if let colour = colour(of: token) { builder.rule(.colour(colour)) }
    case .infix(let kind): split(kind, token, &builder)
    case .ruledInfix:
      if let thickness = length(after: token) { split(.ruled(max(0, thickness)), token, &builder) }
    default: tag(token, &builder)
    }
    return true
  }

  private mutating func split(
    _ kind: Fraction.Kind, _ token: TeXToken, _ builder: inout AtomList
  ) {
    if !builder.split(kind) {
      report(
        "tex-ambiguous", "a second '\(token.spelling)' in one group; use braces", at: token)
    }
  }

  /// `\tag{…}`, which stands behind its row wherever it is written.
  private mutating func tag(_ token: TeXToken, _ builder: inout AtomList) {
    let isBare = take("*")
    guard let words = text(.roman, token) else { return }
    let context = contexts.last ?? .formula
    guard display, context == .formula || context == .cell else {
      return report(
        "tex-refused", "'\\tag' stands only in a row of a formula of its own", at: token)
    }
    guard builder.tag == nil else {
      return report("tex-ambiguous", "a second '\\tag' in one row", at: token)
    }
    let open = Atom(.opening, .symbol("("))
    let close = Atom(.closing, .symbol(")"))
    builder.tag = isBare ? words : Atom(.ordinary, .row([open, words, close]))
  }

  /// The colour of text that an argument names; nil, told, where the page has none of the name.
  mutating func colour(of token: TeXToken) -> PageColour? {
    named(of: token, PageColour.ink, PageColour.inkNames)
  }

  /// The colour of a surface that an argument names.
  mutating func surface(of token: TeXToken) -> PageColour? {
    named(of: token, PageColour.surface, PageColour.surfaceNames)
  }

  private mutating func named(
    of token: TeXToken, _ find: (String) -> PageColour?, _ all: [String]
  ) -> PageColour? {
    guard let name = rawArgument(of: token)?.map(\.spelling).joined() else { return nil }
    if let colour = find(name) { return colour }
    report(
      "tex-colour",
      "the page has no colour '\(name)' here; its colours, which follow the reader's choice of "
        + "light or dark, are " + all.map { "'\($0)'" }.joined(separator: ", "),
      at: token)
    return nil
  }

  /// The tokens of an argument, unread and without its braces.
  mutating func rawArgument(of command: TeXToken) -> [TeXToken]? {
    guard let token = peek(), token.kind != .endGroup, token.kind != .alignment else {
      report("tex-missing-argument", "'\(command.spelling)' lacks an argument", at: command)
      return nil
    }
    if token.kind == .beginGroup { return rawGroup(of: command) }
    _ = stream.next()
    return [token]
  }

  /// The text in brackets; nil where none are there.
  mutating func rawBrackets(of command: TeXToken) -> String? {
    guard let open = peek(), open.isCharacter("[") else { return nil }
    _ = stream.next()
    var text = ""
    while let token = stream.next() {
      if token.isCharacter("]") { return text }
      text += token.spelling
    }
    report("tex-unbalanced-brace", "this '[' is never closed", at: open)
    return text
  }
}
