import Testing

@Test(
  arguments: [
    (
      "normal(mean: 0, sd: 1).«pfd»(0)",
      ["a density has no member 'pfd'; did you mean 'pdf'? [unknown-member]"]
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
      "let g = normal(mean: 0, sd: 1); g.pdf.«x»",
      ["a function of a number has no member 'x' [unknown-member]"]
    ),
    (
      "let e = { d in d.«pfd»(1) }; e(normal(mean: 0, sd: 1))",
      ["a density has no member 'pfd'; did you mean 'pdf'? [unknown-member]"]
    ),
    (
      "3.error.«x»",
      ["a number has no member 'x' [unknown-member]"]
    ),
  ] as [(String, [String])])
func tellsMembersThatNothingHas(program: String, messages: [String]) throws {
  try check(program, messages)
}
