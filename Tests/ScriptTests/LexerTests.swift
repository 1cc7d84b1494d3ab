import Diagnostics
import Script
import Testing

@Test(
  arguments: [
    (
      "«1e999»",
      ["this number is too large to compute with [number-out-of-range]"]
    ),
    (
      "«1e-999»",
      ["this number is too small to compute with [number-out-of-range]"]
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
      "«/*» abc",
      ["this comment has no '*/' at its end [unterminated-comment]"]
    ),
    (
      "a«.1»",
      ["members have names; an element is written a[1] [invalid-number]"]
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
      "«@»",
      ["'@' has no meaning in a program [invalid-sign]"]
    ),
    (
      "1«..<»3",
      ["a range includes both ends; write a...b [invalid-sign]"]
    ),
  ] as [(String, [String])])
func tellsWhatIsNoToken(program: String, messages: [String]) throws {
  try check(program, messages)
}

/// A whole quotient of Python is a comment here: what is behind the signs would silently be left out.
@Test(arguments: [
  ("7 «// 3»", true), ("let n = 7 «// 2 + 1»", true), ("f(2) «// 10»", true),
  ("let n = 7 // see above", false), ("// 3", false), ("1 // 2nd", false), ("a + // 3\n1", false),
])
func warnsOfACommentThatLooksLikeAQuotient(program: String, isTold: Bool) {
  let file = SourceFile(path: "a.md", text: program.replacing(/[«»]/, with: ""))
  let found = parse(SourceFragment(file.wholeRange)).diagnostics
    .filter { $0.identifier == "comment-in-value" }
  #expect(found.map(\.severity) == (isTold ? [.warning] : []))
  if isTold { #expect(program.contains("«\(found[0].range?.text ?? "")»")) }
}
