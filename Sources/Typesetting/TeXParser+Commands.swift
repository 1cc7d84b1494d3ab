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
    case .style, .infix:
      // Only where an argument was wanted: `\frac\displaystyle`.
      report("tex-missing-argument", "'\\\(name)' is no argument; use braces", at: token)
      return nil
    default: return construction(command, token)
    }
  }

  /// The commands that set one thing over, under or through another.
  private mutating func construction(_ command: TeXCommand, _ token: TeXToken) -> Atom? {
    let name = token.spelling
    switch command {
    case .over, .under:
      let shape = "\(name){…}{…}"
      guard let script = argument(of: token, in: shape), let base = argument(of: token, in: shape)
      else { return nil }
      // The whole takes the class of what it is built on: a relation stays one.
      let kind = base.count == 1 ? base[0].kind : .ordinary
      if case .over = command {
        return Atom(kind, .stack(base: base, over: script, under: nil))
      }
      return Atom(kind, .stack(base: base, over: nil, under: script))
    case .arrow(let arrow):
      let under = brackets()
      guard let over = argument(of: token, in: "\(name)[…]{…}") else { return nil }
      let base = [Atom(.relation, .symbol(arrow))]
      return Atom(.relation, .stack(base: base, over: over, under: under))
    case .substack: return substack(token)
    case .not: return negation(token)
    case .remainder(let parentheses, let word):
      guard let argument = argument(of: token, in: "\(name){…}") else { return nil }
      return remainder(argument, parentheses: parentheses, word: word)
    case .dots: return dots()
    case .phantom(let phantom):
      if token.isCommand("mathstrut") {
        return Atom(.ordinary, .phantom([Atom(.opening, .symbol("("))], phantom))
      }
      return argument(of: token, in: "\(name){…}").map { Atom(.ordinary, .phantom($0, phantom)) }
    case .boxed: return argument(of: token, in: "\(name){…}").map { Atom(.ordinary, .boxed($0)) }
    default: return nil
    }
  }

  /// An argument whose letters are of an alphabet; letters side by side make one word.
  private mutating func lettered(_ new: Alphabet, _ token: TeXToken) -> Atom? {
    let outer = alphabet
    alphabet = new
    defer { alphabet = outer }
    guard let atoms = argument(of: token, in: "\(token.spelling){…}") else { return nil }
    // Variables in bold italics side by side remain variables.
    guard new != .boldItalic else { return row(atoms) }
    var words: [Atom] = []
    for atom in atoms {
      if case .identifier(let letter, new)? = Optional(atom.nucleus), let last = words.last,
        !last.hasScripts, case .identifier(let word, new) = last.nucleus
      {
        var joined = atom
        joined.nucleus = .identifier(word + letter, new)
        words[words.count - 1] = joined
      } else {
        words.append(atom)
      }
    }
    return row(words)
  }

  /// `\not` and the relation behind it.
  private mutating func negation(_ token: TeXToken) -> Atom? {
    guard var atom = argument(of: token, in: "\\not=")?.first else { return nil }
    switch atom.nucleus {
    case .symbol(let text), .upright(let text):
      if let negated = TeXCommand.negations[text] {
        atom.nucleus = .symbol(negated)
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

  private func remainder(_ argument: [Atom], parentheses: Bool, word: Bool) -> Atom {
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
  private mutating func dots() -> Atom {
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
    if name == "hline" {
      report("tex-alignment", "'\\hline' stands only at the start of a row of a table", at: token)
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
