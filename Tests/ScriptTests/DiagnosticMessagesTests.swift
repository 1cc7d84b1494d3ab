import Arithmetic
import Diagnostics
import Script
import Testing
import Vocabulary

/// Programs with one mistake or more, the place of the first one between «», and what is said about
/// them.
private let mistakes: [(program: String, messages: [String])] = [
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
    "normal(mean: 0, sd: 1).«pfd»(0)",
    ["a density has no member 'pfd'; did you mean 'pdf'? [unknown-member]"]
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
    "«sqr»(2)",
    ["'sqr' is not defined; did you mean 'sqrt'? [unknown-name]"]
  ),
  (
    #"1 + «"a"»"#,
    [
      "'+' takes numbers and arrays of numbers, not text; text is not joined in programs [type-mismatch]"
    ]
  ),
  (
    #"«"a"» + "b""#,
    [
      "'+' takes numbers and arrays of numbers, not text; text is not joined in programs [type-mismatch]",
      "'+' takes numbers and arrays of numbers, not text; text is not joined in programs [type-mismatch]",
    ]
  ),
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
    #"sqrt(«"a"»)"#,
    ["'x' of 'sqrt' takes a number, not text [type-mismatch]"]
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
    "«1e999»",
    ["this number is too large to compute with [number-out-of-range]"]
  ),
  (
    "«1e-999»",
    ["this number is too small to compute with [number-out-of-range]"]
  ),
  (
    "let a = 1; let «a» = 2; a",
    ["'a' is defined twice here [duplicate-definition]"]
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
    "[1, 2, 3].map { «$0» + 1 }",
    ["closures name their parameters; write { x in ... } instead of $0 [syntax]"]
  ),
  (
    "[1, 2, 3].filter { x in «x + 1» }",
    ["this closure must give a truth value, but gives a number [type-mismatch]"]
  ),
  (
    "[1, 2, 3][«3»]",
    ["the array has 3 elements, numbered from 0 to 2; there is no element 3 [index-out-of-bounds]"]
  ),
  (
    "[1, 2, 3][«-1»]",
    ["elements are numbered from 0; there is no element -1 [index-out-of-bounds]"]
  ),
  (
    "[1, 2, 3][«0.5»]",
    ["elements are numbered from 0; there is no element 0.5 [index-out-of-bounds]"]
  ),
  (
    #"["a": 1][«"b"»]"#,
    [#"the dictionary has no key "b"; did you mean 'a'? [unknown-key]"#]
  ),
  (
    #"["a": 1, «"a"»: 2]"#,
    [#"the key "a" is there already [duplicate-key]"#]
  ),
  (
    "1 < 2 «<» 3",
    ["comparisons cannot be chained [chained-comparison]"]
  ),
  (
    "«[1, 2]» < 3",
    ["'<' compares numbers, not an array of numbers [type-mismatch]"]
  ),
  (
    #"1 < «"a"»"#,
    ["'<' compares numbers, not text [type-mismatch]"]
  ),
  (
    "!«3»",
    ["'!' takes a truth value, not a number [type-mismatch]"]
  ),
  (
    "true && «1»",
    ["'&&' takes truth values, not a number [type-mismatch]"]
  ),
  (
    "«3» ? 1 : 2",
    ["a condition is a truth value, not a number [type-mismatch]"]
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
    "let r = { a in «a...3» }; r(\"x\")",
    ["a range goes from a number to a number [type-mismatch]"]
  ),
  (
    "let y = 1...2; «y» + 1",
    ["'+' takes numbers and arrays of numbers, not a range [type-mismatch]"]
  ),
  (
    "2 «**» 3",
    ["a power is written pow(x, n) [invalid-sign]"]
  ),
  (
    "2 «^» 3",
    ["a power is written pow(x, n) [invalid-sign]"]
  ),
  (
    "5 «%» 3",
    ["a remainder is written remainder(a, b) [invalid-sign]"]
  ),
  (
    "«x» = 3",
    ["a definition begins with 'let' [syntax]"]
  ),
  (
    "«var» x = 3",
    ["names keep their value; write 'let' [syntax]"]
  ),
  (
    "«func» f(x) { x }",
    ["a function is written let f = { x in ... } [syntax]"]
  ),
  (
    "let «let» = 3",
    ["'let' is a word of the language, not a name [syntax]"]
  ),
  (
    "let x«:» Number = 3",
    ["types are not written in programs; write let x = ... [syntax]"]
  ),
  (
    "let x «3»",
    ["expected '=' behind the name 'x', but found the number 3 [syntax]"]
  ),
  (
    "f(1«»",
    ["expected ',' or ')' to close the call of 'f', but found the end of the program [syntax]"]
  ),
  (
    "(1 + 2«»",
    ["expected ',' or ')' to close the bracket, but found the end of the program [syntax]"]
  ),
  (
    "[1, 2«»",
    ["expected ',' or ']' to close the array, but found the end of the program [syntax]"]
  ),
  (
    "{ x in x«»",
    ["expected '}' to close the closure, but found the end of the program [syntax]"]
  ),
  (
    #"«"abc»"#,
    [#"this text has no '"' at its end [unterminated-text]"#]
  ),
  (
    "«'abc'»",
    ["text is written in double quotes [invalid-sign]"]
  ),
  (
    "«“abc”»",
    [#"text is written in straight double quotes: "text" [invalid-sign]"#]
  ),
  (
    "3 «−» 2",
    ["'−' is written '-' here [invalid-sign]"]
  ),
  (
    "«.5»",
    ["a number needs a digit before the point; write 0.5 [invalid-number]"]
  ),
  (
    "«5x»",
    ["'x' directly after the number 5 [invalid-number]"]
  ),
  (
    "«0xff»",
    ["numbers are written in decimal digits [invalid-number]"]
  ),
  (
    "1 «2»",
    ["expected a new line or ';' between statements, but found the number 2 [syntax]"]
  ),
  (
    "1 +«»",
    ["expected a value, but found the end of the program [syntax]"]
  ),
  (
    "«*» 3",
    ["expected a value, but found '*' [syntax]"]
  ),
  (
    "f(«,»)",
    ["expected a value, but found ',' [syntax]"]
  ),
  (
    "[1,«,»2]",
    ["expected a value, but found ',' [syntax]"]
  ),
  (
    "«)»",
    ["expected a value, but found ')' [syntax]"]
  ),
  (
    "«}»",
    ["this '}' closes nothing [syntax]"]
  ),
  (
    #""«\q»""#,
    [#"'\q' has no meaning; write \\ for a backslash [invalid-escape]"#]
  ),
  (
    #""a «\(»1""#,
    ["this value in a text has no ')' at its end [unterminated-text]"]
  ),
  (
    #""a «\(»(1"#,
    ["this value in a text has no ')' at its end [unterminated-text]"]
  ),
  (
    "let a = 1\n\"a «\\(»a\nlet b = [1",
    [
      "this value in a text has no ')' at its end [unterminated-text]",
      "expected ',' or ']' to close the array, but found the end of the program [syntax]",
    ]
  ),
  (
    #""a \(«)» b""#,
    ["expected a value, but found the end of the value in the text [syntax]"]
  ),
  (
    #""a \(1«,» 2)""#,
    ["expected ')' behind the value in the text, but found ',' [syntax]"]
  ),
  (
    #""a \([1, 2«)» b""#,
    ["expected ',' or ']' to close the array, but found the end of the value in the text [syntax]"]
  ),
  (
    #""a \(«[1, 2]»)""#,
    [
      "a text shows a number, a text, a symbol or a truth value, not an array of numbers [type-mismatch]"
    ]
  ),
  (
    "«/*» abc",
    ["this comment has no '*/' at its end [unterminated-comment]"]
  ),
  (
    "a«.1»",
    ["members have names; an element is written a[1] [invalid-number]"]
  ),
  (
    "let f = { «(»x, y) in x }",
    ["the parameters of a closure have no brackets; write { x, y in ... } [syntax]"]
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
    "«5»(3)",
    ["a number cannot be called [not-a-function]"]
  ),
  (
    #""abc".«count»"#,
    ["text has no member 'count' [unknown-member]"]
  ),
  (
    "[1, 2].«lenght»",
    ["an array of numbers has no member 'lenght' [unknown-member]"]
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
    "«linspace(0, 1, 20000000)»",
    ["an array of more than 10000000 elements [too-large]"]
  ),
  (
    "map([1, 2], «3»)",
    ["'f' of 'map' takes a function of a number, not a number [type-mismatch]"]
  ),
  (
    "«[[1, 2], [3]].transposed»",
    ["the rows need one count, but row 0 has 2 and row 1 has 1 elements [shape-mismatch]"]
  ),
  (
    "let w = { f in let g = f; [1].map { x in «f(g)» } }; let v = w; w(v)",
    [
      "'w' calls itself, and programs have no recursion; use reduce or map over integers(1, n) "
        + "[recursion]"
    ]
  ),
  (
    "[1, 2, 3].reduce(0) «{ x in x }»",
    [
      "'reduce' calls this function with 2 arguments, but it takes 1 argument [wrong-argument-count]"
    ]
  ),
  (
    "«for» x in [1, 2] { x }",
    ["there are no loops; write array.map { x in ... } [syntax]"]
  ),
  (
    "«return» 3",
    ["'return' is only possible inside a closure [syntax]"]
  ),
  (
    "a «??» b",
    ["every value is there; '??' has no use [invalid-sign]"]
  ),
  (
    "x «+=» 1",
    ["names keep their value; there is no '+=' [invalid-sign]"]
  ),
  (
    "[1, 2].map { x in log(«x - 1») }",
    ["'log' is not defined at 0 [undefined]"]
  ),
  (
    "let f = { x in «1 / x» }; let g = { x in f(x) }; g(0)",
    ["division by zero [division-by-zero]"]
  ),
  (
    "(1«,» 2)",
    ["there are no tuples; write an array: [a, b] [syntax]"]
  ),
  (
    #"«1 == "a"»"#,
    ["'==' cannot compare a number with text [type-mismatch]"]
  ),
  (
    "«.left == 1»",
    ["'==' cannot compare .left with a number [type-mismatch]"]
  ),
  (
    "«@»",
    ["'@' has no meaning in a program [invalid-sign]"]
  ),
  (
    "«a» && b",
    [
      "'a' is not defined [unknown-name]",
      "'b' is not defined [unknown-name]",
    ]
  ),
  (
    "1 + + +«» ",
    ["expected a value, but found the end of the program [syntax]"]
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
    "let g = normal(mean: 0, sd: 1); g.pdf.«x»",
    ["a function of a number has no member 'x' [unknown-member]"]
  ),
  (
    "«if» x { y }",
    ["a choice is written condition ? a : b [syntax]"]
  ),
  (
    "1«..<»3",
    ["a range includes both ends; write a...b [invalid-sign]"]
  ),
  (
    "[«1»: 2]",
    [#"the key of a dictionary is text, not a number; write "\(...)" around it [type-mismatch]"#]
  ),
  (
    #"["a": 1, 2«]»"#,
    ["expected ':' and a value behind the key, but found ']' [syntax]"]
  ),
  (
    "[«rows»: 1]",
    ["'rows' is not defined; the key of a dictionary is text [unknown-name]"]
  ),
  (
    #"let n = 1; ["n = \(n)": 1, «"n = 1"»: 2]"#,
    [#"the key "n = 1" is there already [duplicate-key]"#]
  ),
  (
    #"[1, "b"«:» 2]"#,
    ["an array has no keys; did you mean ',' instead of ':'? [syntax]"]
  ),
  (
    #"let a = f(1, 2«;» let b = sqrt("x"); b"#,
    [
      "expected ',' or ')' to close the call of 'f', but found ';' [syntax]",
      "'x' of 'sqrt' takes a number, not text [type-mismatch]",
    ]
  ),
  (
    "f({ x in «)» })",
    [
      "expected a value, but found ')' [syntax]",
      "'f' is not defined [unknown-name]",
    ]
  ),
  (
    #"sqrt(«"a"») + log("b")"#,
    [
      "'x' of 'sqrt' takes a number, not text [type-mismatch]",
      "'x' of 'log' takes a number, not text [type-mismatch]",
    ]
  ),
  (
    "let e = { d in d.«pfd»(1) }; e(normal(mean: 0, sd: 1))",
    ["a density has no member 'pfd'; did you mean 'pdf'? [unknown-member]"]
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
    "[1, 2, 3][«1...5»]",
    ["the array has 3 elements, numbered from 0 to 2; there is no element 5 [index-out-of-bounds]"]
  ),
  (
    "all(«[1, 2]»)",
    ["'a' of 'all' takes an array of truth values, not an array of numbers [type-mismatch]"]
  ),
  (
    "«other».q",
    ["'other' is not defined [unknown-name]"]
  ),
  (
    "3.error.«x»",
    ["a number has no member 'x' [unknown-member]"]
  ),
]

@Test(arguments: mistakes)
func saysWhatIsWrongAndWhere(program: String, messages: [String]) throws {
  let start = try #require(program.firstRange(of: "«"))
  let end = try #require(program.firstRange(of: "»"))
  let bare = program.replacing("«", with: "").replacing("»", with: "")
  let lower = program[..<start.lowerBound].utf8.count
  let upper = lower + program[start.upperBound..<end.lowerBound].utf8.count
  let outcome = run(bare, words: .basic + .sample)
  #expect(outcome.diagnostics.map { "\($0.message) [\($0.identifier)]" } == messages)
  #expect(outcome.diagnostics.first?.range?.bytes == lower..<upper)
}

@Test func showsTheRightFormOfACall() {
  let outcome = run("normal(mean: 0, sds: 1)", words: .basic + .sample)
  #expect(outcome.diagnostics.first?.annotation == "normal(mean:sd:)")
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

@Test func pointsAtTheFirstOfTwoDefinitions() throws {
  let outcome = run("let a = 1; let a = 2; a")
  let note = try #require(outcome.diagnostics.first?.notes.first)
  #expect(note.range?.bytes == 4..<5)
}
