import Diagnostics
import Script
import Testing
import Vocabulary

@Test(
  arguments: [
    (
      "mixture(weights: [0.5, 0.5], means: [-5, 5], «sds»: 1)",
      ["'mixture' has no parameter 'sds'; did you mean 'sd'? [unknown-label]"]
    ),
    (
      "«normal»(mean: 0)",
      ["'normal' needs 'sd:' [missing-argument]"]
    ),
    (
      "normal(«0», sd: 1)",
      ["this argument needs its label 'mean:' [missing-label]"]
    ),
    (
      "normal(mean: 0, sd: «-1»)",
      ["'sd' of 'normal' takes a positive number, not -1 [invalid-argument]"]
    ),
    (
      #"normal(mean: 0, sd: «"one"»)"#,
      ["'sd' of 'normal' takes a positive number, not text [type-mismatch]"]
    ),
    (
      "normal(mean: 0, sd: 1, «3»)",
      ["'normal' takes 2 arguments, this is one more [extra-argument]"]
    ),
    (
      "normal(mean: 0, sd: 1, «sd»: 2)",
      ["'sd' is given twice [duplicate-argument]"]
    ),
    (
      "normal(mean: 0, sd: 1).«mean»()",
      ["'mean' is a number and takes no arguments; write it without brackets [not-a-function]"]
    ),
    (
      "normal(mean: 0, sd: 1).pdf(«x»: 0)",
      ["'x' of 'pdf' is written without its label [unknown-label]"]
    ),
    (
      "normal(mean: 0, sd: «[1, -2]»)",
      ["'sd' of 'normal' takes a positive number, not an array of numbers [type-mismatch]"]
    ),
    (
      #"sqrt(«"a"»)"#,
      ["'x' of 'sqrt' takes a number, not text [type-mismatch]"]
    ),
    (
      "let f = { x in x }; «f»(1, 2)",
      ["'f' takes 1 argument, not 2 [wrong-argument-count]"]
    ),
    (
      "let f = { x in x }; f(«x»: 1)",
      ["functions of a program are called without labels [unknown-label]"]
    ),
    (
      "[1, 2, 3].map «{ x, y in x }»",
      ["'map' calls this function with 1 argument, but it takes 2 arguments [wrong-argument-count]"]
    ),
    (
      "«5»(3)",
      ["a number cannot be called [not-a-function]"]
    ),
    (
      "sum(«1», 2)",
      [
        "'a' of 'sum' takes an array of numbers, not a number [type-mismatch]",
        "'sum' takes 1 argument, this is one more [extra-argument]",
      ]
    ),
    (
      "sum(«3»)",
      ["'a' of 'sum' takes an array of numbers, not a number [type-mismatch]"]
    ),
    (
      "plot(1, axis: «.midle»)",
      ["'axis' of 'plot' takes .left or .right, not .midle [unknown-symbol]"]
    ),
    (
      #"plot(1, axis: «"left"»)"#,
      ["'axis' of 'plot' takes .left or .right, not text [type-mismatch]"]
    ),
    (
      "linspace(0, 1, «2.5»)",
      ["'n' of 'linspace' takes a positive whole number, not 2.5 [invalid-argument]"]
    ),
    (
      "linspace(0, 1, «1»)",
      ["'n' is at least 2, since both ends are among the numbers [invalid-argument]"]
    ),
    (
      "logspace(«0», 1, 5)",
      ["'a' of 'logspace' takes a positive number, not 0 [invalid-argument]"]
    ),
    (
      "map([1, 2], «3»)",
      ["'f' of 'map' takes a function of a number, not a number [type-mismatch]"]
    ),
    (
      "[1, 2, 3].reduce(0) «{ x in x }»",
      [
        "'reduce' calls this function with 2 arguments, but it takes 1 argument [wrong-argument-count]"
      ]
    ),
    (
      "«min()»",
      ["'min' needs at least one number [invalid-argument]"]
    ),
    (
      "normal(mean: 0, sd: 1) «{ x in x }»",
      ["'normal' takes no closure here [extra-argument]"]
    ),
    (
      #"sqrt(«"a"») + log("b")"#,
      [
        "'x' of 'sqrt' takes a number, not text [type-mismatch]",
        "'x' of 'log' takes a number, not text [type-mismatch]",
      ]
    ),
    (
      "let e = { d in d.pdf(1, «2») }; e(normal(mean: 0, sd: 1))",
      ["'pdf' takes 1 argument, this is one more [extra-argument]"]
    ),
    (
      #"let e = { d in d.pdf(«"a"») }; e(normal(mean: 0, sd: 1))"#,
      ["'x' of 'pdf' takes a number, not text [type-mismatch]"]
    ),
    (
      "let e = { s in normal(mean: 0, sd: «s») }; e(-1)",
      ["'sd' of 'normal' takes a positive number, not -1 [invalid-argument]"]
    ),
    (
      "let e = { s in normal(mean: 0, sd: «s») }; e(true)",
      ["'sd' of 'normal' takes a positive number, not a truth value [type-mismatch]"]
    ),
    (
      "plot(1, axis: «.lef»)",
      ["'axis' of 'plot' takes .left or .right, not .lef; did you mean .left? [unknown-symbol]"]
    ),
    (
      "integers(5, «1»)",
      ["'through' is at least 'from', not 1 below 5 [invalid-argument]"]
    ),
    (
      "mean(«[]»)",
      ["'a' of 'mean' takes a nonempty array of numbers, not an empty array [invalid-argument]"]
    ),
    (
      "first(«[]»)",
      ["'a' of 'first' takes a nonempty array, not an empty array [invalid-argument]"]
    ),
    (
      "all(«[1, 2]»)",
      ["'a' of 'all' takes an array of truth values, not an array of numbers [type-mismatch]"]
    ),
  ] as [(String, [String])])
func tellsWhatCallsLack(program: String, messages: [String]) throws {
  try check(program, messages)
}

@Test func showsTheRightFormOfACall() {
  let outcome = run("normal(mean: 0, sds: 1)", words: .basic + .sample)
  #expect(outcome.diagnostics.first?.annotation == "normal(mean:sd:)")
}
