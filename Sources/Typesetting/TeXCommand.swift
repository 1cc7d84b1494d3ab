/// What a command does: the one table of everything that an author may write after a backslash.
enum TeXCommand: Sendable {
  case letter(String)
  case upright(String)
  case symbol(String, AtomClass)
  case large(String, Atom.Limits)
  case function(String, Atom.Limits)
  case `operator`
  case fraction(Fraction.Kind)
  /// `\genfrac`, which says everything of a fraction.
  case anyFraction
  case root
  case accent(Accent)
  /// `\overbrace`, whose scripts stand over or under it.
  case brace(Accent)
  case alphabet(Alphabet)
  /// `\rm` and its kin, which rule to the end of their group.
  case letters(Alphabet)
  case boldSymbol
  /// `\large` and its kin: the size in that of the formula.
  case fontSize(Double)
  /// `\color`, which rules to the end of its group, and `\textcolor`.
  case colour
  case coloured
  /// `\colorbox` and `\fcolorbox`.
  case filled(isFramed: Bool)
  case text(TextStyle)
  case space(Double)
  case measuredSpace
  case style(MathStyle)
  case infix(Fraction.Kind)
  /// `\above`, whose line has a thickness.
  case ruledInfix
  case left
  case size(Double, AtomClass)
  case begin
  /// `\overset`, `\underset`, `\stackrel`.
  case over
  case under
  case arrow(String)
  case substack
  case kind(AtomClass)
  case not
  case remainder(parentheses: Bool, word: Bool)
  case dots
  case phantom(Phantom)
  case decorated(Decoration)
  /// `\fbox`, `\llap` and their kin, which hold words.
  case decoratedText(Decoration)
  /// `\mathchoice`.
  case choice
  case rule
  case raised
  case centred
  /// `\set` and its kin, in which a bar is a relation or grows.
  case barred(Barred)
  case tag
  case definition
  /// A command that stands for others, and that authors may define anew.
  case abbreviation(Macros.Definition)
  /// Nothing to be shown.
  case ignored
  /// Known, but not for a formula of a report; says what to do instead.
  case refused(String)

  /// Every command by its name.
  static let all: [String: TeXCommand] = makeAll()

  /// What a command that stands for others stands for.
  static func abbreviation(_ name: String) -> Macros.Definition? {
    if case .abbreviation(let definition)? = all[name] { return definition }
    return nil
  }

  /// The characters that may be typed as they are, such as ≤ or α.
  ///
  /// Of a character with commands of several classes it is the one of the first table.
  static let typed: [Unicode.Scalar: TeXCommand] = {
    var result: [Unicode.Scalar: TeXCommand] = [:]
    for (table, make) in symbols {
      for entry in SymbolTable.entries(table) {
        guard let scalar = entry.text.unicodeScalars.first, entry.text.unicodeScalars.count == 1,
          !scalar.isASCII, result[scalar] == nil
        else { continue }
        result[scalar] = make(entry.text)
      }
    }
    // A root typed as its sign would stand over nothing.
    result["√"] = nil
    result["…"] = .symbol("…", .inner)
    result["‖"] = .symbol("‖", .ordinary)
    result["·"] = .symbol("⋅", .binary)
    result["−"] = .symbol("−", .binary)
    result["′"] = .symbol("′", .ordinary)
    return result
  }()

  /// Delimiters by how they are written: `(`, `\lbrace`.
  static let delimiters: [String: String] = {
    var result: [String: String] = [:]
    for entry in SymbolTable.entries(SymbolTable.delimiters) {
      for name in entry.names {
        let isWord = name.utf8.count > 1 && name.utf8.first != 0x5C
        result[isWord ? "\\" + name : name] = entry.text
      }
    }
    for character in ["⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "‖", "⟦", "⟧"] { result[character] = character }
    result["."] = ""
    return result
  }()

  /// What `\not` makes of a relation.
  static let negations: [String: String] = {
    var result: [String: String] = [:]
    for entry in SymbolTable.entries(SymbolTable.negations) {
      for name in entry.names { result[name] = entry.text }
    }
    return result
  }()
}

extension Fraction {
  /// The members of the family of `\frac`.
  enum Kind: Sendable {
    case plain
    case display
    case text
    case continued
    case binomial(MathStyle?)
    case atop
    /// Two rows without a line between delimiters: `\brace`, `\brack`.
    case fenced(String, String)
    /// With a line so many em thick: `\above`.
    case ruled(Double)
  }
}

/// The commands that set a condition or the parts of a bracket apart by bars.
enum Barred: Sendable {
  /// `\set`
  case set
  /// `\Set`
  case growingSet
  /// `\Braket`
  case growingBracket
}

extension TeXCommand {
  /// The tables of symbols, with what their entries are.
  private static let symbols: [(table: String, make: @Sendable (String) -> TeXCommand)] = [
    (SymbolTable.letters, { .letter($0) }),
    (SymbolTable.upright, { .upright($0) }),
    (SymbolTable.relations, { .symbol($0, .relation) }),
    (SymbolTable.negatedRelations, { .symbol($0, .relation) }),
    (SymbolTable.arrows, { .symbol($0, .relation) }),
    (SymbolTable.binary, { .symbol($0, .binary) }),
    (SymbolTable.sums, { .large($0, .movable) }),
    (SymbolTable.integrals, { .large($0, .beside) }),
    (SymbolTable.punctuation, { .symbol($0, .punctuation) }),
    (SymbolTable.inner, { .symbol($0, .inner) }),
  ]

  private static func makeAll() -> [String: TeXCommand] {
    var result: [String: TeXCommand] = [:]
    func add(_ table: String, _ make: (String) -> TeXCommand) {
      for entry in SymbolTable.entries(table) {
        for name in entry.names { result[name] = make(entry.text) }
      }
    }
    for (table, make) in symbols { add(table, make) }
    add(SymbolTable.italicCapitals) { .upright($0) }
    add(SymbolTable.growingArrows) { .arrow($0) }
    for line in SymbolTable.limits.split(separator: "\n") {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      // A thin space within a name of two words.
      let shown = words[words.count - 1].split(separator: " ").joined(separator: "\u{2009}")
      result[words[0]] = .function(shown, .movable)
    }
    for name in SymbolTable.functions.split(separator: " ").map(String.init) {
      result[name] = .function(name, .beside)
    }
    addDelimiters(to: &result)
    result.merge(structures) { _, new in new }
    result.merge(alphabets) { _, new in new }
    result.merge(marks) { _, new in new }
    result.merge(spaces) { _, new in new }
    result.merge(abbreviations) { _, new in new }
    result.merge(refusals) { _, new in new }
    return result
  }

  private static func addDelimiters(to result: inout [String: TeXCommand]) {
    let opening = [
      "{", "lbrace", "lbrack", "lparen", "langle", "lvert", "lVert", "lfloor", "lceil",
      "lang", "lmoustache", "lBrace",
    ]
    let closing = [
      "}", "rbrace", "rbrack", "rparen", "rangle", "rvert", "rVert", "rfloor", "rceil",
      "rang", "rmoustache", "rBrace",
    ]
    let more = [("lgroup", "rgroup"), ("llbracket", "rrbracket"), ("ulcorner", "urcorner")]
    for name in opening + more.map(\.0) + ["llcorner"] {
      if let text = delimiters["\\" + name] { result[name] = .symbol(text, .opening) }
    }
    for name in closing + more.map(\.1) + ["lrcorner"] {
      if let text = delimiters["\\" + name] { result[name] = .symbol(text, .closing) }
    }
    for name in ["|", "Vert"] { result[name] = .symbol("‖", .ordinary) }
    result["vert"] = .symbol("|", .ordinary)
    result["vdots"] = .symbol("⋮", .ordinary)
    result["prime"] = .symbol("′", .ordinary)
    for (suffix, kind) in [
      ("", AtomClass.ordinary), ("l", .opening), ("r", .closing), ("m", .relation),
    ] {
      result["big" + suffix] = .size(1.2, kind)
      result["Big" + suffix] = .size(1.8, kind)
      result["bigg" + suffix] = .size(2.4, kind)
      result["Bigg" + suffix] = .size(3, kind)
    }
  }
}
