import Diagnostics

extension MessagePage {
  /// Of how programs are written.
  static let syntax: [MessagePage] = [
    MessagePage(
      "syntax", "A program does not follow the grammar of the language.",
      mend: "Write what the message expects; Documentation/grammar.md is one page.",
      .program(
        "(1 + 2",
        mended: "(1 + 2)")),
    MessagePage(
      "invalid-character", "A program holds a character that has no place in one.",
      mend: "Delete it."),
    MessagePage(
      "invalid-sign", "A sign is written otherwise in programs.",
      mend: "Write what the message shows.",
      .program(
        "2 × 3",
        mended: "2 * 3")),
    MessagePage(
      "invalid-number", "A number is not written as numbers are.",
      mend: "Write decimal digits, and '*' for a product.",
      .program(
        "2x",
        mended: "2 * 3")),
    MessagePage(
      "number-out-of-range", "A number is too large or too small to compute with.",
      mend: "Numbers reach from about 1e-308 to 1e308.",
      .program(
        "1e400",
        mended: "1e300")),
    MessagePage(
      "invalid-escape", "A backslash in a text has a sign behind it that has no meaning.",
      mend: #"Write '\\' for a backslash that is meant."#,
      .program(
        #""a\qb""#,
        mended: #""a\\qb""#)),
    MessagePage(
      "unterminated-text", "A text has no quotation mark at its end.",
      mend: "Add it on the same line.",
      .program(
        #""open"#,
        mended: #""closed""#)),
    MessagePage(
      "unterminated-comment", "A comment has no '*/' at its end.",
      mend: "Add it.",
      .program(
        "1 /* open",
        mended: "1 /* closed */")),
    MessagePage(
      "program-too-long", "A program has more words and signs than one may.",
      mend: "Make several directives of it."),
    MessagePage(
      "nesting-too-deep", "Brackets or calls nest deeper than they may.",
      mend: "Give the parts names with 'let'."),
    MessagePage(
      "chained-comparison", "Comparisons stand in a chain.",
      mend: "Join two of them with '&&'.",
      .program(
        "1 < 2 < 3",
        mended: "1 < 2 && 2 < 3")),
    MessagePage(
      "missing-result", "A program or a closure gives no value, or fewer than are needed.",
      mend: "Write the value as the last line.",
      .program(
        """
        let f = { x in let y = x }
        f(1)
        """,
        mended: """
          let f = { x in
            let y = x
            return y
          }
          f(1)
          """)),
    MessagePage(
      "too-many-results", "A program gives more values than its directive takes.",
      mend: "Keep one; the others want a name with 'let'.",
      .chapter(
        "`{value} 1; 2`",
        mended: "`{value} 1`")),
    MessagePage(
      "unused-value", "A value is computed and not used.",
      mend: "Give it a name with 'let', or remove it.",
      .program(
        """
        let f = { x in
          x + 1
          x + 2
        }
        f(1)
        """,
        mended: """
          let f = { x in
            let y = x + 1
            y + 2
          }
          f(1)
          """)),
  ]
}
