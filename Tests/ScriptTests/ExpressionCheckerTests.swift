import Diagnostics
import Script
import Testing

@Test(
  arguments: [
    (
      "«sqr»(2)",
      ["'sqr' is not defined; did you mean 'sqrt'? [unknown-name]"]
    ),
    (
      "let a = 1; let «a» = 2; a",
      ["'a' is defined twice here [duplicate-definition]"]
    ),
    (
      "let f = { x in «let y = x» }; f(1)",
      ["this closure ends with a definition and gives no value [missing-result]"]
    ),
    (
      "let f = «{ }»; f()",
      ["this closure is empty and gives no value [missing-result]"]
    ),
    (
      "let f = { x in «x»; x + 1 }; f(1)",
      ["this value is not used; only the last statement gives the result [unused-value]"]
    ),
    (
      "let w = { f in let g = f; [1].map { x in «f(g)» } }; let v = w; w(v)",
      [
        "'w' calls itself, and programs have no recursion; use reduce or map over integers(1, n) "
          + "[recursion]"
      ]
    ),
    (
      "«a» && b",
      [
        "'a' is not defined [unknown-name]",
        "'b' is not defined [unknown-name]",
      ]
    ),
    (
      "«other».q",
      ["'other' is not defined [unknown-name]"]
    ),
  ] as [(String, [String])])
func tellsNamesAndStatements(program: String, messages: [String]) throws {
  try check(program, messages)
}

@Test func pointsAtTheFirstOfTwoDefinitions() throws {
  let outcome = run("let a = 1; let a = 2; a")
  let note = try #require(outcome.diagnostics.first?.notes.first)
  #expect(note.range?.bytes == 4..<5)
}
