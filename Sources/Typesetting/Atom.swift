/// What an atom is to its neighbours: the classes of TeX, from which all spacing follows.
enum AtomClass: Int, Sendable, Hashable {
  case ordinary
  case operation
  case binary
  case relation
  case opening
  case closing
  case punctuation
  case inner
}

/// One thing on a line of mathematics, with what stands above and below it.
struct Atom: Sendable {
  /// Where subscript and superscript go.
  enum Limits: Sendable {
    /// Beside the nucleus.
    case beside
    /// Under and over it in displayed mathematics, beside it in a line of text.
    case movable
    /// Under and over it always.
    case stacked
  }

  var kind: AtomClass
  var nucleus: Nucleus
  var superscript: [Atom]?
  var `subscript`: [Atom]?
  var limits = Limits.beside

  init(_ kind: AtomClass, _ nucleus: Nucleus, limits: Limits = .beside) {
    self.kind = kind
    self.nucleus = nucleus
    self.limits = limits
  }

  /// Atoms in a colour. One alone keeps its class, so that its neighbours keep their distance.
  static func coloured(_ atoms: [Atom], _ colour: PageColour) -> Atom {
    guard atoms.count == 1 else { return Atom(.ordinary, .coloured(atoms, colour)) }
    return Atom(atoms[0].kind, .coloured(atoms, colour), limits: atoms[0].limits)
  }

  /// The only atom that it wraps in a colour, or itself.
  var plain: Atom {
    if case .coloured(let atoms, _) = nucleus, atoms.count == 1, !atoms[0].hasScripts {
      return atoms[0].plain
    }
    return self
  }

  var hasScripts: Bool { superscript != nil || `subscript` != nil }
  /// Whether it is mere space, through which its neighbours see each other.
  var isSpace: Bool {
    if case .space = nucleus { return true }
    return false
  }
}

/// What an atom shows.
enum Nucleus: Sendable {
  /// A variable, or a word of letters in an alphabet.
  case identifier(String, Alphabet?)
  case number(String, Alphabet?)
  /// A sign that is neither letter nor operator and always upright: ∞, ∇, ∅.
  case upright(String)
  /// An operator, relation, bracket or mark of punctuation.
  case symbol(String)
  /// A large operator such as ∑.
  case large(String)
  /// A named function such as log.
  case function(String)
  case text(String, TextStyle)
  case row([Atom])
  case fraction(Fraction)
  case radical([Atom], index: [Atom]?)
  /// Delimiters that grow with what they hold; between the parts stand those of `\middle`.
  case fenced(left: String, parts: [[Atom]], middles: [String], right: String)
  /// A delimiter of a given size in em.
  case delimiter(String, size: Double)
  /// Something over or under a base: `\overset`, `\xrightarrow`.
  case stack(base: [Atom], over: [Atom]?, under: [Atom]?)
  case accent([Atom], Accent)
  case table(Table)
  /// A space in em, which may be negative.
  case space(Double)
  case phantom([Atom], Phantom)
  case styled([Atom], MathStyle)
  /// In a size, in that of what is around it.
  case scaled([Atom], Double)
  /// In a colour of the page.
  case coloured([Atom], PageColour)
  case decorated([Atom], Decoration)
  /// What is shown in each of the four styles.
  case choice([[Atom]])
  /// So many em above the line.
  case raised([Atom], Double)
  /// A black box, in em.
  case rule(width: Double, height: Double, raise: Double)
}

/// What surrounds, fills or strikes a row.
enum Decoration: Sendable, Hashable {
  enum Stroke: String, Sendable {
    case rising = "cancel"
    case falling = "bcancel"
    case crossed = "xcancel"
    case level = "sout"
  }

  /// Where a row without width goes.
  enum Side: String, Sendable {
    case left = "llap"
    case right = "rlap"
    case centre = "clap"
  }

  case boxed
  /// A line above and one on the right, as around the term of an annuity.
  case actuarial
  case struck(Stroke)
  /// Without width, over what stands beside it.
  case overlap(Side)
  case filled(PageColour, frame: PageColour?)
}

/// The face of words in a formula.
enum TextStyle: Sendable, Hashable {
  case roman
  case bold
  case italic
  case sansSerif
  case monospace
  case smallCapitals
}

/// Two rows, one above the other.
struct Fraction: Sendable {
  var numerator: [Atom]
  var denominator: [Atom]
  /// Whether a line divides them.
  var hasLine = true
  /// The line's thickness in em; nil is the font's.
  var thickness: Double?
  /// Delimiters around them, as for a binomial coefficient.
  var fences: (left: String, right: String)?
  /// The style forced on the whole; nil takes the surrounding one.
  var style: MathStyle?
  /// Whether numerator and denominator are set at full size, as in a continued fraction.
  var isContinued = false
}

/// A mark over or under a row.
struct Accent: Sendable, Hashable {
  let mark: String
  /// Whether it grows to the width of what it marks.
  var isStretchy = false
  var isUnder = false
  /// Its size in that of the formula, where the sign is a full-sized one otherwise.
  var size: Double?
}

/// What of an invisible row takes room.
enum Phantom: Sendable, Hashable {
  case all
  case horizontal
  case vertical
  /// Visible, but without height and depth.
  case smash
  /// Visible, but without height.
  case smashTop
  /// Visible, but without depth.
  case smashBottom
}

/// TeX's styles of setting.
enum MathStyle: Sendable, Hashable {
  case display
  case text
  case script
  case scriptScript
}

/// Rows of cells.
struct Table: Sendable {
  struct Row: Sendable {
    var cells: [[Atom]] = []
    /// Further space below, in em.
    var gap = 0.0
    var lineAbove: Table.Line?
  }

  var rows: [Row] = []
  var layout: TableLayout
  /// A line under the last row.
  var lineBelow: Line?

  /// How a line between rows is drawn.
  enum Line: String, Sendable {
    case solid
    case dashed
  }
}

/// How the cells of a table stand.
struct TableLayout: Sendable {
  enum Alignment: String, Sendable {
    case left
    case center
    case right
  }

  /// Which rule gives a column its alignment and its distance from the one before.
  enum Columns: Sendable {
    /// All alike.
    case uniform(Alignment, gap: Double)
    /// Right and left by turns; `gap` em between the pairs.
    case pairs(gap: Double)
    /// As declared; `lines` holds the columns with a line before them.
    case declared([Alignment], lines: Set<Int>)
  }

  var columns: Columns
  var left = ""
  var right = ""
  /// The style of the cells.
  var style = MathStyle.text
  /// Whether rows stand as close as the lines under a sum.
  var isTight = false
  /// Whether a cell that follows `&` is set as if something stood before it, so that a relation at
  /// its start keeps its space.
  var continues = false
}
