import Script

/// What an author may write between the braces of a fence: its options, its label and what its
/// program must come to.
struct DirectiveKind: Sendable {
  /// An option line `:name: value`.
  struct Option: Sendable {
    /// What the value may be.
    enum Form: Sendable {
      /// Markdown within a line: emphasis, mathematics, inline values.
      case markdown
      /// Plain text.
      case text
      /// One of a few words.
      case choice([String])
    }

    /// The name between the colons.
    let name: String
    /// Whether it may be left out.
    let isRequired: Bool
    /// What the value may be.
    let form: Form
    /// One line for the author.
    let documentation: String
  }

  /// The word between the braces.
  let name: String
  /// One sentence for the author.
  let summary: String
  /// How its labels start; nil when it takes no label. A label is required where there is a prefix.
  let labelPrefix: String?
  /// The options.
  let options: [Option]
  /// What its program must be.
  let role: ProgramUnit.Role
  /// What its program may end with, for messages; nil when it gives no result.
  let resultHint: String?

  /// All kinds. A new kind is an entry here, an ``Outcome`` and a block of the page.
  static let all: [DirectiveKind] = [define, figure, table, claim]

  /// Names for the rest of the chapter.
  static let define = DirectiveKind(
    name: "define", summary: "Gives names to values and functions, for the whole chapter.",
    labelPrefix: nil, options: [], role: .definitions, resultHint: nil)

  /// A numbered figure.
  static let figure = DirectiveKind(
    name: "figure", summary: "Draws a plot.", labelPrefix: "fig-",
    options: [
      Option(
        name: "caption", isRequired: true, form: .markdown,
        documentation: "What is seen, then how it was made."),
      Option(
        name: "alt", isRequired: true, form: .text,
        documentation: "The figure in words, for those who do not see it."),
    ],
    role: .results([.object("plot")], count: 1...1, owner: "a figure"),
    resultHint: "plot([...], x: a...b) or facet(rows: ...) { ... }")

  /// A numbered table.
  static let table = DirectiveKind(
    name: "table", summary: "Sets a table.", labelPrefix: "tab-",
    options: [
      Option(
        name: "caption", isRequired: true, form: .markdown,
        documentation: "What is seen, then how it was made.")
    ],
    role: .results([.record("table")], count: 1...1, owner: "a table"),
    resultHint: "table(columns: [\"name\": [...]])")

  /// A claim of the paper, or of the report's own, with its verdict.
  static let claim = DirectiveKind(
    name: "claim",
    summary: "Tests a sentence of the paper, or a claim of the report's own, with a control.",
    labelPrefix: "claim-",
    options: [
      Option(
        name: "quote", isRequired: false, form: .markdown,
        documentation:
          "The sentence of the paper that is tested, word for word; a claim of the report's own has none."
      ),
      Option(
        name: "paper", isRequired: false, form: .text,
        documentation:
          "The place in the paper that it is about: Proposition 1. Required with 'quote'."),
      Option(
        name: "says", isRequired: true, form: .markdown,
        documentation: "The claim in our own words."),
      Option(
        name: "expect", isRequired: true, form: .choice(Verdict.allCases.map(\.rawValue)),
        documentation: "The verdict that the build must come to."),
      Option(
        name: "condition", isRequired: false, form: .markdown,
        documentation: "The condition of a claim that is expected to be conditional."),
      Option(
        name: "because", isRequired: false, form: .markdown,
        documentation: "Why no computation can decide a claim that is expected to be untestable."),
    ],
    role: .results([.record("assertion")], count: 0...64, owner: "a claim"),
    resultHint: "holds(...) or control(...)")

  /// What an inline value must come to.
  static let inlineValueRole = ProgramUnit.Role.results(
    [.number, .text, .truth, .numbers], count: 1...1, owner: "an inline value")
}
