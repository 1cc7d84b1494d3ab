/// The spaces between the atoms of one line, after the rules of The TeXbook, chapter 18.
///
/// Two rules differ. A bar opens where something is still awaited and closes where one is open, so
/// that the minus of |−x| is a sign. And what stands between `\left` and `\right` keeps no distance
/// from its neighbours but a sum or integral, as if its brackets had been written without growing.
struct LineSpacing {
  /// What an atom is in its place: a minus may be an operator or a sign.
  private(set) var classes: [AtomClass]
  /// The space before each atom, in eighteenths of an em.
  private(set) var gaps: [Int]
  /// The nearest atom before each that is no mere space.
  private(set) var previous: [Int?]

  /// The spaces of a line.
  ///
  /// - Parameters:
  ///   - isScript: whether only the spaces of functions remain, as in scripts.
  ///   - continues: whether something stands before the line, as behind `&`.
  init(_ atoms: [Atom], isScript: Bool, continues: Bool) {
    classes = atoms.map(\.kind)
    gaps = Array(repeating: 0, count: atoms.count)
    previous = Array(repeating: nil, count: atoms.count)
    resolve(atoms, continues: continues)
    for index in atoms.indices where !atoms[index].isSpace {
      guard previous[index] != nil || continues else { continue }
      let left = previous[index].map { trailing(atoms[$0], classes[$0]) } ?? .ordinary
      var right = classes[index]
      if atoms[index].isFenced {
        let isLarge = previous[index].map { atoms[$0].isLarge } ?? false
        right = isLarge ? .inner : .opening
      }
      let gap = LineSpacing.table[left.rawValue][right.rawValue]
      gaps[index] = isScript && gap < 0 ? 0 : abs(gap)
    }
  }

  /// Says which operators are signs, and which bars open or close.
  private mutating func resolve(_ atoms: [Atom], continues: Bool) {
    var last: Int?
    var openBars = 0
    for index in atoms.indices where !atoms[index].isSpace {
      previous[index] = last
      let before = last.map { trailing(atoms[$0], classes[$0]) } ?? (continues ? .ordinary : nil)
      let awaits =
        switch before {
        case nil, .binary?, .operation?, .relation?, .opening?, .punctuation?: true
        default: false
        }
      if case .symbol(let text) = atoms[index].plain.nucleus, text == "|" || text == "‖",
        classes[index] == .ordinary
      {
        if awaits {
          classes[index] = .opening
          openBars += 1
        } else if openBars > 0 {
          classes[index] = .closing
          openBars -= 1
        }
      }
      switch classes[index] {
      case .binary where awaits: classes[index] = .ordinary
      case .relation, .closing, .punctuation:
        if let last, before == .binary { classes[last] = .ordinary }
      default: break
      }
      last = index
    }
    if let last, classes[last] == .binary { classes[last] = .ordinary }
  }

  /// What the atom is to the one behind it.
  private func trailing(_ atom: Atom, _ kind: AtomClass) -> AtomClass {
    atom.isFenced ? .closing : kind
  }

  /// The space between a left class (row) and a right class (column); negative where it falls away
  /// in scripts.
  private static let table: [[Int]] = [
    // ordinary, operation, binary, relation, opening, closing, punctuation, inner
    [0, 3, -4, -5, 0, 0, 0, -3],
    [3, 3, 0, -5, 0, 0, 0, -3],
    [-4, -4, 0, 0, -4, 0, 0, -4],
    [-5, -5, 0, 0, -5, 0, 0, -5],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 3, -4, -5, 0, 0, 0, -3],
    [-3, -3, 0, -3, -3, -3, -3, -3],
    [-3, 3, -4, -5, -3, 0, -3, -3],
  ]
}

extension Atom {
  /// Whether it is a large operator such as ∫.
  fileprivate var isLarge: Bool {
    if case .large = plain.nucleus { return true }
    return false
  }

  /// Whether it stands between growing delimiters of its own.
  var isFenced: Bool {
    switch plain.nucleus {
    case .fenced: true
    case .table(let table): !table.layout.left.isEmpty && !table.layout.right.isEmpty
    default: false
    }
  }
}
