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
