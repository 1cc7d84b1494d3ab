import Arithmetic
import Diagnostics
import Plotting
import Script
import Testing
import Vocabulary

/// What became of a program: its diagnostics, or its values.
struct Outcome {
  var diagnostics: [Diagnostic] = []
  var values: [Value] = []

  /// The values as they are printed, joined by line breaks.
  var text: String { values.map { format($0) }.joined(separator: "\n") }

  /// Each diagnostic as `message [identifier] at 'text under the caret'`.
  var messages: [String] {
    diagnostics.map { "\($0.message) [\($0.identifier)] at '\($0.range?.text ?? "")'" }
  }

  /// The last value as a number.
  var number: Estimate? {
    guard case .number(let number)? = values.last else { return nil }
    return number
  }

  /// The last value as an array of numbers.
  var numbers: Numbers? {
    guard case .numbers(let numbers)? = values.last else { return nil }
    return numbers
  }
}

/// Parses, checks and evaluates a program with the whole vocabulary.
func run(
  _ text: String, chapter: String = "main", context: EvaluationContext = EvaluationContext()
) -> Outcome {
  let file = SourceFile(path: "program", text: text)
  let (program, parsing) = parse(SourceFragment(file.wholeRange))
  let unit = ProgramUnit(
    chapter: chapter, program: program,
    expectation: .results([.any], count: 0...1000, owner: "a test"))
  let checked = check([unit], words: vocabulary)
  var outcome = Outcome(diagnostics: parsing + checked.diagnostics)
  guard outcome.diagnostics.isEmpty else { return outcome }
  do throws(EvaluationFailure) {
    outcome.values = try evaluate(checked.units[0], globals: [:], context: context).map(\.value)
  } catch {
    outcome.diagnostics = error.diagnostics
  }
  return outcome
}

/// The messages of the checker on a program that is not evaluated.
func checked(_ text: String) -> [String] {
  let (program, diagnostics) = parse(
    SourceFragment(SourceFile(path: "program", text: text).wholeRange))
  let unit = ProgramUnit(
    chapter: "main", program: program,
    expectation: .results([.any], count: 0...1000, owner: "a test"))
  return (diagnostics + check([unit], words: vocabulary).diagnostics).map(\.message)
}

/// Whether a number's interval holds `value`, and is no wider than `relative` of it.
func holds(_ number: Estimate?, _ value: Double, relative: Double) -> Bool {
  guard let number else { return false }
  // The literal itself is rounded.
  return abs(number.value - value) <= number.error + value.magnitude.ulp
    && number.error <= relative * value.magnitude
}

/// The drawing of the last value of a program.
func drawn(
  _ program: String, jobs: Int = 1
) throws -> Drawing {
  let outcome = run(program, context: EvaluationContext(workers: Workers(jobs: jobs)))
  let value = try #require(outcome.values.last, "\(outcome.messages)")
  return try drawing(of: value)
}
