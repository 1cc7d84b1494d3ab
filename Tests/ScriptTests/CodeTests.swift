import Diagnostics
import Script
import Testing

@Test(
  arguments: [
    (
      "«[1, 2] + [1, 2, 3]»",
      ["'+' needs arrays of one count, but these have 2 and 3 elements [shape-mismatch]"]
    ),
    (
      "1 / «0»",
      ["division by zero [division-by-zero]"]
    ),
    (
      "let x = 0; «1 / x»",
      ["division by zero [division-by-zero]"]
    ),
    (
      "sqrt(«-1»)",
      ["'sqrt' is not defined at -1 [undefined]"]
    ),
    (
      "log(«0»)",
      ["'log' is not defined at 0 [undefined]"]
    ),
    (
      "exp(«1000»)",
      ["'exp' of 1000 is too large to compute with [non-finite]"]
    ),
    (
      "«pi == 3.141592653589793» ? 1 : 2",
      [
        "the errors of the numbers leave this condition undecided: 3.141592653589793 ± 1.3e-16 == 3.141592653589793 [undecided-condition]"
      ]
    ),
    (
      "«5...1»",
      ["a range goes from its lower end to its upper end [empty-range]"]
    ),
    (
      "«[[1, 2], [3]].transposed»",
      ["the rows need one count, but row 0 has 2 and row 1 has 1 elements [shape-mismatch]"]
    ),
    (
      "[1, 2].map { x in log(«x - 1») }",
      ["'log' is not defined at 0 [undefined]"]
    ),
    (
      "let f = { x in «1 / x» }; let g = { x in f(x) }; g(0)",
      ["division by zero [division-by-zero]"]
    ),
  ] as [(String, [String])])
func tellsWhatHasNoValue(program: String, messages: [String]) throws {
  try check(program, messages)
}

@Test func namesTheCallsAroundAFailureButNotForEver() {
  let outcome = run("let f = { x in 1 / x }; let g = { x in f(x) }; g(0)")
  #expect(
    outcome.diagnostics.first?.notes.map(\.message) == [
      "in the call of 'f' here", "in the call of 'g' here",
    ])
  let names = "abcdefg".map(String.init)
  let chain = zip(names, names.dropFirst()).map { "let \($1) = { x in \($0)(x) }" }
  let long = run((["let a = { x in 1 / x }"] + chain + ["g(0)"]).joined(separator: "; "))
  #expect(long.diagnostics.first?.notes.count == 4)
  let deep = run("integers(1, 450).reduce({ x in x }) { g, i in { x in g(x) + 1 } }(1)")
  #expect((deep.diagnostics.first?.notes.count ?? 0) <= 4)
}
