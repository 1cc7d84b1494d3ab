import Diagnostics

extension TeXParser {
  /// The atom that a command makes.
  ///
  /// - Returns: nil for one that shows nothing or was wrong.
  mutating func command(_ name: String, _ token: TeXToken) -> Atom? {
    guard let command = TeXCommand.all[name] else {
      unknown(name, token)
      return nil
    }
    switch command {
    case .letter, .upright, .symbol, .large, .function: return symbol(command)
    case .operator: return namedOperator(token)
    case .fraction(let kind):
      let shape = "\\\(name){…}{…}"
      guard let upper = argument(of: token, in: shape), let lower = argument(of: token, in: shape)
      else { return nil }
      return Fraction.atom(kind, upper, lower)
    case .root:
      let index = brackets()
      guard let radicand = argument(of: token, in: "\\sqrt{…}") else { return nil }
      return Atom(.ordinary, .radical(radicand, index: index))
    case .accent(let accent):
      return argument(of: token, in: "\\\(name){…}").map { Atom(.ordinary, .accent($0, accent)) }
    case .brace(let accent):
      if rawBrackets(of: token) != nil {
        report(
          "tex-refused", "the line of '\\\(name)' has the font's thickness; leave out '[…]'",
          at: token)
      }
      return argument(of: token, in: "\\\(name){…}").map {
        Atom(.operation, .accent($0, accent), limits: .stacked)
      }
    case .alphabet(let alphabet): return lettered(alphabet, token)
    case .boldSymbol: return lettered(.boldItalic, token)
    case .text(let style): return text(style, token)
    case .space(let width): return Atom(.ordinary, .space(width))
    case .measuredSpace: return measuredSpace(token)
    case .left: return fenced(token)
    case .size(let size, let kind):
      return delimiter(after: token).map { Atom(kind, .delimiter($0, size: size)) }
    case .begin: return environment(token)
    case .kind(let kind):
      return argument(of: token, in: "\\\(name){…}").map {
        Atom(kind, .row($0), limits: kind == .operation ? .movable : .beside)
      }
    case .ignored: return nil
    case .definition:
      definition(token)
      return nil
    case .refused(let advice):
      report("tex-refused", "'\\\(name)' is not for a formula of a report: \(advice)", at: token)
      skipGroups()
      return nil
    case .style, .infix, .ruledInfix, .letters, .fontSize, .colour, .tag:
      // Only where an argument was wanted: `\frac\displaystyle`.
      report("tex-missing-argument", "'\\\(name)' is no argument; use braces", at: token)
      return nil
    default: return construction(command, token)
    }
  }

  /// An argument whose letters are of an alphabet; letters side by side make one word.
  private mutating func lettered(_ new: Alphabet, _ token: TeXToken) -> Atom? {
    let outer = alphabet
    alphabet = new
    defer { alphabet = outer }
    guard let atoms = argument(of: token, in: "\(token.spelling){…}") else { return nil }
    return row(AtomList.words(atoms, new))
  }

  /// `\not` and the relation behind it.
  mutating func negation(_ token: TeXToken) -> Atom? {
    guard var atom = argument(of: token, in: "\\not=")?.first else { return nil }
    switch atom.nucleus {
    case .symbol(let text), .upright(let text):
      if let negated = TeXCommand.negations[text] {
        atom.nucleus = .symbol(negated)
        return atom
      }
      // The stroke is in the first font alone, and must come from the font of what it goes through.
      let scalars = text.unicodeScalars
      if atom.kind == .relation, scalars.count == 1, scalars.allSatisfy(isInFirstFont) {
        atom.nucleus = .symbol(text + "\u{338}")
        return atom
      }
      fallthrough
    default:
      report(
        "tex-not", "'\\not' knows no negation of this; it takes a relation such as '=' or '\\in'",
        at: token)
      return nil
    }
  }

  func remainder(_ argument: [Atom], parentheses: Bool, word: Bool) -> Atom {
    var atoms = [Atom(.ordinary, .space(1))]
    if parentheses { atoms.append(Atom(.opening, .symbol("("))) }
    if word {
      atoms.append(Atom(.ordinary, .identifier("mod", .upright)))
      atoms.append(Atom(.ordinary, .space(0.3333)))
    }
    atoms += argument
    if parentheses { atoms.append(Atom(.closing, .symbol(")"))) }
    return Atom(.ordinary, .row(atoms))
  }

  /// Dots at mid-height between operators, on the line elsewhere.
  mutating func dots() -> Atom {
    let low = Atom(.inner, .symbol("…"))
    guard let token = peek() else { return low }
    let following: TeXCommand? =
      switch token.kind {
      case .command(let name): TeXCommand.all[name]
      case .character(let scalar): TeXCommand.typed[scalar]
      default: nil
      }
    let isRaised: Bool =
      switch (token.kind, following) {
      case (.character("+"), _), (.character("-"), _), (.character("*"), _), (.character("="), _),
        (.character("<"), _), (.character(">"), _), (_, .symbol(_, .binary)?),
        (_, .symbol(_, .relation)?), (_, .large?):
        true
      default: false
      }
    return isRaised ? Atom(.inner, .symbol("⋯")) : low
  }

  /// `\operatorname` and its starred form, whose scripts are limits.
  private mutating func namedOperator(_ token: TeXToken) -> Atom? {
    var limits = Atom.Limits.beside
    if take("*") { limits = .movable }
    guard let name = word(of: token, shape: "\\operatorname{…}") else { return nil }
    return Atom(.operation, .function(name), limits: limits)
  }

  private mutating func measuredSpace(_ token: TeXToken) -> Atom? {
    _ = take("*")
    guard let width = length(after: token) else { return nil }
    return Atom(.ordinary, .space(width))
  }

  /// Tells of a command that nobody knows, and names the nearest one.
  private mutating func unknown(_ name: String, _ token: TeXToken) {
    if name.isEmpty {
      report("tex-unknown-command", "the formula ends in a lone backslash", at: token)
      return
    }
    if name == "limits" || name == "nolimits" {
      report(
        "tex-limits", "'\\\(name)' follows only an operator such as '\\sum'", at: token)
      return
    }
    if name == "verb" {
      report(
        "tex-missing-argument", "'\\verb' wants its text between two equal signs", at: token,
        annotation: "\\verb|…|")
      return
    }
    if name == "hline" || name == "hdashline" {
      report(
        "tex-alignment", "'\\\(name)' stands only at the start of a row of a table", at: token)
      return
    }
    if TeXParser.textAccents[name] != nil || TeXParser.textCommands[name] != nil {
      report(
        "tex-text", "'\\\(name)' stands in words: '\\text{…}'", at: token)
      return
    }
    let near = TeXCommandSearch.nearest(to: name, among: macros.names)
    let hint = near.map { "; did you mean '\\\($0)'?" } ?? ""
    report("tex-unknown-command", "unknown command '\\\(name)'\(hint)", at: token)
  }

  /// Leaves out the groups that follow a command which was refused.
  mutating func skipGroups() {
    while let token = stream.first, token.kind == .beginGroup {
      _ = rawGroup(of: token)
    }
  }
}
