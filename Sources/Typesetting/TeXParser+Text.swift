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
      case .command(let name):
        if let definition = macros[name] {
          expand(definition, name: name, call: token)
        } else if let text = TeXParser.textCommands[name] {
          run += text
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

  private static let textCommands = [
    " ": " ", ",": "\u{2009}", "$": "$", "%": "%", "&": "&", "#": "#", "_": "_", "{": "{", "}": "}",
    "ldots": "…", "dots": "…", "quad": "\u{2003}", "S": "§", "P": "¶",
  ]

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
    let outer = alphabet
    alphabet = nil
    let atoms = list(in: .dollars)
    alphabet = outer
    if let token = stream.first, token.isCharacter("$") {
      _ = stream.next()
    } else {
      report("tex-unbalanced-dollar", "this '$' is never closed", at: open)
    }
    return [Atom(.ordinary, .row(atoms))]
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

  /// A length behind a command, with or without braces, in em.
  mutating func length(after command: TeXToken) -> Double? {
    var text = ""
    if let open = peek(), open.kind == .beginGroup {
      text = (rawGroup(of: command) ?? []).map(\.spelling).joined()
    } else {
      while let token = stream.first, case .character(let scalar) = token.kind,
        text.unicodeScalars.suffix(2).count(where: { ("a"..."z").contains($0) }) < 2,
        text.utf8.count < 20
      {
        _ = stream.next()
        text.unicodeScalars.append(scalar)
      }
    }
    if let width = emWidth(text) { return width }
    report(
      "tex-length", "'\(command.spelling)' wants a length such as '3mu' or '0.5em'", at: command)
    return nil
  }

  /// A TeX length in em; nil for what is none, or longer than 50 em.
  func emWidth(_ text: String) -> Double? {
    let text = text.filter { $0 != " " }
    guard text.utf8.count > 2, let unit = TeXParser.units[String(text.suffix(2))] else {
      return nil
    }
    let digits = text.dropLast(2)
    guard
      digits.utf8.allSatisfy({ ("0"..."9").contains(Unicode.Scalar($0)) || "+-.".utf8.contains($0) }
      ),
      let number = Double(digits.first == "." ? "0" + digits : String(digits))
    else { return nil }
    let width = number * unit
    return abs(width) <= 50 ? width : nil
  }

  private static let units: [String: Double] = [
    "em": 1, "ex": 0.431, "mu": 1 / 18, "pt": 0.1, "bp": 0.1004, "pc": 1.2, "px": 0.0753,
    "mm": 0.2845, "cm": 2.845, "in": 7.227,
  ]
}
