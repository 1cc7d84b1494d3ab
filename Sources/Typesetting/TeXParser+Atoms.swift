import Diagnostics

extension TeXParser {
  /// An atom with what stands above and below it.
  mutating func scriptedAtom() -> Atom? {
    var atom: Atom
    if let token = peek(), token.kind == .superscript || token.kind == .subscript {
      // A script on nothing, as in `{}^n` written without braces.
      atom = Atom(.ordinary, .row([]))
    } else if let token = peek(), token.isCharacter("'") {
      atom = Atom(.ordinary, .row([]))
    } else {
      guard let nucleus = nucleus(isArgument: false) else { return nil }
      atom = nucleus
    }
    scripts(of: &atom)
    return atom
  }

  /// Reads `^`, `_`, primes, `\limits` and `\nolimits` behind a nucleus.
  private mutating func scripts(of atom: inout Atom) {
    var primes = 0
    while let token = peek() {
      switch token.kind {
      case .character("'"), .character("′"):
        _ = stream.next()
        if atom.superscript != nil { doubleScript(token, "superscript") }
        primes += 1
      case .superscript:
        _ = stream.next()
        let script = argument(of: token, in: "x^{…}")
        if atom.superscript != nil {
          doubleScript(token, "superscript")
        } else {
          atom.superscript = script
        }
      case .subscript:
        _ = stream.next()
        let script = argument(of: token, in: "x_{…}")
        if atom.subscript != nil {
          doubleScript(token, "subscript")
        } else {
          atom.subscript = script
        }
      case .command("limits"), .command("nolimits"):
        _ = stream.next()
        if atom.kind != .operation {
          report(
            "tex-limits", "'\(token.spelling)' follows only an operator such as '\\sum'", at: token)
        }
        atom.limits = token.isCommand("limits") ? .stacked : .beside
      default:
        finish(primes, &atom)
        return
      }
    }
    finish(primes, &atom)
  }

  private func finish(_ primes: Int, _ atom: inout Atom) {
    guard primes > 0 else { return }
    let marks = Array(repeating: Atom(.ordinary, .symbol("′")), count: min(primes, 8))
    atom.superscript = marks + (atom.superscript ?? [])
  }

  private mutating func doubleScript(_ token: TeXToken, _ what: String) {
    report(
      "tex-double-script", "a second \(what) on one thing; use braces to say which it belongs to",
      at: token, annotation: what == "subscript" ? "{a_b}_c or a_{b_c}" : "{a^b}^c or a^{b^c}")
  }

  /// One thing without scripts; an argument without braces takes a single digit.
  ///
  /// - Returns: nil for a command that shows nothing or was wrong.
  mutating func nucleus(isArgument: Bool) -> Atom? {
    guard let token = next() else { return nil }
    switch token.kind {
    case .beginGroup:
      stream.push([token])
      return row(group())
    case .character(let scalar): return character(scalar, token, isArgument: isArgument)
    case .command(let name): return command(name, token)
    case .parameter:
      report(
        "tex-parameter", "'\(token.spelling)' has a meaning only in the body of a macro", at: token)
      return nil
    case .superscript, .subscript, .endGroup, .alignment, .space: return nil
    }
  }

  /// A group as one atom.
  func row(_ atoms: [Atom]) -> Atom {
    if atoms.count == 1, atoms[0].kind == .ordinary, !atoms[0].isSpace, !atoms[0].hasScripts {
      return atoms[0]
    }
    return Atom(.ordinary, .row(atoms))
  }

  /// A character that stands for itself.
  private mutating func character(
    _ scalar: Unicode.Scalar, _ token: TeXToken, isArgument: Bool
  ) -> Atom? {
    if let alphabet, !alphabet.has(scalar) {
      report(
        "tex-alphabet",
        "there is no '\(Character(scalar))' in this alphabet, which has \(alphabet.extent); "
          + "close its braces before",
        at: token)
      return nil
    }
    switch scalar {
    case "a"..."z", "A"..."Z":
      return Atom(.ordinary, .identifier(String(Character(scalar)), alphabet))
    case "0"..."9": return number(scalar, isArgument: isArgument)
    case ".":
      if !isArgument, case .character("0"..."9")? = stream.first?.kind {
        return number(scalar, isArgument: false)
      }
      return Atom(.ordinary, .symbol("."))
    case "+", "<", "=", ">", ":", ",", ";", "!", "?", "(", "[", ")", "]", "|", "/", "@", "\"":
      return plain(scalar)
    case "-": return Atom(.binary, .symbol("−"))
    case "*": return Atom(.binary, .symbol("∗"))
    case "'": return Atom(.ordinary, .symbol("′"))
    case "~", "\u{A0}": return Atom(.ordinary, .space(0.25))
    default:
      if let command = TeXCommand.typed[scalar] { return symbol(command) }
      let fences = "⟨⌊⌈⟩⌋⌉".unicodeScalars
      if let index = fences.firstIndex(of: scalar) {
        let isOpening = fences.distance(from: fences.startIndex, to: index) < 3
        return Atom(isOpening ? .opening : .closing, .symbol(String(Character(scalar))))
      }
      report(
        "tex-character",
        "the character '\(Character(scalar))' has no meaning in a formula; words go in '\\text{…}'",
        at: token)
      return nil
    }
  }

  private func plain(_ scalar: Unicode.Scalar) -> Atom {
    let kind: AtomClass =
      switch scalar {
      case "+": .binary
      case "<", "=", ">", ":": .relation
      case ",", ";": .punctuation
      case "(", "[": .opening
      case ")", "]", "!", "?": .closing
      default: .ordinary
      }
    return Atom(kind, .symbol(String(Character(scalar))))
  }

  /// A number: digits, and a point between digits.
  private mutating func number(_ first: Unicode.Scalar, isArgument: Bool) -> Atom {
    var text = String(Character(first))
    var hasPoint = first == "."
    while !isArgument, let token = stream.first, case .character(let scalar) = token.kind {
      if ("0"..."9").contains(scalar) {
        guard alphabet?.has(scalar) ?? true else { break }
        text.unicodeScalars.append(scalar)
      } else if scalar == ".", !hasPoint, case .character("0"..."9")? = stream.second?.kind {
        hasPoint = true
        text.unicodeScalars.append(scalar)
      } else {
        break
      }
      _ = stream.next()
    }
    return Atom(.ordinary, .number(text, alphabet))
  }

  /// The atom of a command that is a mere symbol.
  func symbol(_ command: TeXCommand) -> Atom? {
    switch command {
    case .letter(let text): Atom(.ordinary, .identifier(text, alphabet))
    case .upright(let text):
      alphabet == .bold || alphabet == .boldItalic
        ? Atom(.ordinary, .identifier(text, .bold)) : Atom(.ordinary, .upright(text))
    case .symbol(let text, let kind): Atom(kind, .symbol(text))
    case .large(let text, let limits): Atom(.operation, .large(text), limits: limits)
    case .function(let name, let limits): Atom(.operation, .function(name), limits: limits)
    default: nil
    }
  }
}
