import Arithmetic
public import Diagnostics
public import Foundation
import Script
import Vocabulary

/// The value of one expression of a program that was evaluated on its own.
public struct EvaluatedExpression: Sendable, Encodable {
  /// The expression as written.
  public let expression: String
  /// The value as it is printed in full precision.
  public let text: String
  /// The number or numbers that it is made of.
  let numbers: [FullNumber]
  /// The outcome of a comparison or an assertion.
  let truth: String?

  /// A number in full precision.
  struct FullNumber: Sendable, Encodable {
    let value: Double
    let error: Double
    let lower: Double?
    let upper: Double?
    let failure: Double?
    /// Why the error is estimated; nil where it is a bound.
    let estimated: String?
    /// What kind of error it has.
    let kind: String

    init(_ number: Estimate) {
      kind = number.errorKind
      value = number.value
      error = number.error
      lower = number.hasInterval && number.lower.isFinite ? number.lower : nil
      upper = number.hasInterval && number.upper.isFinite ? number.upper : nil
      failure = number.isDrawn ? number.failure : nil
      estimated = number.doubt
    }
  }

  private enum Key: String, CodingKey {
    case expression, text, value, error, kind, lower, upper, failure, values, errors, kinds, lowers,
      uppers, failures
    case estimated, truth
  }

  /// One number is written as `value` and `error`, several as `values` and `errors`; those from draws
  /// also with the ends of their intervals, where these are known, and the probability that they miss.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(expression, forKey: .expression)
    try container.encode(text, forKey: .text)
    if isSingleNumber, let number = numbers.first {
      try container.encode(number.value, forKey: .value)
      try container.encode(number.error, forKey: .error)
      try container.encode(number.kind, forKey: .kind)
      try container.encodeIfPresent(number.lower, forKey: .lower)
      try container.encodeIfPresent(number.upper, forKey: .upper)
      try container.encodeIfPresent(number.failure, forKey: .failure)
      try container.encodeIfPresent(number.estimated, forKey: .estimated)
    } else if !numbers.isEmpty {
      try container.encode(numbers.map(\.value), forKey: .values)
      try container.encode(numbers.map(\.error), forKey: .errors)
      try container.encode(numbers.map(\.kind), forKey: .kinds)
      if numbers.contains(where: { $0.failure != nil }) {
        try container.encode(numbers.map(\.lower), forKey: .lowers)
        try container.encode(numbers.map(\.upper), forKey: .uppers)
        try container.encode(numbers.map { $0.failure ?? 0 }, forKey: .failures)
      }
      if let doubt = numbers.compactMap(\.estimated).first {
        try container.encode(doubt, forKey: .estimated)
      }
    }
    try container.encodeIfPresent(truth, forKey: .truth)
  }

  /// What the errors are that the text prints after ±, in one line; nil where it prints none.
  public var errorNote: String? {
    let kinds = Set(numbers.filter { $0.error > 0 }.map(\.kind)).sorted()
    guard text.contains("\u{B1}") else { return nil }
    if kinds == ["proved bound"] { return "\u{B1} is a proved bound" }
    return
      "\u{B1} is a bound on what was computed, proved unless the number is estimated; an interval is for "
      + "what the draws stand for"
  }

  private let isSingleNumber: Bool

  init(_ result: ProgramResult) {
    expression = result.text
    var text = format(result.value, .full)
    let judgement: Judgement? =
      if case .truth(let own) = result.value { own } else { Assertion(result.value)?.judgement }
    if let shortfall = judgement?.shortfall { text += "; \(shortfall)" }
    self.text = text
    var truth: Truth?
    switch result.value {
    case .number(let number): numbers = [FullNumber(number)]
    case .numbers(let all):
      numbers = all.array.map(FullNumber.init)
    case .truth(let judgement):
      numbers = []
      truth = judgement.truth
    default:
      numbers = []
      truth = Assertion(result.value)?.judgement.truth
    }
    self.truth = truth?.rawValue
    if case .number = result.value { isSingleNumber = true } else { isSingleNumber = false }
  }
}

/// Evaluates a program of one or more lines on its own, outside any chapter.
///
/// - Parameters:
///   - text: The program.
///   - seed: The seed of its random draws.
///   - jobs: How much runs side by side.
/// - Returns: The values of its expressions, or what is wrong with it.
public func evaluateProgram(
  _ text: String, seed: UInt64 = 0, jobs: Int = ProcessInfo.processInfo.activeProcessorCount,
  work: RunningWork = RunningWork()
) -> (values: [EvaluatedExpression], diagnostics: [Diagnostic]) {
  let file = SourceFile(path: "command line", text: text)
  let (program, parsing) = parse(SourceFragment(file.wholeRange))
  let unit = ProgramUnit(
    chapter: "commandLine", program: program,
    expectation: .results([.any], count: 1...10_000, owner: "an evaluation"))
  let checked = check([unit], words: vocabulary)
  let diagnostics = parsing + checked.diagnostics
  guard !diagnostics.hasErrors, let unit = checked.units.first
  else { return ([], Diagnostic.sorted(diagnostics)) }
  let context = EvaluationContext(
    seed: seed, workers: Workers(jobs: jobs), digest: { Fingerprint(of: $0).bytes })
  return work.during("the program", at: file.path) {
    do throws(EvaluationFailure) {
      let results = try evaluate(unit, globals: [:], context: context)
      return (results.map(EvaluatedExpression.init), diagnostics)
    } catch {
      return ([], error.placed(at: file.wholeRange).diagnostics)
    }
  }
}
