/// The smallest unit of TeX: a command, a character or a mark with a meaning of its own.
struct TeXToken: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// A command, without its backslash: `frac`, or a single character as in `\,`.
    case command(String)
    /// Any other character.
    case character(Unicode.Scalar)
    case beginGroup
    case endGroup
    case superscript
    case `subscript`
    case alignment
    /// A run of blanks, which only text and macro arguments care for.
    case space
    /// Text that is shown as it stands: `\verb|…|`, with its delimiter.
    case verbatim(String, Unicode.Scalar)
    /// A parameter of a macro's body: `#1`.
    case parameter(Int)
  }

  var kind: Kind
  /// The bytes of the fragment that it came from; those of the macro's call for a token of its body.
  var range: Range<Int>
  /// The macro whose body it came from.
  var macro: String?

  init(_ kind: Kind, _ range: Range<Int>, macro: String? = nil) {
    self.kind = kind
    self.range = range
    self.macro = macro
  }

  /// The token as an author would type it.
  var spelling: String {
    switch kind {
    case .command(let name): "\\" + name
    case .character(let scalar): String(Character(scalar))
    case .beginGroup: "{"
    case .endGroup: "}"
    case .superscript: "^"
    case .subscript: "_"
    case .alignment: "&"
    case .space: " "
    case .verbatim(let text, let delimiter):
      "\\verb" + String(Character(delimiter)) + text + String(Character(delimiter))
    case .parameter(let number): "#\(number)"
    }
  }

  func isCommand(_ name: String) -> Bool { kind == .command(name) }
  func isCharacter(_ scalar: Unicode.Scalar) -> Bool { kind == .character(scalar) }
}

/// Cuts TeX into tokens; comments and the blanks after a command word are gone.
///
/// - Complexity: O(n) in the length of the text.
func tokens(of text: String) -> [TeXToken] {
  var scanner = TokenScanner(text)
  return scanner.scan()
}

private struct TokenScanner {
  private let scalars: String.UnicodeScalarView
  /// Whether the text has more than one line, so that a comment ends before it.
  private let hasLines: Bool
  private var index: String.UnicodeScalarView.Index
  private var offset = 0
  private var tokens: [TeXToken] = []

  init(_ text: String) {
    scalars = text.unicodeScalars
    hasLines = text.utf8.contains { $0 == 0x0A || $0 == 0x0D }
    index = scalars.startIndex
    tokens.reserveCapacity(text.utf8.count)
  }

  private var current: Unicode.Scalar? {
    index < scalars.endIndex ? scalars[index] : nil
  }

  private mutating func advance() {
    guard let scalar = current else { return }
    offset += UTF8.width(scalar)
    index = scalars.index(after: index)
  }

  mutating func scan() -> [TeXToken] {
    while let scalar = current {
      let start = offset
      advance()
      switch scalar {
      case "\\": command(from: start)
      case "{": append(.beginGroup, from: start)
      case "}": append(.endGroup, from: start)
      case "^": append(.superscript, from: start)
      case "_": append(.subscript, from: start)
      case "&": append(.alignment, from: start)
      case "%" where !hasLines:
        // Behind it nothing but the rest of the formula could be a comment.
        append(.character("%"), from: start)
      case "%":
        while let scalar = current, scalar != "\n", scalar != "\r" { advance() }
      case " ", "\t", "\n", "\r":
        skipBlanks()
        append(.space, from: start)
      case "#": parameter(from: start)
      default: append(.character(scalar), from: start)
      }
    }
    return tokens
  }

  private mutating func command(from start: Int) {
    guard let first = current else { return append(.command(""), from: start) }
    guard isLetter(first) else {
      advance()
      let blank = first == "\t" || first == "\n" || first == "\r"
      return append(.command(blank ? " " : String(Character(first))), from: start)
    }
    var name = ""
    while let scalar = current, isLetter(scalar) {
      name.unicodeScalars.append(scalar)
      advance()
    }
    if name == "verb", verbatim(from: start) { return }
    append(.command(name), from: start)
    skipBlanks()
  }

  /// Reads the text between two equal characters behind `\verb`; false where there is none.
  private mutating func verbatim(from start: Int) -> Bool {
    let (place, bytes) = (index, offset)
    if let delimiter = current, delimiter != "*", delimiter.properties.isWhitespace == false {
      advance()
      var text = ""
      while let scalar = current, scalar != "\n" {
        advance()
        if scalar == delimiter {
          append(.verbatim(text, delimiter), from: start)
          return true
        }
        text.unicodeScalars.append(scalar)
      }
    }
    (index, offset) = (place, bytes)
    return false
  }

  private mutating func parameter(from start: Int) {
    guard let digit = current, ("1"..."9").contains(digit) else {
      return append(.character("#"), from: start)
    }
    advance()
    append(.parameter(Int(digit.value - 0x30)), from: start)
  }

  private mutating func skipBlanks() {
    while let scalar = current, scalar == " " || scalar == "\t" || scalar == "\n" || scalar == "\r"
    {
      advance()
    }
  }

  private mutating func append(_ kind: TeXToken.Kind, from start: Int) {
    tokens.append(TeXToken(kind, start..<offset))
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
