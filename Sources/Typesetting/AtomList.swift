/// Gathers the atoms of one list, and wraps what a command that rules to the list's end or an infix
/// fraction takes hold of.
struct AtomList {
  /// What holds from a place on to the end of the list.
  enum Ruling {
    case style(MathStyle)
    case size(Double)
    case colour(PageColour)
    case letters(Alphabet)
  }

  private var atoms: [Atom] = []
  /// What rules, from which index on; each within the one before.
  private var rulings: [(start: Int, ruling: Ruling)] = []
  /// The upper half of an infix fraction.
  private var numerator: (atoms: [Atom], kind: Fraction.Kind)?
  /// The number that stands behind the whole.
  var tag: Atom?

  mutating func append(_ atom: Atom) {
    // Authors write `f\!\left(` against a space that TeX sets there and this writer doesn't.
    if atom.isFenced, case .space(let width)? = atoms.last?.nucleus, width < 0,
      rulings.last?.start != atoms.count
    {
      atoms.removeLast()
    }
    atoms.append(atom)
  }

  /// From here on something rules.
  mutating func rule(_ new: Ruling) {
    if case .style = new, case .style? = rulings.last?.ruling { closeRuling() }
    rulings.append((atoms.count, new))
  }

  /// What came is the upper half of a fraction; false when there is one already.
  ///
  /// What rules goes on in the lower half, but not the style, as in TeX.
  mutating func split(_ kind: Fraction.Kind) -> Bool {
    guard numerator == nil else { return false }
    let ruling = rulings.map(\.ruling)
    closeRulings()
    numerator = (atoms, kind)
    atoms = []
    for ruling in ruling {
      if case .style = ruling { continue }
      rule(ruling)
    }
    return true
  }

  mutating func finish() -> [Atom] {
    closeRulings()
    if let numerator { atoms = [Fraction.atom(numerator.kind, numerator.atoms, atoms)] }
    if let tag { atoms += [Atom(.ordinary, .space(2)), tag] }
    return atoms
  }

  private mutating func closeRulings() {
    while !rulings.isEmpty { closeRuling() }
  }

  private mutating func closeRuling() {
    guard let (start, ruling) = rulings.popLast() else { return }
    let ruled = Array(atoms[start...])
    guard !ruled.isEmpty else { return }
    atoms.removeSubrange(start...)
    switch ruling {
    case .style(let style): atoms.append(Atom(.ordinary, .styled(ruled, style)))
    case .size(let size): atoms.append(Atom(.ordinary, .scaled(ruled, size)))
    case .colour(let colour): atoms += ruled.map { $0.isSpace ? $0 : .coloured([$0], colour) }
    case .letters(let alphabet): atoms += AtomList.words(ruled, alphabet)
    }
  }

  /// The atoms, with letters side by side made one word.
  static func words(_ atoms: [Atom], _ alphabet: Alphabet) -> [Atom] {
    // Variables in bold italics side by side remain variables.
    guard alphabet != .boldItalic else { return atoms }
    var words: [Atom] = []
    for atom in atoms {
      if case .identifier(let letter, alphabet)? = Optional(atom.nucleus), let last = words.last,
        !last.hasScripts, case .identifier(let word, alphabet) = last.nucleus
      {
        var joined = atom
        joined.nucleus = .identifier(word + letter, alphabet)
        words[words.count - 1] = joined
      } else {
        words.append(atom)
      }
    }
    return words
  }
}

extension Fraction {
  /// The fraction that a command of the family of `\frac` makes.
  static func atom(_ kind: Kind, _ numerator: [Atom], _ denominator: [Atom]) -> Atom {
    var fraction = Fraction(numerator: numerator, denominator: denominator)
    switch kind {
    case .plain: break
    case .display: fraction.style = .display
    case .text: fraction.style = .text
    case .continued: fraction.isContinued = true
    case .binomial(let style):
      fraction.hasLine = false
      fraction.fences = ("(", ")")
      fraction.style = style
    case .atop: fraction.hasLine = false
    case .fenced(let left, let right):
      fraction.hasLine = false
      fraction.fences = (left, right)
    case .ruled(let thickness):
      fraction.hasLine = thickness > 0
      fraction.thickness = thickness
    }
    return Atom(.ordinary, .fraction(fraction))
  }
}
