import Diagnostics
import Script
import Testing
import Vocabulary

@Test(arguments: [
  ("1 + 2 * 3", "7"), ("(1 + 2) * 3", "9"), ("2 - 3 - 4", "-5"), ("-2 * -3", "6"),
  ("8 / 4 / 2", "1"), ("- -2", "2"), ("1 < 2 && 3 < 2 || true", "true"), ("!true || true", "true"),
  ("1 < 2 ? 10 : 20", "10"), ("false ? 1 : true ? 2 : 3", "2"), ("1...2 + 3", "1...5"),
  ("[1, 2, 3][0] + 1", "2"), ("-[1, 2].sum", "-3"), ("1_000.5e1", "10005"), ("[:]", "[:]"),
  ("[1, 2,]", "[1, 2]"), ("true == false", "false"), (".left != .right", "true"),
  ("\"\\u{3C3}\\\"\\\\\\n\"", "\"σ\\\"\\\\\\n\""), ("let σ = 2; σ * σ", "4"),
  ("{ 3 }()", "3"), ("{ x, y in x - y }(5, 3)", "2"),
])
func bindsOperatorsAsSwiftDoes(program: String, result: String) {
  let outcome = run(program)
  #expect(outcome.messages == "")
  #expect(outcome.text == result)
}

@Test(arguments: [
  ("1\n+ 2", "3"), ("1\n-2", "1\n-2"), ("1\n- 2", "-1"), ("[1, 2]\n.count", "2"),
  ("true\n? 1\n: 2", "1"), ("sum([\n1,\n2\n])", "3"), ("1; 2", "1\n2"), ("1 // one\n2", "1\n2"),
  ("1 /* one\n/* two */ */ 2", "1\n2"), ("let a = 1\n\n;;a", "1"),
  ("[1, 2].map { x in\n  let y = x\n  return y * y\n}", "[1, 4]"), ("true\n&& false", "false"),
  ("2\r\n3", "2\n3"), ("[1, 2]\n[3]", "[1, 2]\n[3]"),
  ("sum([1, 2])\n{ x in x }(3)", "3\n3"),
  ("[1, 2].map\n{ 3 }()", "the function map\n3"),
])
func endsStatementsWithLines(program: String, result: String) {
  let outcome = run(program)
  #expect(outcome.messages == "")
  #expect(outcome.text == result)
}

@Test func reportsTheErrorsOfAllStatements() {
  let outcome = run(
    """
    let a = f(1, (2
    let b = 1 +
    let c = [1, 2).count
    let d = "abc
    a + b + c + d
    sqr(2)
    [1, 2].map { x in
      let y = x +
      let z = ]
      y + z + w
    }
    """)
  #expect(
    Diagnostic.sorted(outcome.diagnostics).map { $0.range?.start.line } == [
      1, 2, 3, 4, 6, 8, 9, 10,
    ])
}

@Test func keepsTheTextOfAProgramWithoutCommentsAndSpace() {
  func canonical(_ text: String) -> String {
    parse(SourceFragment(SourceFile(path: "a.md", text: text).wholeRange)).program.canonicalText
  }
  #expect(canonical("let a = f( 1,2 ) // c\n") == canonical("let   a=f(1,\n 2)"))
  #expect(canonical("1\n-2") != canonical("1 - 2"))
}

@Test func placesDiagnosticsInTheFileOfAFragment() {
  let file = SourceFile(path: "a.md", text: "> sqr(\n> 2)")
  let (program, diagnostics) = parse(SourceFragment(file: file, pieces: [2..<7, 9..<11]))
  #expect(diagnostics.isEmpty)
  let unit = ProgramUnit(chapter: "a", program: program, expectation: .results([], count: 1...1))
  let report = check([unit], words: .basic)
  #expect(report.diagnostics.first?.range?.start == SourceLocation(line: 1, column: 3))
}

@Test(
  arguments: [
    (
      "[1, 2, 3].map { «$0» + 1 }",
      ["closures name their parameters; write { x in ... } instead of $0 [syntax]"]
    ),
    (
      "1 < 2 «<» 3",
      ["comparisons cannot be chained [chained-comparison]"]
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
      "let f = { «(»x, y) in x }",
      ["the parameters of a closure have no brackets; write { x, y in ... } [syntax]"]
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
      "(1«,» 2)",
      ["there are no tuples; write an array: [a, b] [syntax]"]
    ),
    (
      "1 + + +«» ",
      ["expected a value, but found the end of the program [syntax]"]
    ),
    (
      "«if» x { y }",
      ["a choice is written condition ? a : b [syntax]"]
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
  ] as [(String, [String])])
func tellsWhatIsNoProgram(program: String, messages: [String]) throws {
  try check(program, messages)
}
