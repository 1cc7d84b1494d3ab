extension Mistake {
  /// The form of programs.
  static let inSyntax: [Mistake] = [
    Mistake(
      define("let a = 1 «2»"),
      "syntax", "expected a new line or ';' between statements, but found the number 2"),
    Mistake(
      define("let a = (1 + 2)«)»"),
      "syntax", "expected a new line or ';' between statements, but found ')'"),
    Mistake(
      define("let a = (1 + 2«»"),
      "syntax", "expected ',' or ')' to close the bracket, but found the end of the program"),
    Mistake(
      define("let a = [1, 2«»"),
      "syntax", "expected ',' or ']' to close the array, but found the end of the program"),
    Mistake(
      define("let f = { x in x«»"),
      "syntax", "expected '}' to close the closure, but found the end of the program"),
    Mistake(
      define(#"let a = «"abc»"#),
      "unterminated-text", #"this text has no '"' at its end"#),
    Mistake(
      define(#"let a = "a«\q»""#),
      "invalid-escape", #"'\q' has no meaning; write \\ for a backslash"#),
    Mistake(
      define("let a = 1 +«»"),
      "syntax", "expected a value, but found the end of the program"),
    Mistake(
      define("let «=» 1"),
      "syntax", "expected a name behind 'let', but found '='"),
    Mistake(
      define("let a =«»"),
      "syntax", "expected a value, but found the end of the program"),
    Mistake(
      define("let a «1»"),
      "syntax", "expected '=' behind the name 'a', but found the number 1"),
    Mistake(
      define("«var» a = 1"),
      "syntax", "names keep their value; write 'let'"),
    Mistake(
      define("«func» f(x) { x }"),
      "syntax", "a function is written let f = { x in ... }"),
    Mistake(
      define("«for» i in 1...3 { }"),
      "syntax", "there are no loops; write array.map { x in ... }"),
    Mistake(
      define("let a = «if» 1 < 2 { 1 }"),
      "syntax", "a choice is written condition ? a : b"),
    Mistake(
      define("«return» 1"),
      "syntax", "'return' is only possible inside a closure"),
    Mistake(
      define("let a = «'abc'»"),
      "invalid-sign", "text is written in double quotes"),
    Mistake(
      define("let a «==» 1"),
      "syntax", "expected '=' behind the name 'a', but found '=='"),
    Mistake(
      define(
        """
        let a = 1
        «a» = 2
        """),
      "syntax", "a definition begins with 'let'"),
    Mistake(
      define("let a = 1 < 2 «and» 2 < 3"),
      "syntax", "'and' is written &&"),
    Mistake(
      define("let a = 2«^»3"),
      "invalid-sign", "a power is written pow(x, n)"),
    Mistake(
      define("let a = 2 «**» 3"),
      "invalid-sign", "a power is written pow(x, n)"),
    Mistake(
      define("let a = 1 < 2 «<» 3"),
      "chained-comparison", "comparisons cannot be chained"),
    Mistake(
      define("let a = [1 «2»]"),
      "syntax", "expected ',' or ']' to close the array, but found the number 2"),
    Mistake(
      define("let a = 1.2«.3»"),
      "invalid-number", "a number has one decimal point"),
    Mistake(
      define("let a = «12abc»"),
      "invalid-number", "'abc' directly after the number 12"),
    Mistake(
      define("let a = 1 «#» comment"),
      "invalid-sign", "comments are written // ..."),
    Mistake(
      define("let a = 1 «§» 2"),
      "invalid-character", "the character '§' has no meaning in a program"),
    Mistake(
      define("let a = 2 «−» 1"),
      "invalid-sign", "'−' is written '-' here"),
    Mistake(
      define("let f = { «x» x }"),
      "syntax", "the parameters of a closure end with 'in': { x in ... }"),
    Mistake("`{value} «sqrt 2»`", "syntax", "what is called has brackets: sqrt(2)"),
    Mistake("`{value} 3 «mod» 2`", "syntax", "a remainder is written remainder(a, b)"),
    Mistake("`{value} «not» true`", "syntax", "'not' is written !"),
    Mistake(
      "`{value} 5«!»`", "syntax",
      "'!' stands before a truth value; there is no sign for a factorial"),
    Mistake("`{value} «1,5» + 1`", "syntax", "a number has a decimal point: 1.5"),
    Mistake("`{value} 20 «%»`", "invalid-sign", "a percentage is a number: 20 % is 0.2"),
    Mistake("`{value} 20 «%» 3`", "invalid-sign", "a remainder is written remainder(a, b)"),
    Mistake("`{value} [1].map(«lambda» x: x)`", "syntax", "a closure is written { x in ... }"),
    Mistake("`{value} sum([1 «=» 1])`", "syntax", "to compare, write '=='"),
    Mistake("`{value} 1 «<>» 2`", "invalid-sign", "different is written !="),
    Mistake(
      "`{value} integral({ x in x }, over: -4«..»4)`", "invalid-sign", "a range is written a...b"),
    Mistake(define("«def» f(x) = x"), "syntax", "a function is written let f = { x in ... }"),
    Mistake(
      define("let a = 1...«»"),
      "syntax", "expected a value, but found the end of the program"),
    Mistake(
      define("let a = 1«..<»3"),
      "invalid-sign", "a range includes both ends; write a...b"),
    Mistake(
      define("let a = 1 «/*» comment"),
      "unterminated-comment", "this comment has no '*/' at its end"),
    Mistake(
      define("let «in» = 1"),
      "syntax", "'in' is a word of the language, not a name"),
    Mistake(
      define(
        """
        let a = 1
        let b = a.«»
        """),
      "syntax", "expected the name of a member behind '.', but found the end of the program"),
    Mistake(
      "`{value} abs«（»1)`",
      "invalid-sign", "the wide '（' is written '(' here"),
    Mistake(
      define("let a = «“a”»"),
      "invalid-sign", #"text is written in straight double quotes: "text""#),
    Mistake(
      define("let a = 1 < 2 ? 3«»"),
      "syntax", "expected ':' and what holds otherwise, but found the end of the program"),
    Mistake(
      define("let a = «if» x"),
      "syntax", "a choice is written condition ? a : b"),
  ]
}
