import Markdown

/// What carries a label: how its labels start and what a reference calls it.
struct LabelKind: Sendable, Hashable {
  /// How its labels start: `fig-`.
  let prefix: String
  /// What it is called: `Figure`. What is called alike is numbered together.
  let word: String
  /// Whether its number stands in parentheses: Equation (1.2).
  var isParenthesised = false

  /// How a reference names the one with `number`: `Figure 1.2`, `Equation (1.2)`.
  func reference(_ number: String?) -> String {
    guard let number else { return word }
    return isParenthesised ? "\(word) (\(number))" : "\(word) \(number)"
  }
}

extension LabelKind {
  /// A table, computed or written.
  static let table = LabelKind(prefix: "tab-", word: "Table")
  /// A displayed formula.
  static let equation = LabelKind(prefix: "eq-", word: "Equation", isParenthesised: true)
  /// A section.
  static let section = LabelKind(prefix: "", word: "Section")

  /// A statement of the paper.
  static func statement(_ kind: Statement.Kind) -> LabelKind {
    LabelKind(
      prefix: kind.labelPrefix,
      word: kind.rawValue.prefix(1).uppercased() + kind.rawValue.dropFirst())
  }
}

extension Statement.Kind {
  /// Whether the page numbers it.
  var isNumbered: Bool {
    switch self {
    case .lemma, .theorem, .proposition, .corollary, .definition, .remark, .example: true
    case .proof, .note, .warning, .tip, .details: false
    }
  }

  /// How its labels start.
  var labelPrefix: String {
    switch self {
    case .lemma: "lem-"
    case .theorem: "thm-"
    case .proposition: "prop-"
    case .corollary: "cor-"
    case .definition: "def-"
    case .remark: "rem-"
    case .example: "ex-"
    case .proof: "proof-"
    case .note, .warning, .tip: "note-"
    case .details: "details-"
    }
  }
}
