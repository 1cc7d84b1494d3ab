import Diagnostics
import Script
import Testing
import Vocabulary

/// The findings about the draws of a program: `message | place | what is printed behind the carets`.
private func findings(_ text: String, definitions: String = "") -> [String] {
  run(text, definitions: definitions, words: .basic + .sample).diagnostics.map { diagnostic in
    "\(diagnostic.identifier) | \(diagnostic.range?.text ?? "") | \(diagnostic.annotation ?? "")"
  }
}

private let normal = "normal(mean: 0, sd: 1)"

@Suite struct DrawTracerTests {
  @Test(arguments: [
    // A parameter in the key, directly or through definitions, closures and functions.
    "[1, 2].map { r in \(normal).sample(3, key: [\"a\", r]) }",
    "[1, 2].map { r in let k = [\"a\", r]; let j = k; \(normal).sample(3, key: j) }",
    "[1, 2].map { r in let k = { x in [x, 1] }; \(normal).sample(3, key: k(r)) }",
    "[1, 2].map { r in \(normal).sample(3, key: r > 1 ? \"a\" : \"b\") }",
    "[1, 2].map { r in [3, 4].map { s in \(normal).sample(3, key: [r, s]) } }",
    "[1, 2].map { r in [r, r].map { s in \(normal).sample(3, key: s) } }",
    "let f = { p, k in p.sample(3, key: k) }; [1, 2].map { r in f(normal(mean: r, sd: 1), r) }",
    "let f = { k in \(normal).sample(3, key: k) }; [f(\"a\"), f(\"b\")]; [1, 2].map(f)",
    // Outside of closures, and in closures without parameters.
    "\(normal).sample(3, key: \"a\"); let f = { draw(key: \"a\") }; f()",
    "let g = \(normal).sample; [1, 2].map { r in g(3, [\"a\", r]) }",
    "let g = draw; [1, 2].map { r in g(1, r) }",
    // Shared on purpose.
    "let g = \(normal).sample; [1, 2].map { r in g(3, .common(\"a\")) }",
    "[1, 2].map { g in normal(mean: g, sd: 1).sample(3, key: .common(\"a\")) }",
    "[1, 2].map { g in \(normal).sample(3, key: .common([\"a\", 1])) }",
    "[1, 2].map { g in let k = .common(\"a\"); normal(mean: g, sd: 1).sample(3, key: k) }",
    "let f = { g, k in normal(mean: g, sd: 1).sample(3, key: k) }; [1].map { g in f(g, .common(1)) }",
  ]) func findsNothing(program: String) {
    #expect(findings(program) == [])
  }

  @Test(arguments: [
    ("[1, 2].map { r in \(normal).sample(3, key: \"a\") }", "sample", "key: [\"a\", r]"),
    ("[1, 2].map { r in draw(key: [\"a\", 1]) }", "draw", "key: [\"a\", 1, r]"),
    ("[1, 2].flatMap { r in [draw(key: 1)] }", "draw", "key: [1, r]"),
    // A word that was named before.
    ("let g = \(normal).sample; [1, 2].map { r in g(3, \"q\") }", "g", "key: [\"q\", r]"),
    ("let g = draw; [1, 2].map { r in g(1, \"q\") }", "g", "key: [\"q\", r]"),
    (
      "[1, 2].map { r in let g = \(normal).sample; let h = g; h(3, \"q\") }", "h", "key: [\"q\", r]"
    ),
    ("[1, 2].filter { r in \(normal).sample(3, key: 1) == \"\" }", "sample", "key: [1, r]"),
    // Both closures lack their parameter; one message names both.
    (
      "[1, 2].map { g in [1, 2].map { r in \(normal).sample(3, key: \"a\") } }", "sample",
      "key: [\"a\", r, g]"
    ),
    ("[1, 2].map { g in [1, 2].map { r in draw(sd: g, key: [2, g]) } }", "draw", "key: [2, g, r]"),
    ("let f = { x, y in draw(key: 1); }; 1", "draw", "key: [1, x, y]"),
    ("[1, 2].map { r in let k = \"a\"; let p = draw(key: k); r }", "draw", "key: [k, r]"),
    // At the call of a function of the program.
    ("let f = { k in draw(key: k) }; [1].map { r in f(\"a\") }", "f(\"a\")", ""),
    ("let f = { g in draw(key: g) }; let h = { x in f(x) }; [1].map { r in h(3) }", "h(3)", ""),
  ]) func findsRepeatedDraws(program: String, place: String, key: String) {
    #expect(findings(program) == ["repeated-draws | \(place) | \(key)"])
  }

  @Test(arguments: [
    (
      "[1, 2].map { g in normal(mean: g, sd: 1).sample(3, key: \"a\") }", "sample",
      "key: [\"a\", g]"
    ),
    ("[1, 2].map { g in \(normal).sample(g, key: \"a\") }", "sample", "key: [\"a\", g]"),
    ("[1, 2].map { g in draw(sd: { t in g * t }, key: 1) }", "draw", "key: [1, g]"),
    ("let f = { g in draw(sd: g, key: 1) }; [1].map(f)", "draw", "key: [1, g]"),
    (
      "[1].map { g in [1].map { r in normal(mean: g, sd: 1).sample(3, key: [\"a\", r]) } }",
      "sample",
      "key: [\"a\", r, g]"
    ),
    ("let f = { g, k in draw(sd: g, key: k) }; [1].map { g in f(g, 1) }", "f(g, 1)", ""),
    (
      "let f = { p, k in p.sample(3, key: k) }; let g = [f]; [1].map { r in g[0](normal(mean: r, sd: 1), 1) }",
      "g[0](normal(mean: r, sd: 1), 1)", ""
    ),
  ]) func findsCommonDraws(program: String, place: String, key: String) {
    #expect(findings(program) == ["common-draws | \(place) | \(key)"])
  }

  // Functions in arrays and dictionaries, given to functions, and made by them.
  @Test(arguments: [
    "let f = { k in draw(key: k) }; let fs = [f]; [1].map { r in fs[0](2) }",
    "let fs = [\"a\": { k in draw(key: k) }]; [1].map { r in fs[\"a\"](2) }",
    "let apply = { f, k in f(k) }; [1].map { r in apply({ k in draw(key: k) }, 2) }",
    "let apply = { f in f(2) }; let g = { k in draw(key: k) }; [1].map { r in apply(g) }",
    "let make = { k in { r in draw(key: k) } }; let f = make(\"a\"); [1].map { r in f(r) }",
    "let make = { k in { r in draw(key: r) } }; [1].map { r in make(r)(2) }",
    "let make = { f in { k in f(k) } }; let g = make({ k in draw(key: k) }); [1].map { r in g(2) }",
    "let fs = [{ k in draw(key: k) }]; [1].map { r in let f = fs.first; f(2) }",
    "[{ k in draw(key: k) }].map { f in [1].map { r in f(2) } }",
    "let each = { f in [1].map { r in f(2) } }; each({ k in draw(key: k) })",
    "let twice = { f, k in [f(k), f(k)] }; let thrice = { f, k in twice(f, k) }; [1].map { r in thrice({ k in draw(key: k) }, 2) }",
  ]) func followsFunctionsWhereverTheyAre(program: String) {
    let found = findings(program)
    #expect(found.contains { $0.hasPrefix("repeated-draws") }, "\(found)")
    // The same with what differs in the key.
    let right = program.replacing("(2)", with: "(r)").replacing(", 2)", with: ", r)")
      .replacing("apply = { f in f(r) }", with: "apply = { f, r in f(r) }")
      .replacing("apply(g)", with: "apply(g, r)").replacing(
        "r in draw(key: k)", with: "r in draw(key: r)")
    #expect(findings(right) == [], "\(right)")
  }

  // Of several functions it is not known which is called: no error for what may not happen.
  @Test(arguments: [
    "let fs = [{ k in draw(key: k) }, { k in k }]; [1].map { r in fs[1](2) }",
    "let f = 1 > 2 ? { k in draw(key: k) } : { k in k }; [1].map { r in f(2) }",
    "[{ k in draw(key: k) }, { k in k }].map { f in [1].map { r in f(2) } }",
  ]) func warnsOfWhatMayBeCalled(program: String) {
    let found = findings(program)
    #expect(found.count == 1 && found[0].hasPrefix("common-draws"), "\(found)")
  }

  @Test func endsWithFunctionsThatAreGivenToThemselves() {
    let program = """
      let f = { g, h in [g(g, h), h(h, g), g(h, g), h(g, h)] }
      let k = { g, h in [f(g, h), f(h, g), f(f, g)] }
      let x = { r in [f(k, f), k(f, k), k(k, k)] }
      """
    let clock = ContinuousClock()
    let time = clock.measure { _ = findings("1", definitions: program) }
    #expect(time < .seconds(5))
  }

  // What is drawn from, and what comes from draws, is no key.
  @Test(arguments: [
    "[\(normal), \(normal)].map { p in p.sample(3, key: \"a\") }",
    "[[\(normal), \(normal)]].map { a in a[0].sample(3, key: \"a\") }",
    "\(normal).sample(3, key: 1).map { x in normal(mean: x, sd: 1).sample(3, key: \"a\") }",
  ]) func namesNoKeyThatIsNone(program: String) throws {
    let diagnostics = run(program, words: .basic + .sample).diagnostics
    let found = try #require(diagnostics.first { $0.identifier == "common-draws" })
    #expect(found.annotation == nil)
    #expect(found.notes.contains { $0.message.contains("cannot be in one") })
  }

  @Test func saysWhatIsMissingAndHowSharingIsStated() throws {
    let outcome = run(
      "[1].map { r in draw(key: \"a\") }", words: .basic + .sample)
    let diagnostic = try #require(outcome.diagnostics.first)
    #expect(
      diagnostic.message
        == "'draw' draws the same numbers for every 'r', which does not reach it; put it into the key"
    )
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.notes.map(\.message) == ["if sharing is meant, say so: key: .common(\"a\")"])
  }

  @Test func followsFunctionsOfOtherDefinitionsAndChapters() {
    let definitions = "let f = { p, k in p.sample(3, key: k) }; let g = { k in f(\(normal), k) }"
    #expect(findings("[1].map { r in g(r) }", definitions: definitions) == [])
    #expect(
      findings("[1].map { r in g(2) }", definitions: definitions) == ["repeated-draws | g(2) | "])
    #expect(
      findings("[1].map { r in main.g(2) }", definitions: definitions)
        == ["repeated-draws | main.g(2) | "])
  }

  @Test func takesCommonForItsKey() {
    let outcome = run("[.common(\"a\"), .common(2)]", words: .basic)
    #expect(outcome.text == "[\"a\", 2]")
    #expect(run(".common()").messages.contains("'.common' takes one key"))
    #expect(run(".common(true)").messages.contains("takes the key of draws"))
  }

  // A hundred functions, each of which calls the one before it twice.
  @Test func takesNoLongerThanTheProgramIsLong() {
    var program = "let f0 = { k in draw(key: k) }"
    for i in 1...100 { program += "\nlet f\(i) = { k in [f\(i - 1)(k), f\(i - 1)(k)] }" }
    let clock = ContinuousClock()
    let time = clock.measure { #expect(findings("1", definitions: program) == []) }
    #expect(time < .seconds(2))
  }
}

@Suite struct ChapterOfDrawsTests {
  /// The results of the program of a chapter "b" whose definitions stand in a chapter "a".
  private func results(_ definitions: String, _ program: String) throws -> [String] {
    func parsed(_ text: String) -> Program {
      parse(SourceFragment(SourceFile(path: "a.md", text: text).wholeRange)).program
    }
    let units = [
      ProgramUnit(chapter: "a", program: parsed(definitions), expectation: .definitions),
      ProgramUnit(chapter: "b", program: parsed(program), expectation: .results([], count: 1...9)),
    ]
    let checked = check(units, words: .basic + .sample)
    #expect(checked.diagnostics == [])
    var globals: [DefinitionName: Value] = [:]
    for name in checked.order {
      let definition = try #require(checked.definitions[name])
      globals[name] = try evaluate(definition, globals: globals, context: EvaluationContext())
    }
    return try evaluate(checked.units[1], globals: globals, context: EvaluationContext())
      .map { format($0.value) }
  }

  @Test func isTheOneInWhichTheCallIsWritten() throws {
    let definitions = """
      let direct = \(normal).sample(1, key: "k")
      let closure = { k in \(normal).sample(1, key: k) }
      let dynamic = { p, k in p.sample(1, key: k) }
      let method = \(normal).sample
      let apply = { f, k in f(1, k) }
      """
    let program = """
      a.direct
      a.closure("k")
      a.dynamic(\(normal), "k")
      a.method(1, "k")
      ["k"].map(a.closure)[0]
      \(normal).sample(1, key: "k")
      a.apply({ n, k in \(normal).sample(n, key: k) }, "k")
      a.apply(\(normal).sample, "k")
      """
    let here = "\"b density.sample\""
    let there = "\"a density.sample\""
    #expect(
      try results(definitions, program)
        == [there, there, there, there, there, here, here, here])
  }
}
