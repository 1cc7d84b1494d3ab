/// Gathers the atoms of one list: joins digits to numbers, and wraps what a style command or an
/// infix fraction rules.
struct AtomList {
  private var atoms: [Atom] = []
  /// The style that rules from its index on.
  private var style: (start: Int, style: MathStyle)?
  /// The upper half of an infix fraction.
  private var numerator: (atoms: [Atom], kind: Fraction.Kind)?

  mutating func append(_ atom: Atom) {
    // Authors write `f\!\left(` against a space that TeX sets there and this writer doesn't.
    if atom.isFenced, case .space(let width)? = atoms.last?.nucleus, width < 0 {
      atoms.removeLast()
    }
    atoms.append(atom)
  }

  /// From here on another style rules.
  mutating func switchStyle(to new: MathStyle) {
    closeStyle()
    style = (atoms.count, new)
  }

  /// What came is the upper half of a fraction; false when there is one already.
  mutating func split(_ kind: Fraction.Kind) -> Bool {
    guard numerator == nil else { return false }
    closeStyle()
    numerator = (atoms, kind)
    atoms = []
    return true
  }

  mutating func finish() -> [Atom] {
    closeStyle()
    guard let numerator else { return atoms }
    return [Fraction.atom(numerator.kind, numerator.atoms, atoms)]
  }

  private mutating func closeStyle() {
    guard let (start, ruling) = style else { return }
    style = nil
    let ruled = Array(atoms[start...])
    atoms.removeSubrange(start...)
    if !ruled.isEmpty { atoms.append(Atom(.ordinary, .styled(ruled, ruling))) }
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
    }
    return Atom(.ordinary, .fraction(fraction))
  }
}
