/// What a command does: the one table of everything that an author may write after a backslash.
enum TeXCommand: Sendable {
  case letter(String)
  case upright(String)
  case symbol(String, AtomClass)
  case large(String, Atom.Limits)
  case function(String, Atom.Limits)
  case `operator`
  case fraction(Fraction.Kind)
  case root
  case accent(Accent)
  /// `\overbrace`, whose scripts stand over or under it.
  case brace(Accent)
  case alphabet(Alphabet)
  case boldSymbol
  case text(TextStyle)
  case space(Double)
  case measuredSpace
  case style(MathStyle)
  case infix(Fraction.Kind)
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
  case boxed
  case definition
  /// Nothing to be shown.
  case ignored
  /// Known, but not for a formula of a report; says what to do instead.
  case refused(String)

  /// Every command by its name.
  static let all: [String: TeXCommand] = makeAll()

  /// The characters that may be typed as they are, such as ≤ or α.
  static let typed: [Unicode.Scalar: TeXCommand] = {
    var result: [Unicode.Scalar: TeXCommand] = [:]
    for command in all.values {
      switch command {
      case .letter(let text), .upright(let text), .symbol(let text, _), .large(let text, _):
        guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1,
          !scalar.isASCII
        else { continue }
        result[scalar] = command
      default: continue
      }
    }
    // Characters of more than one name, whose class must not hang on the order of a dictionary.
    result["△"] = .upright("△")
    result["…"] = .symbol("…", .inner)
    result["‖"] = .symbol("‖", .ordinary)
    result["∣"] = .symbol("∣", .relation)
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
    for character in ["⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "‖"] { result[character] = character }
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
  }
}

extension TeXCommand {
  private static func makeAll() -> [String: TeXCommand] {
    var result: [String: TeXCommand] = [:]
    func add(_ table: String, _ make: (String) -> TeXCommand) {
      for entry in SymbolTable.entries(table) {
        for name in entry.names { result[name] = make(entry.text) }
      }
    }
    add(SymbolTable.letters) { .letter($0) }
    add(SymbolTable.upright) { .upright($0) }
    add(SymbolTable.binary) { .symbol($0, .binary) }
    add(SymbolTable.relations) { .symbol($0, .relation) }
    add(SymbolTable.sums) { .large($0, .movable) }
    add(SymbolTable.integrals) { .large($0, .beside) }
    add(SymbolTable.punctuation) { .symbol($0, .punctuation) }
    add(SymbolTable.inner) { .symbol($0, .inner) }
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
    result.merge(refusals) { _, new in new }
    return result
  }

  private static func addDelimiters(to result: inout [String: TeXCommand]) {
    let opening = [
      "{", "lbrace", "lbrack", "lparen", "langle", "lvert", "lVert", "lfloor", "lceil",
    ]
    let closing = [
      "}", "rbrace", "rbrack", "rparen", "rangle", "rvert", "rVert", "rfloor", "rceil",
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

  private static let structures: [String: TeXCommand] = [
    "frac": .fraction(.plain), "dfrac": .fraction(.display), "tfrac": .fraction(.text),
    "cfrac": .fraction(.continued), "binom": .fraction(.binomial(nil)),
    "dbinom": .fraction(.binomial(.display)), "tbinom": .fraction(.binomial(.text)),
    "over": .infix(.plain), "choose": .infix(.binomial(nil)), "atop": .infix(.atop),
    "sqrt": .root, "left": .left, "begin": .begin, "operatorname": .operator,
    "overset": .over, "stackrel": .over, "underset": .under, "substack": .substack,
    "xrightarrow": .arrow("→"), "xleftarrow": .arrow("←"), "xleftrightarrow": .arrow("↔"),
    "xRightarrow": .arrow("⇒"), "xLeftarrow": .arrow("⇐"), "xmapsto": .arrow("↦"),
    "mathop": .kind(.operation), "mathrel": .kind(.relation), "mathbin": .kind(.binary),
    "mathord": .kind(.ordinary), "mathopen": .kind(.opening), "mathclose": .kind(.closing),
    "mathpunct": .kind(.punctuation), "mathinner": .kind(.inner), "not": .not,
    "pmod": .remainder(parentheses: true, word: true),
    "pod": .remainder(parentheses: true, word: false),
    "mod": .remainder(parentheses: false, word: true),
    "bmod": .symbol("mod", .binary), "dots": .dots, "phantom": .phantom(.all),
    "hphantom": .phantom(.horizontal), "vphantom": .phantom(.vertical), "smash": .phantom(.smash),
    "boxed": .boxed, "displaystyle": .style(.display), "textstyle": .style(.text),
    "scriptstyle": .style(.script), "scriptscriptstyle": .style(.scriptScript),
    "newcommand": .definition, "renewcommand": .definition, "providecommand": .definition,
    "DeclareMathOperator": .definition, "def": .definition, "nonumber": .ignored,
    "notag": .ignored, "relax": .ignored, "allowbreak": .ignored, "nobreak": .ignored,
    "mathstrut": .phantom(.vertical),
  ]

  private static let alphabets: [String: TeXCommand] = [
    "mathrm": .alphabet(.upright), "mathit": .alphabet(.italic), "mathbf": .alphabet(.bold),
    "mathcal": .alphabet(.script), "mathscr": .alphabet(.script),
    "mathbb": .alphabet(.doubleStruck), "mathds": .alphabet(.doubleStruck),
    "mathfrak": .alphabet(.fraktur), "mathsf": .alphabet(.sansSerif),
    "mathtt": .alphabet(.monospace), "mathnormal": .alphabet(.italic),
    "boldsymbol": .boldSymbol, "bm": .boldSymbol, "pmb": .boldSymbol,
    "text": .text(.roman), "textrm": .text(.roman), "textnormal": .text(.roman),
    "mbox": .text(.roman), "textbf": .text(.bold), "textit": .text(.italic),
    "emph": .text(.italic), "textsf": .text(.sansSerif), "texttt": .text(.monospace),
  ]

  private static let marks: [String: TeXCommand] = [
    "hat": .accent(Accent(mark: "ˆ")), "tilde": .accent(Accent(mark: "~")),
    "bar": .accent(Accent(mark: "¯")), "vec": .accent(Accent(mark: "→", size: 0.6)),
    "dot": .accent(Accent(mark: "˙")), "ddot": .accent(Accent(mark: "¨")),
    "dddot": .accent(Accent(mark: "⃛")), "check": .accent(Accent(mark: "ˇ")),
    "breve": .accent(Accent(mark: "˘")), "acute": .accent(Accent(mark: "´")),
    "grave": .accent(Accent(mark: "`")), "mathring": .accent(Accent(mark: "˚")),
    "widehat": .accent(Accent(mark: "^", isStretchy: true)),
    "widetilde": .accent(Accent(mark: "˜", isStretchy: true)),
    "overline": .accent(Accent(mark: "‾", isStretchy: true)),
    "underline": .accent(Accent(mark: "_", isStretchy: true, isUnder: true)),
    "underbar": .accent(Accent(mark: "_", isStretchy: true, isUnder: true)),
    "overrightarrow": .accent(Accent(mark: "→", isStretchy: true)),
    "overleftarrow": .accent(Accent(mark: "←", isStretchy: true)),
    "overleftrightarrow": .accent(Accent(mark: "↔", isStretchy: true)),
    "underrightarrow": .accent(Accent(mark: "→", isStretchy: true, isUnder: true)),
    "underleftarrow": .accent(Accent(mark: "←", isStretchy: true, isUnder: true)),
    "overbrace": .brace(Accent(mark: "⏞", isStretchy: true)),
    "underbrace": .brace(Accent(mark: "⏟", isStretchy: true, isUnder: true)),
  ]

  private static let spaces: [String: TeXCommand] = [
    ",": .space(3 / 18), "thinspace": .space(3 / 18), ":": .space(4 / 18), ">": .space(4 / 18),
    "medspace": .space(4 / 18), ";": .space(5 / 18), "thickspace": .space(5 / 18),
    "!": .space(-3 / 18), "negthinspace": .space(-3 / 18), "negmedspace": .space(-4 / 18),
    "negthickspace": .space(-5 / 18), " ": .space(0.25), "space": .space(0.25),
    "enspace": .space(0.5), "quad": .space(1), "qquad": .space(2), "hspace": .measuredSpace,
    "mspace": .measuredSpace, "hskip": .measuredSpace, "mskip": .measuredSpace,
    "kern": .measuredSpace, "mkern": .measuredSpace,
  ]

  private static let refusals: [String: TeXCommand] = {
    let colour = "colours belong to the page's style, not to a formula"
    let number = "displayed equations are numbered by the report; give the fence a label instead"
    let link = "write the link in the text around the formula"
    var result: [String: TeXCommand] = [:]
    for name in ["color", "textcolor", "colorbox", "fcolorbox"] { result[name] = .refused(colour) }
    for name in ["tag", "label", "ref", "eqref"] { result[name] = .refused(number) }
    for name in ["href", "url", "cite", "footnote"] { result[name] = .refused(link) }
    for (old, new) in [
      ("rm", "mathrm"), ("bf", "mathbf"), ("it", "mathit"), ("cal", "mathcal"), ("sf", "mathsf"),
      ("tt", "mathtt"),
    ] { result[old] = .refused("write '\\\(new){…}'") }
    result["require"] = .refused("everything that is known is there already")
    result["includegraphics"] = .refused("use a figure")
    return result
  }()
}
