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
    case .verbatim(let text, _): return Atom(.ordinary, .text(text, .monospace))
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
    case "%":
      report("tex-character", "'%' begins a comment; the sign is written '\\%'", at: token)
      return nil
    default:
      if let command = TeXCommand.typed[scalar] { return symbol(command) }
      let text = String(Character(scalar))
      if "⟨⌊⌈⟦".contains(text) { return Atom(.opening, .symbol(text)) }
      if "⟩⌋⌉⟧".contains(text) { return Atom(.closing, .symbol(text)) }
      // Letters of an alphabet, such as ℝ and 𝒩, are what they are.
      if (0x2100...0x214F).contains(scalar.value) || (0x1D400...0x1D7FF).contains(scalar.value),
        isInFont(scalar)
      {
        return Atom(.ordinary, .upright(text))
      }
      if let digit = TeXParser.smallDigits[scalar] {
        report("tex-character", "write '\(text)' as '\(digit)'", at: token)
        return nil
      }
      report(
        "tex-character",
        "the character '\(text)' has no meaning in a formula; words go in '\\text{…}'",
        at: token)
      return nil
    }
  }

  /// Small raised and lowered digits, and how they are written.
  private static let smallDigits: [Unicode.Scalar: String] = {
    var result: [Unicode.Scalar: String] = [
      "\u{B9}": "^1", "\u{B2}": "^2", "\u{B3}": "^3",
    ]
    for digit in [0, 4, 5, 6, 7, 8, 9] as [UInt32] {
      if let scalar = Unicode.Scalar(0x2070 + digit) { result[scalar] = "^\(digit)" }
    }
    for digit in 0...9 as ClosedRange<UInt32> {
      if let scalar = Unicode.Scalar(0x2080 + digit) { result[scalar] = "_\(digit)" }
    }
    return result
  }()

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
