import Arithmetic
import Diagnostics
import Markup
import Script
import Vocabulary

/// A claim of the paper, or of the report's own, with its verdict.
struct ClaimDirective: DirectiveKind, ComputedContent {
  static let name = "claim"
  static let summary =
    "Tests a sentence of the paper, or a claim of the report's own, with a control."
  static let label: LabelKind? = LabelKind(prefix: "claim-", word: "Claim")
  static let expectation: ProgramUnit.Expectation? = .results(
    [.record("assertion")], count: 0...64, owner: "a claim")
  static let resultHint: String? = "holds(...) or control(...)"
  static let dataSection: String? = "claims"

  /// The sentence of the paper that is tested, word for word; a claim of the report's own has none.
  let quote: OptionText?
  /// The place in the paper that it is about: Proposition 1.
  let paper: String
  /// The claim in our own words.
  let says: OptionText
  /// The verdict that the build must come to; nil for a word that is none.
  let expected: Verdict?
  /// Where that stands.
  let expectedRange: SourceRange
  /// The condition of a claim that is expected to be conditional.
  let condition: OptionText?
  /// Why no computation can decide a claim that is expected to be untestable.
  let reason: OptionText?

  init(_ reading: inout DirectiveReading) {
    quote = reading.optionalText("quote", isMarkdown: true)
    let paper = reading.optionalText("paper")
    self.paper = paper?.text ?? ""
    says = reading.text("says", "The claim in our own words.", isMarkdown: true)
    let expect = reading.choice(
      "expect", of: Verdict.self, "The verdict that the build must come to.")
    expected = expect.choice
    expectedRange = expect.text.range
    condition = reading.optionalText("condition", isMarkdown: true)
    reason = reading.optionalText("because", isMarkdown: true)
    if let quote, reading.lacks("paper") {
      reading.diagnose(
        "missing-option", "a claim with 'quote' needs 'paper'", at: quote.nameRange,
        annotation: ":paper: the place of the sentence, such as Proposition 1")
    }
    guard let expected else { return }
    for (verdict, option, text) in [
      (Verdict.conditional, "condition", condition), (.untestable, "because", reason),
    ] {
      if expected == verdict, text == nil {
        reading.diagnose(
          "missing-option", "a claim that is expected to be \(verdict.rawValue) needs '\(option)'",
          at: expectedRange, annotation: ":\(option): ...")
      } else if expected != verdict, let text {
        reading.diagnose(
          "superfluous-option",
          "only a claim that is expected to be \(verdict.rawValue) has '\(option)'", at: text.range)
      }
    }
  }

  /// Whose statement it tests: the paper's where it quotes the paper.
  var source: ClaimSource { quote == nil ? .report : .paper }

  /// What it tests, for a reader: the words of the paper, or our own.
  var statement: OptionText { quote ?? says }

  func data(_ outcome: ClaimOutcome, at cell: Cell) -> any Encodable {
    Data(
      place: CellPlace(cell), number: cell.number, source: source, paper: paper, quote: quote?.text,
      says: says.text, verdict: outcome.verdict.rawValue, expected: expected?.rawValue ?? "",
      failure: outcome.failure, assertions: outcome.assertions)
  }

  private struct Data: Encodable {
    let place: CellPlace
    let number: String?
    let source: ClaimSource
    let paper: String
    let quote: String?
    let says: String
    let verdict: String
    let expected: String
    /// A bound on the probability that intervals of numbers from draws behind it miss.
    let failure: Double
    let assertions: [ClaimOutcome.Assertion]
  }

  func state(_ outcome: ClaimOutcome) -> String { outcome.verdict.rawValue }
}

// What its program comes to.
extension ClaimDirective {
  func outcome(of results: [ProgramResult]) throws(EvaluationFailure) -> ClaimOutcome {
    var assertions: [ClaimOutcome.Assertion] = []
    for result in results { assertions.append(try assertion(result)) }
    return ClaimOutcome(assertions: assertions)
  }

  private func assertion(
    _ result: ProgramResult
  ) throws(EvaluationFailure) -> ClaimOutcome.Assertion {
    guard let assertion = Assertion(result.value) else {
      throw EvaluationFailure(
        "type-mismatch", "a claim takes 'holds' and 'control', not \(result.value.phrase)",
        at: result.range)
    }
    let made = assertion.judgement.comparisons
    let telling = Self.telling(made, assertion.judgement.truth)
    return ClaimOutcome.Assertion(
      isControl: assertion.kind == .control, condition: assertion.condition,
      expression: predicate(of: result, assertion.kind), truth: assertion.judgement.truth,
      failure: assertion.judgement.failure, shortfall: assertion.judgement.shortfall,
      comparisons: telling.prefix(ClaimOutcome.mostComparisons).map(ClaimOutcome.Comparison.init),
      comparisonCount: made.count)
  }

  /// The comparisons of a predicate, what decided it first: of what all must hold for the closest, of what one is
  /// enough for the clearest, and of a false or open one those that came out so.
  private static func telling(_ made: [Script.Comparison], _ truth: Truth) -> [Script.Comparison] {
    let yes = made.filter { $0.truth == .yes }.sorted { $0.margin < $1.margin }
    let no = made.filter { $0.truth == .no }
    let open = made.filter { $0.truth == .undecided }
    return switch truth {
    case .yes: yes.count == made.count ? yes : yes.reversed() + no + open
    case .no: no + open + yes
    case .undecided: open + no + yes
    }
  }

  /// What `holds(...)` or `control(...)` is given, without its condition; another expression as a whole.
  private func predicate(of result: ProgramResult, _ kind: Assertion.Kind) -> String {
    guard let call = result.written.call, call.word == kind.rawValue,
      let stated = call.arguments.first(where: { $0.label == nil })
    else { return result.written.text }
    return stated.text
  }
}

extension Script.Comparison {
  /// How far apart the sides are, relative to the larger one.
  fileprivate var margin: Double {
    let size = max(abs(left.value), abs(right.value))
    return size > 0 ? abs(left.value - right.value) / size : 0
  }
}

extension ClaimOutcome.Comparison {
  /// A comparison with its sides printed.
  fileprivate init(_ comparison: Script.Comparison) {
    self.init(
      expression: comparison.range?.text ?? "", left: NumberOutcome(comparison.left),
      relation: comparison.relation, right: NumberOutcome(comparison.right),
      truth: comparison.truth, note: comparison.note, shortfall: comparison.shortfall)
  }
}

extension Manuscript {
  /// The claims with what they came to.
  func claims(
    _ outcomes: [(any Outcome)?]
  ) -> [(cell: Cell, claim: ClaimDirective, outcome: ClaimOutcome)] {
    zip(cells, outcomes).compactMap { cell, outcome in
      guard let claim = cell.content as? ClaimDirective, let outcome = outcome as? ClaimOutcome
      else { return nil }
      return (cell, claim, outcome)
    }
  }
}
