import Arithmetic
import Diagnostics
import Script
import TestSupport
import Testing
import Vocabulary

private let deep = 100_000

@Test(arguments: [
  "(", "[", "{", "{ x in ", "-", "!", "f(", "true ? ", "a[", "[\"k\": ", "([{", "f { ", "1 + (",
])
func refusesDeepNesting(opening: String) {
  let outcome = run(String(repeating: opening, count: deep) + "1")
  #expect(outcome.messages == "this is nested more than 200 levels deep [nesting-too-deep]")
}

@Test(arguments: [".a", "(1)", "[1]", ".map { x in x }"])
func refusesLongChainsOfMembers(link: String) {
  let outcome = run("a" + String(repeating: link, count: deep))
  #expect(outcome.messages == "this is nested more than 200 levels deep [nesting-too-deep]")
}

@Test(arguments: [
  ("1 + ", "1", "100001"), ("1 * ", "1", "1"), ("true && ", "true", "true"),
  ("false || ", "true", "true"), ("false ? 1 : ", "2", "2"), ("1 - 1 + ", "1", "1"),
])
func computesLongFlatExpressions(link: String, end: String, result: String) {
  let outcome = run(String(repeating: link, count: deep) + end)
  #expect(outcome.messages == "")
  #expect(outcome.text == result)
}

@Test func worksAtTheLimitOfNesting() {
  let calls = String(repeating: "sqrt(", count: 190) + "1" + String(repeating: ")", count: 190)
  #expect(run(calls).text == "1")
  let arrays = String(repeating: "[", count: 190) + "1" + String(repeating: "]", count: 190)
  #expect(run(arrays).messages == "")
  let closures =
    String(repeating: "{ x in ", count: 95) + "x" + String(repeating: "}", count: 95)
  #expect(run(closures).messages == "")
}

@Test(arguments: [
  "integers(1, 100000).reduce([]) { a, i in [a] }",
  "integers(1, 100000).reduce({ x in x }) { g, i in { x in g(x) + 1 } }",
  "integers(1, 450).reduce({ x in x }) { g, i in { x in g(x) + 1 } }(1)",
])
func refusesDeepValuesAndCalls(program: String) {
  #expect(run(program).diagnostics.map(\.identifier.description) == ["nesting-too-deep"])
}

/// Functions of objects that were made from such functions hold each other as closures do.
@Test func refusesDeepChainsOfMembers() {
  let words =
    WordTable.basic + .sample
    + WordTable(words: [
      Word(
        "box", category: "Tests", summary: "A density.",
        parameters: [Parameter(unlabelled: "x", .any, "Anything.")], result: .object("density")
      ) { (_, _) throws(WordError) in .object(Object("density", payload: 0.0)) }
    ])
  let program = "integers(1, N).reduce(normal(mean: 0, sd: 1).pdf) { f, i in [box(f).pdf][0] }(1)"
  let deep = run(program.replacing("N", with: "3000"), words: words)
  #expect(deep.diagnostics.map(\.identifier.description) == ["nesting-too-deep"])
  #expect(run(program.replacing("N", with: "100"), words: words).text == "1")
}

/// Each definition has the type of the one before inside its own.
@Test(arguments: ["[$]", "[\"k\": $]", "{ x in $ }", "[[$]]", "true ? [$] : [[$]]"])
func refusesLongChainsOfDefinitionsThatNest(value: String) {
  let count = 60_000
  var program = "let a0 = [1]\n"
  for index in 0..<count {
    program += "let a\(index + 1) = \(value.replacing("$", with: "a\(index)"))\n"
  }
  let outcome = run(program + "a\(count)")
  #expect(outcome.diagnostics.map(\.identifier) == ["nesting-too-deep"])
  #expect(
    run("a\(count)", definitions: program).diagnostics.map(\.identifier) == ["nesting-too-deep"])
}

@Test func computesLongChainsOfDefinitions() {
  let count = 60_000
  var program = "let a0 = 1\n"
  for index in 0..<count { program += "let a\(index + 1) = a\(index) + 1\n" }
  #expect(run(program + "a\(count)").text == "60001")
}

@Test func takesManySymbols() {
  let symbols = (0..<50_000).map { ".a\($0)" }.joined(separator: ", ")
  #expect(run("[\(symbols)].count").text == "50000")
}

@Test(arguments: [
  "let w = { f in f(f) }; 1", "let w = { x in x }; w(w)", "{ f, n in f(n, f) }",
])
func refusesAFunctionGivenToItselfWhereItIsWritten(program: String) {
  #expect(run(program).diagnostics.map(\.identifier).contains("recursion"))
}

@Test(arguments: [

  "let w = { f, n in let g = f; n <= 1 ? 1 : n * f(g, n - 1) }; let v = w; w(v, 5)",
  "let w = { f in let g = f; [1].map { x in f(g) } }; let v = w; w(v)",
  "let w = { f, n in n <= 1 ? 1 : n * f[0](f, n - 1) }; w([w], 5)",
  "let w = { f, n in n <= 1 ? 1 : n * f[\"k\"](f, n - 1) }; w([\"k\": w], 5)",
  // The function that runs is a new one each time, with another number captured.
  "let w = { f, n in let g = f; { x in n <= 1 ? 1 : n * f(g, n - 1)(x) } }; let v = w; w(v, 5)(1)",
])
func refusesAFunctionThatCallsItself(program: String) {
  let outcome = run(program)
  #expect(outcome.diagnostics.map(\.identifier) == ["recursion"], "\(outcome.messages)")
}

/// Functions of functions that end, however they are nested.
@Test(arguments: [
  (
    "let total = { f, n in sum(integers(1, n).map(f)) }; total({ i in total({ j in i * j }, 3) }, 3)",
    "36"
  ),
  ("let call = { g, x in g(x) }; call({ y in call({ z in call({ u in u + z }, y) }, 2) }, 1)", "3"),
  ("let twice = { f in { x in f(f(x)) } }; twice(twice(twice({ x in x + 1 })))(0)", "8"),
  ("let twice = { f in { x in f(f(x)) } }; let t = twice; twice(t)({ x in x + 1 })(0)", "4"),
  (
    "let both = { f, g in { x in f(g(x)) } }; let h = { x in both(sqrt, abs)(x) }; both(h, h)(16)",
    "2"
  ),
  ("let at = { a in { g in g(a) } }; at(1)({ y in at(2)({ z in y + z }) })", "3"),
])
func callsFunctionsOfFunctions(program: String, result: String) {
  let outcome = run(program)
  #expect(outcome.messages == "")
  #expect(outcome.text == result)
}

@Test(arguments: [
  "\u{0}", "\u{1}\n", "\"\n", "/*", "let a = 1 +\n", "foo\n", ")\n", "}\n", "[)", "{)\n",
  "let a = (\n",
  "\u{202E}", "é\u{301}", "1 2\n", "a.b\n", "let a = 1\n", "{ x in x }\n", "$0\n", "“", "0x\n",
])
func survivesLongRepetitions(piece: String) {
  let outcome = run(String(repeating: piece, count: 20_000))
  #expect(outcome.diagnostics.allSatisfy { $0.range != nil })
  #expect(outcome.diagnostics.count <= 200)
}

@Test func refusesProgramsBeyondTheLimitOfWords() {
  let outcome = run(String(repeating: "1\n", count: 1_100_000))
  #expect(outcome.diagnostics.map(\.identifier.description) == ["program-too-long"])
}

@Test(arguments: 0..<10)
func survivesMutatedPrograms(seed: Int) {
  let programs = [
    "let gaps = [4, 8, 12]\nlet J = gaps.map { gap in pow(gap, -2) }\ndecreasing(J) && J.last < 1e-6",
    "plot([1, 2], axis: .right); normal(mean: 0, sd: 1).pdf([1, 2])",
    "let d = [\"a\": 1, \"b\": [1...2, 3...4]]\nd[\"b\"][0].lower > 0 ? d.keys : [\"x\\u{3C3}\"]",
    "{ x, y in\n  let z = x + y // sum\n  return z * 2 }(1, 2) /* end */",
  ]
  let pieces = [
    "(", ")", "[", "]", "{", "}", ",", ":", ";", "\n", "\"", ".", "...", "let ", "in ", " x ", "1",
    "-", "?", "&&", "<", "=", "return ", "\\", "/*", "//", "$0", "−", "\u{0}",
  ]
  var generator = Generator(state: UInt64(seed) &+ 100)
  for _ in 0..<300 {
    var text = Array((programs.randomElement(using: &generator) ?? "").unicodeScalars)
    for _ in 0..<Int.random(in: 1...6, using: &generator) {
      let place = Int.random(in: 0...text.count, using: &generator)
      if Bool.random(using: &generator), place < text.count {
        text.removeSubrange(
          place..<min(text.count, place + Int.random(in: 1...4, using: &generator)))
      } else {
        text.insert(
          contentsOf: (pieces.randomElement(using: &generator) ?? "").unicodeScalars, at: place)
      }
    }
    var program = ""
    program.unicodeScalars.append(contentsOf: text)
    let outcome = run(
      program, words: .basic + .sample,
      context: EvaluationContext(steps: StepBudget(limit: 100_000)))
    for diagnostic in outcome.diagnostics {
      #expect(diagnostic.range != nil, "seed \(seed): \(program)")
      #expect(!DiagnosticRenderer().render([diagnostic]).isEmpty)
    }
  }
}

/// Values that share their parts: a few nodes that unfold to more than there is time for.
@Test(arguments: [
  "integers(1, 60).reduce([1]) { a, b in [a, a] }",
  "integers(1, 60).reduce([\"a\"]) { a, b in [a, a].reversed }",
  "integers(1, 60).reduce([1]) { a, b in [\"k\": a, \"l\": a] }",
  "integers(1, 60).reduce([1]) { a, b in repeated(a, 2) }",
  "integers(1, 60).reduce([1]) { a, b in [1, 2].map { i in a } }",
  "repeated(repeated(1, 10000000), 10)", "repeated(repeated([1], 10000), 10000)",
  "flattened(repeated(repeated(1, 10000000), 2))",
  "integers(1, 10000).map { i in integers(1, 10000) }",
  "zip(integers(1, 10000000), integers(1, 10000000))", "integers(1, 10000000).enumerated",
  "integers(1, 5000000).map { i in [1, 2, 3, 4] }",
])
func refusesValuesThatUnfoldTooFar(program: String) {
  let outcome = run(program)
  #expect(outcome.diagnostics.map(\.identifier.description) == ["too-large"], "\(outcome.messages)")
}

@Test func worksWithValuesThatShareTheirParts() {
  let shared = "let d = integers(1, 20).reduce([1]) { a, b in [a, a] }\n"
  #expect(run(shared + "d.count").text == "2")
  #expect(run(shared + "(-d)[0][0].count + (d + d)[0].count").text == "4")
  #expect(run("transposed([integers(1, 100000)]).count").text == "100000")
  let whole = "let a = integers(1, 9999999)\n"
  #expect(run(whole + "[a].count + joined(a, [1]).count + [a, a].count").text == "10000003")
}

/// However it is gone through, a value of a million parts takes its steps.
@Test(arguments: [
  "d.count", "d.first", "-d", "d + 1", "d.contains(3)", "d.map { x in 1 }", "{ x in d.count }(1)",
  "[d]", "[\"k\": d]", "d[0...1]", "sqrt(d)", "d.flatMap { x in x }", "d.reversed", "zip(d, d)",
])
func takesStepsForWalks(use: String) {
  let program = "let d = integers(1, 14).reduce([1]) { a, b in [a, a] }\n"
  let one = run(program + use, context: EvaluationContext(steps: StepBudget(limit: 400_000)))
  #expect(one.messages == "", "\(use)")
  let many = run(
    program + "integers(1, 1000).map { i in \(use) }.count",
    context: EvaluationContext(steps: StepBudget(limit: 400_000)))
  #expect(many.diagnostics.map(\.identifier.description) == ["too-many-steps"], "\(use)")
}

@Test func keepsSomeOfTheEvidenceThatDoubles() {
  let program = "integers(1, 60).reduce(1 < 2) { c, b in c && c }"
  let outcome = run(program)
  #expect(outcome.text == "true")
  guard case .truth(let judgement)? = outcome.results.first?.value else {
    Issue.record("no truth value")
    return
  }
  #expect((1...1024).contains(judgement.comparisons.count))
}

@Test func keepsTheEvidenceThatIsNotTrue() {
  var judgement = Judgement(.yes)
  for index in 0..<5_000 {
    judgement.formConjunction(
      Judgement(Estimate(Double(index)), index == 4_321 ? .greater : .less, Estimate(5_000)))
  }
  let open = judgement.comparisons.filter { $0.truth != .yes }
  #expect(open.first?.left.value == 4_321)
  #expect(judgement.comparisons.first?.left.value == 0)
}
