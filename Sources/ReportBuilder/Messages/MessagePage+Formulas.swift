import Diagnostics

extension MessagePage {
  /// Of formulas.
  static let formulas: [MessagePage] = [
    MessagePage(
      "unclosed-formula", "A displayed formula has no '$$' at its end.",
      mend: "Write '$$' below it, without an empty line between.",
      .chapter(
        """
        $$
        a + b

        Text.
        """,
        mended: """
          $$
          a + b
          $$

          Text.
          """)),
    MessagePage(
      "text-after-formula", "Something else than a label follows the closing '$$'.",
      mend: "Begin a new line.",
      .chapter(
        """
        $$
        a + b
        $$ for all a
        """,
        mended: """
          $$
          a + b
          $$

          for all a
          """)),
    MessagePage(
      "tex-alignment", #"A '&', '\\' or rule stands where no table or aligned formula is."#,
      mend: "Put the formula into an environment such as 'aligned'.",
      .formula(
        "a & b",
        mended: #"\begin{aligned} a & b \end{aligned}"#)),
    MessagePage(
      "tex-ambiguous", "A command that splits its group stands twice in it.",
      mend: "Put braces around one.",
      .formula(
        #"a \over b \over c"#,
        mended: #"{a \over b} \over c"#)),
    MessagePage(
      "tex-character", "A character has no meaning in formulas.",
      mend: "Write the command for it.",
      .formula(
        "x ☃ y",
        mended: "x y")),
    MessagePage(
      "tex-colour", "The page has no colour of this name.",
      mend: "Take one that the message lists.",
      .formula(
        #"\color{mauve} x"#,
        mended: #"\color{red} x"#)),
    MessagePage(
      "tex-delimiter", "A bracket that grows is wanted, and something else stands there.",
      mend: "Write one such as '(', '[', '|' or '.' for none.",
      .formula(
        #"\left a + b \right)"#,
        mended: #"\left( a + b \right)"#)),
    MessagePage(
      "tex-double-script", "A thing has two subscripts or two superscripts.",
      mend: "Put braces around the part that each belongs to.",
      .formula(
        "a_b_c",
        mended: "{a_b}_c")),
    MessagePage(
      "tex-empty", "A formula is empty.",
      mend: "Write it, or remove the signs around it.",
      .formula(
        " ",
        mended: "x")),
    MessagePage(
      "tex-expansion", "A macro uses itself, or expands to too much.",
      mend: "Define it by other commands.",
      .formula(
        #"\newcommand{\a}{\a\a}\a"#,
        mended: #"\newcommand{\a}{b}\a"#)),
    MessagePage(
      "tex-length", "A length is not written as one.",
      mend: "Write a number and a unit: 2em.",
      .formula(
        #"\hspace{wide} x"#,
        mended: #"\hspace{2em} x"#)),
    MessagePage(
      "tex-limits", #"'\limits' stands behind something that has none."#,
      mend: #"It follows an operator such as '\sum'."#,
      .formula(
        #"x\limits_a"#,
        mended: #"\sum\limits_a"#)),
    MessagePage(
      "tex-macro", "A macro is not defined as macros are.",
      mend: #"Write \newcommand{\name}[1]{... #1 ...}."#,
      .formula(
        #"\newcommand{a}{b} x"#,
        mended: #"\newcommand{\a}{b} \a"#)),
    MessagePage(
      "tex-missing-argument", "A command lacks what it works on.",
      mend: "Put it in braces behind it.",
      .formula(
        #"\frac{a}"#,
        mended: #"\frac{a}{b}"#)),
    MessagePage(
      "tex-nesting", "A formula nests deeper than it may.",
      mend: "Make it flatter."),
    MessagePage(
      "tex-not", #"'\not' is put before something that has no negation."#,
      mend: "Put it before a relation.",
      .formula(
        #"\not x"#,
        mended: #"\not= x"#)),
    MessagePage(
      "tex-parameter", "'#' stands outside of the body of a macro.",
      mend: ##"Write '\#' for the sign."##,
      .formula(
        "#1",
        mended: ##"\#1"##)),
    MessagePage(
      "tex-refused", "A command cannot be set right on a page.",
      mend: "Write what the message shows.",
      .formula(
        #"\begin{eqnarray} a \end{eqnarray}"#,
        mended: #"\begin{aligned} a \end{aligned}"#)),
    MessagePage(
      "tex-text", "A command for words stands in a formula, or one for formulas in words.",
      mend: #"Put words into '\text{...}'."#,
      .formula(
        #"\'e"#,
        mended: #"\text{\'e}"#)),
    MessagePage(
      "tex-unbalanced-brace", "A brace is not closed, or closes nothing.",
      mend: "Write its partner.",
      .formula(
        "{a",
        mended: "{a}")),
    MessagePage(
      "tex-unbalanced-dollar", "A '$' stands within a formula.",
      mend: #"Close the formula before it; '\$' is the sign."#,
      .formula(
        #"a \text{b $c}"#,
        mended: #"a \text{b $c$}"#)),
    MessagePage(
      "tex-unbalanced-fence", #"'\left' and '\right' do not belong together."#,
      mend: #"Write both; '\right.' closes without a sign."#,
      .formula(
        #"\left( a"#,
        mended: #"\left( a \right)"#)),
    MessagePage(
      "tex-unknown-command", "There is no command of this name.",
      mend: "Take the one that the message offers, or define it in 'macros'.",
      .formula(
        #"\alhpa"#,
        mended: #"\alpha"#)),
    MessagePage(
      "tex-unknown-environment", "There is no environment of this name.",
      mend: "Take the one that the message offers.",
      .formula(
        #"\begin{matrixx} a \end{matrixx}"#,
        mended: #"\begin{matrix} a \end{matrix}"#)),
    MessagePage(
      "tex-unmatched-environment", #"'\begin' and '\end' do not belong together."#,
      mend: "Write both with one name.",
      .formula(
        #"\begin{matrix} a"#,
        mended: #"\begin{matrix} a \end{matrix}"#)),
  ]
}
