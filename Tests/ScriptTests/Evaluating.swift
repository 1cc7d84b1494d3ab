import Diagnostics
import Script

/// What became of a program: its diagnostics, or its values.
struct Outcome {
  var diagnostics: [Diagnostic] = []
  var results: [ProgramResult] = []

  /// The values as they are printed in full, joined by line breaks.
  var text: String { results.map { format($0.value, .full) }.joined(separator: "\n") }
  /// Messages with identifiers, joined by line breaks.
  var messages: String {
    diagnostics.map { "\($0.message) [\($0.identifier)]" }.joined(separator: "\n")
  }
}

/// Parses, checks and evaluates a program of definitions and expressions.
func run(
  _ text: String, definitions: String = "", words: WordTable = .basic,
  context: EvaluationContext = EvaluationContext()
) -> Outcome {
  let (program, diagnostics) = parse(SourceFragment(SourceFile(path: "a.md", text: text).wholeRange))
  let (defined, others) = parse(
    SourceFragment(SourceFile(path: "b.md", text: definitions).wholeRange))
  let units = [
    ProgramUnit(chapter: "main", program: defined, role: .definitions),
    ProgramUnit(chapter: "main", program: program, role: .results([], count: 0...1_000_000)),
  ]
  let checked = check(units, words: words)
  var outcome = Outcome(diagnostics: diagnostics + others + checked.diagnostics)
  guard outcome.diagnostics.isEmpty else { return outcome }
  do {
    var globals: [DefinitionName: Value] = [:]
    for name in checked.order {
      if let definition = checked.definitions[name] {
        globals[name] = try evaluate(definition, globals: globals, context: context)
      }
    }
    outcome.results = try evaluate(checked.units[1], globals: globals, context: context)
  } catch {
    outcome.diagnostics = error.diagnostics
  }
  return outcome
}
