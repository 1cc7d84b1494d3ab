import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

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
  _ text: String, definitions: String = "", words: WordTable = .basic, chapter: String = "main",
  context: EvaluationContext = EvaluationContext()
) -> Outcome {
  let (program, diagnostics) = parse(
    SourceFragment(SourceFile(path: "a.md", text: text).wholeRange))
  let (defined, others) = parse(
    SourceFragment(SourceFile(path: "b.md", text: definitions).wholeRange))
  let units = [
    ProgramUnit(chapter: chapter, program: defined, expectation: .definitions),
    ProgramUnit(
      chapter: chapter, program: program, expectation: .results([], count: 0...1_000_000)),
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

extension WordTable {
  /// A few words such as other rooms add: densities that do nothing, and numbers with errors.
  static let sample = WordTable(
    words: [
      Word(
        "normal", category: "Densities", summary: "A density.",
        parameters: [
          Parameter("mean", .number, "Its mean."),
          Parameter("sd", .number, .positive, "Its standard deviation."),
        ], result: .object("density")
      ) { (arguments, _) throws(WordError) in
        .object(Object("density", payload: try arguments.double("mean")))
      },
      Word(
        "mixture", category: "Densities", summary: "A density.",
        parameters: [
          Parameter("weights", .numbers, .nonnegative, "The weights."),
          Parameter("means", .numbers, "The means."),
          Parameter("sd", .oneOf([.number, .numbers]), .positive, "The standard deviations."),
        ], result: .object("density")
      ) { (_, _) throws(WordError) in .object(Object("density", payload: 0.0)) },
      Word(
        "plot", category: "Plots", summary: "A plot.",
        parameters: [
          Parameter(unlabelled: "marks", .any, "What is drawn."),
          Parameter(
            "axis", .symbol(["left", "right"]), default: .symbol("left"), "The side of the axis."),
        ], result: .object("plot")
      ) { (_, _) throws(WordError) in .object(Object("plot", payload: 0)) },
      Word(
        "uncertain", category: "Numbers", summary: "A number with an error.",
        parameters: [
          Parameter(unlabelled: "value", .number, "The value."),
          Parameter(unlabelled: "error", .number, "The error."),
        ], result: .number, broadcasts: true
      ) { (arguments, _) throws(WordError) in
        .number(Estimate(try arguments.double("value"), error: try arguments.double("error")))
      },
      Word(
        "slow", category: "Numbers", summary: "A costly word.",
        parameters: [Parameter(unlabelled: "x", .any, "Anything.")], result: .number, cost: .costly
      ) { (_, _) throws(WordError) in .number(1) },
      Word(
        "draw", category: "Numbers", summary: "A random word.",
        parameters: [
          Parameter("sd", .any, optional: true, "Anything."), Parameter("key", .any, "The key."),
        ], result: .object("density"), isRandom: true
      ) { (_, _) throws(WordError) in .object(Object("density", payload: 0.0)) },
    ],
    types: [
      ObjectType(
        "density", phrase: "a density", summary: "A density.",
        members: [
          Word("mean", category: "Densities", summary: "Its mean.", result: .number) {
            (arguments, _) throws(WordError) in
            .number(try arguments.receiver(as: Double.self))
          },
          Word(
            "pdf", category: "Densities", summary: "Its value.",
            parameters: [Parameter(unlabelled: "x", .number, "The point.")], result: .number,
            broadcasts: true
          ) { (arguments, _) throws(WordError) in
            .number(try arguments.double("x") + arguments.receiver(as: Double.self))
          },
          Word(
            "sample", category: "Densities", summary: "Where it is called, as a text.",
            parameters: [
              Parameter(unlabelled: "n", .number, "How many."), Parameter("key", .any, "The key."),
            ], result: .text, isRandom: true
          ) { (arguments, _) throws(WordError) in
            .text("\(arguments.chapter) \(arguments.wordPath)")
          },
        ]), ObjectType("plot", phrase: "a plot", summary: "A plot."),
      ObjectType(
        "outcome", phrase: "an outcome", summary: "A record.",
        fields: [ObjectType.Field("share", .number, "A share.")]),
    ])
}

/// Checks what is said about a program, and that the first of it is said about what stands between «».
func check(_ program: String, _ messages: [String]) throws {
  let start = try #require(program.firstRange(of: "«"))
  let end = try #require(program.firstRange(of: "»"))
  let bare = program.replacing("«", with: "").replacing("»", with: "")
  let lower = program[..<start.lowerBound].utf8.count
  let upper = lower + program[start.upperBound..<end.lowerBound].utf8.count
  let outcome = run(bare, words: .basic + .sample)
  #expect(outcome.diagnostics.map { "\($0.message) [\($0.identifier)]" } == messages, "\(program)")
  #expect(outcome.diagnostics.first?.range?.bytes == lower..<upper, "\(program)")
}
