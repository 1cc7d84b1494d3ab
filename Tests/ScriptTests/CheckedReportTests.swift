import Diagnostics
import Script
import Testing
import Vocabulary

/// A unit of a chapter from its text.
private func unit(
  _ chapter: String, _ text: String, _ expectation: ProgramUnit.Expectation = .definitions
) -> ProgramUnit {
  let file = SourceFile(path: "\(chapter).md", text: text)
  return ProgramUnit(
    chapter: chapter, program: parse(SourceFragment(file.wholeRange)).program,
    expectation: expectation)
}

private func messages(_ units: [ProgramUnit]) -> [String] {
  check(units, words: .basic + .sample).diagnostics.map { "\($0.message) [\($0.identifier)]" }
}

@Test func readsDefinitionsInAnyOrderAndFromOtherChapters() throws {
  let units = [
    unit("one", "let b = a + two.c\nlet a = 1"), unit("two", "let c = 10"),
    unit("two", "one.b + c", .results([.number], count: 1...1)),
  ]
  let report = check(units, words: .basic)
  #expect(report.diagnostics.isEmpty)
  let b = DefinitionName(chapter: "one", name: "b")
  #expect(report.order.last == b)
  #expect(report.definitions[b]?.dependencies.map(\.name) == ["a", "c"])
  #expect(report.definitions[b]?.type == .number)
  #expect(
    report.units[2].dependencies == [b, DefinitionName(chapter: "two", name: "c")])
  var globals: [DefinitionName: Value] = [:]
  let context = EvaluationContext()
  for name in report.order {
    let definition = try #require(report.definitions[name])
    globals[name] = try evaluate(definition, globals: globals, context: context)
  }
  let results = try evaluate(report.units[2], globals: globals, context: context)
  #expect(results.map { format($0.value) } == ["21"])
  #expect(results.first?.text == "one.b + c")
}

@Test func namesTheLoopOfACycle() {
  let report = check(
    [unit("a", "let x = y\nlet y = { t in z(t) }\nlet z = { t in x }")], words: .basic)
  #expect(report.diagnostics.count == 1)
  #expect(
    report.diagnostics.first?.message == "these definitions need each other: x -> y -> z -> x")
  #expect(report.diagnostics.first?.notes.count == 2)
}

@Test func saysThatThereIsNoRecursion() {
  #expect(
    messages([unit("a", "let f = { n in n < 1 ? 1 : n * f(n - 1) }")])
      == ["'f' is defined by itself; there is no recursion [cycle]"])
}

@Test func findsCyclesAcrossChaptersAndGoesOnBehindThem() {
  #expect(
    messages([
      unit("a", "let x = b.y\nlet u = sqr(1)"), unit("b", "let y = a.x"),
      unit("c", "let v = a.x + 1"),
    ]) == [
      "these definitions need each other: x -> b.y -> x [cycle]",
      "'sqr' is not defined; did you mean 'sqrt'? [unknown-name]",
    ])
}

@Test(arguments: [
  ("let sum = 1", "'sum' is a word of the language; choose another name [duplicate-definition]"),
  ("let a = 1\nlet a = 2", "'a' is defined twice in this chapter [duplicate-definition]"),
  ("1 + 1", "a define directive holds definitions only [unused-value]"),
  ("let a = b.c", "'b' is not defined [unknown-name]"),
  (
    "let a = other.nme",
    "the chapter 'other' does not define 'nme'; did you mean 'name'? [unknown-name]"
  ),
  ("let a = other", "'other' is a chapter; its definitions are written other.name [unknown-name]"),
  ("let a = name", "'name' is not defined; did you mean 'nameOf'? [unknown-name]"),
])
func checksDefinitions(text: String, message: String) {
  let others = [unit("other", "let name = 1"), unit("main", "let nameOf = 2")]
  #expect(messages([unit("main", text)] + others) == [message])
}

@Test func tellsWhichChapterDefinesAName() {
  let report = check(
    [unit("a", "let weights = 1"), unit("b", "let x = weights")], words: .basic)
  #expect(
    report.diagnostics.first?.notes.map(\.message)
      == ["another chapter defines it; from here it is a.weights"])
}

@Test(arguments: [
  ("1", "a figure needs a plot, but this is a number [wrong-result]"),
  ("", "a figure needs a plot, but this program gives no value [missing-result]"),
  ("plot([1]); plot([2])", "a figure takes 1 value, this is one more [too-many-results]"),
  ("let a = 1; let a = 2; plot(a)", "'a' is defined twice here [duplicate-definition]"),
])
func checksTheResultsOfAProgram(text: String, message: String) {
  let role = ProgramUnit.Expectation.results([.object("plot")], count: 1...1, owner: "a figure")
  #expect(messages([unit("a", text, role)]) == [message])
}

@Test func letsParametersAndLocalNamesShadow() {
  let outcome = run(
    "let f = { mean, x in mean + x + y }; let x = 100; f(1, 2) + x", definitions: "let y = 10")
  #expect(outcome.messages == "")
  #expect(outcome.text == "113")
}

@Test func refusesToEvaluateWhatHasErrors() throws {
  let report = check(
    [unit("a", "let x = sqr(1)"), unit("a", "x + 1", .results([], count: 1...1))], words: .basic)
  let x = DefinitionName(chapter: "a", name: "x")
  let definition = try #require(report.definitions[x])
  #expect(!definition.isValid)
  let context = EvaluationContext()
  #expect(throws: EvaluationFailure.self) {
    try evaluate(definition, globals: [:], context: context)
  }
  // The program itself is right, but what it needs is not there.
  #expect(report.units[1].isValid)
  #expect(throws: EvaluationFailure.self) {
    try evaluate(report.units[1], globals: [:], context: context)
  }
}

@Test func infersTypesThroughFunctionsAndComprehension() {
  let report = check(
    [
      unit(
        "a",
        """
        let f = { m in normal(mean: m, sd: 1) }
        let ps = [1, 2].map(f)
        let qs = [1, 2].map { m in f(m).mean }
        let r = qs.filter { q in q > 1 }.first
        let m = [[1, 2], [3, 4]] * 2
        let b = sqrt([1, 4])
        """)
    ], words: .basic + .sample)
  #expect(report.diagnostics.isEmpty)
  func type(_ name: String) -> ValueType? {
    report.definitions[DefinitionName(chapter: "a", name: name)]?.type
  }
  #expect(type("ps") == .array(.object("density")))
  #expect(type("qs") == .numbers)
  #expect(type("r") == .number)
  #expect(type("m") == .array(.numbers))
  #expect(type("b") == .numbers)
}
