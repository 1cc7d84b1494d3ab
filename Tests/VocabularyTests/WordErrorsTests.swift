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
