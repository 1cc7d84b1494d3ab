import Diagnostics

extension TeXParser {
  /// Words in a formula, with formulas between dollars in them.
  mutating func text(_ style: TextStyle, _ command: TeXToken) -> Atom? {
    guard let open = peek(), open.kind == .beginGroup else {
      report(
        "tex-missing-argument", "'\(command.spelling)' lacks an argument", at: command,
        annotation: "\(command.spelling){…}")
      return nil
    }
    _ = stream.next()
    return nested(in: .group) { $0.openText(style, from: open) }
  }

  private mutating func openText(_ style: TextStyle, from open: TeXToken) -> Atom? {
    var run = ""
    var pieces: [Atom] = []
    var nesting = 0
    while let token = stream.next() {
      switch token.kind {
      case .endGroup where nesting == 0: return joined(pieces, run, style)
      case .endGroup: nesting -= 1
      case .beginGroup: nesting += 1
      case .space: run += " "
      case .character("~"): run += "\u{A0}"
      case .character("'"): run += "’"
      case .character("$"):
        pieces += flush(&run, style) + dollars(token)
      case .character(let scalar): run.unicodeScalars.append(scalar)
      case .verbatim(let text, _):
        pieces += flush(&run, style) + [Atom(.ordinary, .text(text, .monospace))]
      case .command("("):
        pieces += flush(&run, style) + parenthesized(token)
      case .command(let name):
        if let definition = macros[name] {
          expand(definition, name: name, call: token)
        } else if let text = TeXParser.textCommands[name] {
          run += text
        } else if let accent = TeXParser.textAccents[name] {
          run += accented(accent, token)
        } else if case .text(let inner)? = TeXCommand.all[name] {
          pieces += flush(&run, style)
          if let atom = text(inner, token) { pieces.append(atom) }
        } else {
          misplaced(token)
        }
      case .superscript, .subscript, .alignment, .parameter: misplaced(token)
      }
    }
    report("tex-unbalanced-brace", "this '{' is never closed", at: open)
    return nil
  }

  private mutating func misplaced(_ token: TeXToken) {
    report(
      "tex-text", "'\(token.spelling)' has no meaning inside text; put it between dollars",
      at: token,
      annotation: "\\text{where $…$}")
  }

  private func flush(_ run: inout String, _ style: TextStyle) -> [Atom] {
    guard !run.isEmpty else { return [] }
    defer { run = "" }
    return [Atom(.ordinary, .text(run, style))]
  }

  private func joined(_ pieces: [Atom], _ run: String, _ style: TextStyle) -> Atom {
    var run = run
    let all = pieces + flush(&run, style)
    return all.count == 1 ? all[0] : Atom(.ordinary, .row(all))
  }

  /// A formula between dollars within text.
  private mutating func dollars(_ open: TeXToken) -> [Atom] {
    let atoms = formula(in: .dollars)
    if let token = stream.first, token.isCharacter("$") {
      _ = stream.next()
    } else {
      report("tex-unbalanced-dollar", "this '$' is never closed", at: open)
    }
    return [Atom(.ordinary, .row(atoms))]
  }

  /// A formula between `\(` and `\)` within text.
  private mutating func parenthesized(_ open: TeXToken) -> [Atom] {
    let atoms = formula(in: .parentheses)
    if stream.first?.isCommand(")") == true {
      _ = stream.next()
    } else {
      report("tex-unbalanced-dollar", "this '\\(' is never closed", at: open)
    }
    return [Atom(.ordinary, .row(atoms))]
  }

  /// A formula within text, whose letters are of no alphabet.
  private mutating func formula(in context: Context) -> [Atom] {
    let outer = alphabet
    alphabet = nil
    defer { alphabet = outer }
    return list(in: context)
  }

  /// The tokens of a group in braces, unread; nil, told, when there is none or it has no end.
  mutating func rawGroup(of command: TeXToken) -> [TeXToken]? {
    guard let open = stream.next() else { return nil }
    var nesting = 0
    var group: [TeXToken] = []
    while let token = stream.next() {
      if token.kind == .endGroup {
        if nesting == 0 { return group }
        nesting -= 1
      } else if token.kind == .beginGroup {
        nesting += 1
      }
      group.append(token)
    }
    report("tex-unbalanced-brace", "this '{' is never closed", at: open)
    return nil
  }

  /// The letters of a group in braces, as the name of a function.
  mutating func word(of command: TeXToken, shape: String) -> String? {
    guard peek()?.kind == .beginGroup, let group = rawGroup(of: command) else {
      report(
        "tex-missing-argument", "'\(command.spelling)' lacks an argument", at: command,
        annotation: shape)
      return nil
    }
    var name = ""
    for token in group {
      switch token.kind {
      case .character("~"): name += "\u{2009}"
      case .character(let scalar): name.unicodeScalars.append(scalar)
      case .command(","), .command(";"), .command(" "), .command(":"): name += "\u{2009}"
      case .command("mathrm"), .command("text"), .command("rm"), .command("textrm"): continue
      case .command("!"), .space, .beginGroup, .endGroup: continue
      case .command(let command):
        switch TeXCommand.all[command] {
        case .letter(let text), .upright(let text): name += text
        default: report("tex-text", "'\\\(command)' can't be part of a name", at: token)
        }
      default: report("tex-text", "'\(token.spelling)' can't be part of a name", at: token)
      }
    }
    return name
  }
}
