import Testing

@Test(
  arguments: [
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
      "[1, 2, 3].filter { x in «x + 1» }",
      ["this closure must give a truth value, but gives a number [type-mismatch]"]
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
      "let r = { a in «a...3» }; r(\"x\")",
      ["a range goes from a number to a number [type-mismatch]"]
    ),
    (
      "let y = 1...2; «y» + 1",
      ["'+' takes numbers and arrays of numbers, not a range [type-mismatch]"]
    ),
    (
      #"«1 == "a"»"#,
      ["'==' cannot compare a number with text [type-mismatch]"]
    ),
    (
      "«.left == 1»",
      ["'==' cannot compare .left with a number [type-mismatch]"]
    ),
  ] as [(String, [String])])
func tellsWhatOperatorsDoNotTake(program: String, messages: [String]) throws {
  try check(program, messages)
}
