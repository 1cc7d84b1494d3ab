import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

/// Every number in every example of the vocabulary is moved within a bound: either the word refuses a
/// number with that bound, or the bound of its result covers what the move changes.
@Suite struct WordErrorsTests {
  private static let programs: [String] = Set(
    (vocabulary.words + vocabulary.types.flatMap(\.members)).flatMap(\.examples).map(\.program)
  ).sorted()

  /// The programs with one literal taken out: what stands before and behind it.
  private static let cases: [(before: String, literal: String, behind: String)] = programs.flatMap {
    program in literals(in: program)
  }

  private static func literals(
    in program: String
  ) -> [(before: String, literal: String, behind: String)] {
    let text = Array(program)
    var result: [(before: String, literal: String, behind: String)] = []
    var index = 0
    var isText = false
    while index < text.count {
      if text[index] == "\"" { isText.toggle() }
      let follows = index > 0 ? text[index - 1] : " "
      guard !isText, text[index].isNumber, !follows.isLetter, !follows.isNumber, follows != "."
      else {
        index += 1
        continue
      }
      var end = index
      while end < text.count,
        text[end].isNumber
          || (text[end] == "." && end + 1 < text.count && text[end + 1].isNumber)
      { end += 1 }
      // Numbers with a power of ten are left alone.
      if end < text.count, text[end] == "e" {
        index = end + 3
        continue
      }
      result.append(
        (String(text[..<index]), String(text[index..<end]), String(text[end...])))
      index = end
    }
    return result
  }

  @Test(arguments: cases.indices)
  func coversWhatAnInexactNumberChanges(_ index: Int) throws {
    let (before, literal, behind) = Self.cases[index]
    // The literal with a bound of about 2.7e-9.
    let inexact = run(before + "(\(literal) + (pi - pi) * 1e7)" + behind)
    guard inexact.diagnostics.isEmpty else {
      let told = inexact.diagnostics[0].identifier
      #expect(
        [
          .inexactArgument, "undecided-condition", .typeMismatch, "not-a-number", "undefined",
          "not-normalizable", "invalid-argument",
        ].contains(told),
        "\(before)«\(literal)»\(behind): \(inexact.messages)")
      return
    }
    // What is asked of a number itself, its value and its ends, is no function of what it stands for.
    let ofItself = [".value", ".error", ".lower", ".upper"]
    guard !ofItself.contains(where: behind.hasSuffix) else { return }
    // A fitted density is what the search found: how far the search may be off is not in its parameters.
    let search = before.contains("fitMixture") || behind.contains("fitMixture") ? 1e-11 : 0
    let found = numbers(inexact.values)
    for step in ["+ 0.0000000021", "- 0.0000000021", "+ 0.0000000007"] {
      let moved = run(before + "(\(literal) \(step)).value" + behind)
      guard moved.diagnostics.isEmpty else { continue }
      let others = numbers(moved.values)
      guard others.count == found.count else {
        Issue.record(
          "\(before)«\(literal)»\(behind): \(found.count) numbers become \(others.count)")
        continue
      }
      for (a, b) in zip(found, others) {
        #expect(
          abs(a.value - b.value) <= a.error + b.error + search || a.isDrawn,
          "\(before)«\(literal)»\(behind): \(a) does not cover \(b)")
      }
    }
  }

  /// Mixtures hold the roundings of their weights in themselves.
  @Test(arguments: [
    "p.pdf(0.5)", "p.logpdf(40)", "p.score(0.2)", "p.scoreDerivative(0.2)", "p.cdf(-9)",
    "p.ccdf(3)",
    "p.mean", "p.smoothed(sd: 2).score(0.3)", "p.tempered(beta: 0.5).logpdf(0.3)",
    "p.expectation { x in x * x }", "fisher(q, p)", "fisher(p, q)", "kl(q, p)", "kl(p, q)",
    "fisher(p, s)", "kl(p, s)", "hyvarinen(q, p)", "scoreDifference(p, s)(0.1)",
    "logRatio(p, s)(0.1)",
    "svgd(target: p, from: [-1, 0, 0.5, 3], kernel: gaussian(bandwidth: 1), stepSize: 1, steps: 30)"
      + ".particles",
    "svgd(target: { t in p.smoothed(sd: 1 - t) }, from: [-1, 0, 0.5, 3],"
      + " kernel: gaussian(bandwidth: 1), stepSize: 1, steps: 30).particles",
  ])
  func coversWhatTheRoundingOfAWeightChanges(_ program: String) throws {
    func found(_ weights: String) -> [Estimate] {
      numbers(
        run(
          """
          let q = normal(mean: -1, sd: 1)
          let s = mixture(weights: [0.25, 0.75], means: [-2, 1], sd: [1, 0.5])
          let p = mixture(weights: [\(weights)], means: [-2, 1], sd: [1, 0.5])
          \(program)
          """
        ).values)
    }
    let inexact = found("0.25 + (pi - pi) * 5e2, 0.75 + (pi - pi) * 5e2")
    #expect(!inexact.isEmpty && inexact.allSatisfy { !$0.isEstimated })
    for step in ["1.3e-13", "-1.3e-13"] {
      for (a, b) in zip(inexact, found("(0.25 + \(step)).value, (0.75 - \(step)).value")) {
        #expect(abs(a.value - b.value) <= a.error + b.error, "\(program): \(a) does not cover \(b)")
        #expect(a.error <= 1e-6 * (1 + abs(a.value)), "\(program): \(a)")
      }
    }
  }

  private func numbers(_ values: [Value]) -> [Estimate] {
    values.flatMap { value -> [Estimate] in
      switch value {
      case .number(let number): [number]
      case .numbers(let numbers): numbers.array
      case .array(let elements): numbers(elements)
      case .record(let record): numbers(record.fields.map(\.value))
      default: []
      }
    }
  }
}
