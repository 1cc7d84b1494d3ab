public import Script

/// A statement of a claim, or its negative control, with the evidence for its outcome.
///
/// Both come from the words `holds` and `control` as records of the type `assertion`: plain data that
/// a result store can keep.
public struct Assertion: Sendable {
  /// What the assertion is for.
  public enum Kind: String, Sendable, Hashable {
    /// It must come out true for the claim to hold.
    case holds
    /// It must come out false; if it does not, the claim could not have failed.
    case control
  }

  /// What the assertion is for.
  public var kind: Kind
  /// The condition under which it is stated, in words; nil when there is none.
  public var condition: String?
  /// The outcome and every comparison that led to it.
  public var judgement: Judgement

  /// An assertion from its parts.
  public init(kind: Kind, condition: String? = nil, judgement: Judgement) {
    self.kind = kind
    self.condition = condition
    self.judgement = judgement
  }

  /// The assertion that a value of the type `assertion` holds; nil for any other value.
  public init?(_ value: Value) {
    guard case .record(let record) = value, record.typeName == Self.typeName,
      case .text(let name)? = record["kind"], let kind = Kind(rawValue: name),
      case .text(let condition)? = record["condition"],
      case .truth(let judgement)? = record["truth"]
    else { return nil }
    self.init(
      kind: kind, condition: condition.isEmpty ? nil : condition, judgement: judgement)
  }

  /// The assertion as a value of the language.
  public var value: Value {
    .record(
      Record(
        Self.typeName,
        fields: [
          ("kind", .text(kind.rawValue)), ("condition", .text(condition ?? "")),
          ("truth", .truth(judgement)),
        ]))
  }

  static let typeName = "assertion"
}

private let category = "Claims"

/// The words that state what a claim says.
let assertionWords: [Word] = [
  Word(
    "holds", category: category,
    summary: "States that something is true; a claim holds when all its statements do.",
    documentation: """
      The statement comes out true, false or undecided. It is undecided when the error bounds of \
      the numbers that it compares are too large to tell, when it compares numbers from draws that \
      have no interval, and when the intervals on which it rests miss with a probability above 0.01 \
      altogether.

      With `when:` the statement is made under a condition that the claim itself does not name. A \
      claim whose statements without a condition fail and whose statements with one hold is \
      conditional: true under that condition and false without it.
      """,
    parameters: [
      Parameter(unlabelled: "statement", .truth, "What is stated."),
      Parameter(
        "when", .text, .nonempty, optional: true,
        "The condition under which it is stated, in words."),
    ],
    result: .record(Assertion.typeName), draws: .show,
    examples: [
      Example(
        "holds(kl(normal(mean: 0, sd: 1), normal(mean: 1, sd: 1)) > 0.4)",
        "assertion(kind: \"holds\", condition: \"\", truth: true)"),
      Example(
        "holds(1 / 3 < 0.3, when: \"the step is small\")",
        "assertion(kind: \"holds\", condition: \"the step is small\", truth: false)"),
    ],
    body: { (arguments, _) throws(WordError) in
      Assertion(
        kind: .holds, condition: try arguments.optionalText("when"),
        judgement: try arguments.truth("statement")
      ).value
    }),
  Word(
    "control", category: category,
    summary: "States something of the same kind that must be false: the negative control.",
    documentation: """
      A claim that could not fail says nothing. Its control is a statement of the same kind that \
      must come out false; when it comes out true or undecided, the build fails.
      """,
    parameters: [Parameter(unlabelled: "statement", .truth, "What must be false.")],
    result: .record(Assertion.typeName), draws: .show,
    examples: [
      Example(
        "control(kl(normal(mean: 0, sd: 1), normal(mean: 1, sd: 1)) < 1e-6)",
        "assertion(kind: \"control\", condition: \"\", truth: false)")
    ],
    body: { (arguments, _) throws(WordError) in
      Assertion(kind: .control, judgement: try arguments.truth("statement")).value
    }),
]

/// The type of what `holds` and `control` give.
let assertionType = ObjectType(
  Assertion.typeName, phrase: "an assertion",
  summary: "A statement or a negative control, with the comparisons that decided it.")
