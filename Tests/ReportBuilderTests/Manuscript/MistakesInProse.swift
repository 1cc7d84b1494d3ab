extension Mistake {
  /// Inline values, references, formulas, pictures, HTML, headings.
  static let inProse: [Mistake] = [
    Mistake(
      "text `«{value}»` text",
      "empty-value", "an inline value needs an expression behind its brace"),
    Mistake(
      "`{value «.2x»} 1`",
      "unknown-format", "'.2x' is no format for a number"),
    Mistake(
      "text `{«valu»} 1`",
      "unknown-inline", "'valu' is no kind of inline computation; did you mean 'value'?"),
    Mistake(
      "`{value} 1«,» 2`",
      "syntax", "expected a new line or ';' between statements, but found ','"),
    Mistake(
      "Some text, then `{value} «pp».mean` and more.",
      "unknown-name", "'pp' is not defined; did you mean 'pi'?"),
    Mistake(
      """
      Some `{value} 1 +
      «xx»` and more.
      """,
      "unknown-name", "'xx' is not defined"),
    Mistake(
      "`{value} 7 «// 2»`",
      "comment-in-value", "this is a comment, of which nothing is computed"),
    Mistake(
      "## B section\n\nSee «@b-section».",
      "unknown-reference", "'b-section' is a heading, which has no label"),
    Mistake(
      "See «@5pm».",
      "unknown-mention", "no work and no label is called '5pm'"),
    Mistake(
      "See «@fig-b».",
      "unknown-reference", "nothing has the label 'fig-b'"),
    Mistake(
      """
      ```{figure} #fig-a
      :caption: A caption.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```

      See «@fig-aa».
      """,
      "unknown-reference", "nothing has the label 'fig-aa'; did you mean 'fig-a'?"),
    Mistake(
      "See «[this](#fig-b)».",
      "unknown-link", "nothing has the name 'fig-b'"),
    Mistake(
      "See «[this](02-noise.md)».",
      "unknown-link",
      "there is no chapter '02-noise.md'; a report is one file, so it can link to its chapters and to the web"
    ),
    Mistake(
      "See «[this](index.md#nothing)».",
      "unknown-link", "'index.md' has no place '#nothing'"),
    Mistake(
      "See «[this](paper.pdf)».",
      "unknown-link",
      "there is no chapter 'paper.pdf'; a report is one file, so it can link to its chapters and to the web"
    ),
    Mistake(
      "See «[this](ftp://a.b/c)».",
      "link-address", "a link cannot start with 'ftp:'; https://, http:// and mailto: can"),
    Mistake(
      "See «[this](javascript:alert(1))».",
      "link-address", "a link cannot start with 'javascript:'; https://, http:// and mailto: can"),
    Mistake(
      "See «[this]()».",
      "unknown-link", "this link has no address"),
    Mistake(
      "See [«@nobody2020»].",
      "unknown-citation", "the bibliography has no 'nobody2020'"),
    Mistake(
      "See [«@hyvarinen2055»].",
      "unknown-citation", "the bibliography has no 'hyvarinen2055'; did you mean 'hyvarinen2005'?"),
    Mistake(
      "See [@hyvarinen2005; «@nobody», p. 3].",
      "unknown-citation", "the bibliography has no 'nobody'"),
    Mistake(
      "Text«[^a]».",
      "unknown-footnote", "no footnote is called 'a'"),
    Mistake(
      """
      Text[^note] and«[^nott]».

      [^note]: A note.
      """,
      "unknown-footnote", "no footnote is called 'nott'; did you mean 'note'?"),
    Mistake(
      """
      Text[^a].

      [^a]: One.

      «[^a]»: Two.
      """,
      "duplicate-footnote", "the footnote 'a' is defined twice"),
    Mistake(
      """
      Text.

      «[^a]»: One.
      """,
      "unused-footnote", "nothing refers to the footnote 'a'"),
    Mistake(
      """
      > [!«LEMA»] #lem-a Title
      > Text.
      """,
      "unknown-statement", "'LEMA' is no kind of statement; did you mean 'LEMMA'?"),
    Mistake(
      """
      > [!LEMMA] «#thm-a» Title
      > Text.
      """,
      "label-prefix", "the label of a lemma starts with 'lem-'"),
    Mistake(
      """
      > [!LEMMA] «#lem-ä» Title
      > Text.
      """,
      "bad-label",
      "a label is '#' with a letter and then letters, digits, '-' and '_', such as '#fig-scores'"),
    Mistake(
      #"Text $a «\foo» b$."#,
      "tex-unknown-command", #"unknown command '\foo'"#),
    Mistake(
      #"Text $«\alhpa»$."#,
      "tex-unknown-command", #"unknown command '\alhpa'; did you mean '\alpha'?"#),
    Mistake(
      "Text $a «{»b$.",
      "tex-unbalanced-brace", "this '{' is never closed"),
    Mistake(
      #"Text $«\frac»{a}$."#,
      "tex-missing-argument", #"'\frac' lacks an argument"#),
    Mistake(
      #"Text $«\left»( a$."#,
      "tex-unbalanced-fence", #"this '\left' has no '\right'"#),
    Mistake(
      "Text $a^b«^»c$.",
      "tex-double-script",
      "a second superscript on one thing; use braces to say which it belongs to"),
    Mistake(
      #"""
      ```math
      «\begin{matrix}»
      a
      ```
      """#,
      "tex-unmatched-environment", #"'\begin{matrix}' has no '\end{matrix}'"#),
    Mistake(
      #"""
      ```math
      \begin{«matrx»}
      a
      \end{matrx}
      ```
      """#,
      "tex-unknown-environment", "unknown environment 'matrx'; did you mean 'matrix'?"),
    Mistake(
      """
      ```math «#foo»
      a
      ```
      """,
      "label-prefix", "the label of an equation starts with 'eq-'"),
    Mistake(
      """
      ```math «foo»
      a
      ```
      """,
      "text-after-label", "only a label such as '#fig-scores' may stand here"),
    Mistake(
      """
      ```math«»
      ```
      """,
      "tex-empty", "the formula is empty"),
    Mistake(
      """
      Text

      «$$»
      a + b

      more text.
      """,
      "unclosed-formula",
      "a displayed formula starts here, and no '$$' ends it before the next empty line"),
    Mistake(
      "«<script>alert(1)</script>»",
      "raw-html", "raw HTML is not allowed in a report"),
    Mistake(
      #"Some «<span style="x">»text</span>."#,
      "raw-html", "raw HTML is not allowed in a report"),
    Mistake(
      "Some «<b>»text.",
      "unpaired-html", "'<b>' has no '</b>' in the same paragraph"),
    Mistake(
      "«![x](https://a.b/c.png)»",
      "remote-image",
      "only a picture in the folder 'chapters' can be embedded, not 'https://a.b/c.png'"),
    Mistake(
      "«![x](nothing.png)»",
      "missing-image", "there is no picture 'chapters/nothing.png'"),
    Mistake(
      "«![](dot.png)»",
      "missing-alt", "a picture needs a text for those who do not see it"),
    Mistake(
      "«![x](../secret.png)»",
      "remote-image", "only a picture in the folder 'chapters' can be embedded, not '../secret.png'"
    ),
    Mistake(
      "«![x](/etc/passwd)»",
      "remote-image", "only a picture in the folder 'chapters' can be embedded, not '/etc/passwd'"),
    Mistake(
      "«![x](index.md)»",
      "image-type", "'chapters/index.md' is no PNG, JPEG, GIF or WebP picture"),
    Mistake(
      "«# Another»",
      "second-title", "a chapter has one title; start a section with '##'"),
    Mistake(
      "«### Deep»",
      "heading-level", "this heading is 2 levels below the one before it; one is the most"),
    Mistake(
      """
      ## A

      ## A

      [x](#a-1) and «[y](#a-2)»
      """,
      "unknown-link", "nothing has the name 'a-2'; did you mean 'a-1'?"),
    Mistake(
      "Text `«{value .2f}»` text",
      "empty-value", "an inline value needs an expression behind its brace"),
    Mistake(
      "Text `«{value} »` text",
      "empty-value", "an inline value needs an expression behind its brace"),
    Mistake(
      """
      > [!LEMMA] #lem-a A
      > t

      > [!LEMMA] «#lem-a» B
      > t
      """,
      "duplicate-label", "the label 'lem-a' is already taken"),
    Mistake(
      """
      ```math #eq-a
      a
      ```

      ```math «#eq-a»
      b
      ```
      """,
      "duplicate-label", "the label 'eq-a' is already taken"),
    Mistake(
      #"$\text{a «$»}$"#,
      "tex-unbalanced-dollar", "this '$' is never closed"),
    Mistake(
      "$a «&» b$",
      "tex-alignment", "'&' stands between the columns of an environment such as 'aligned'"),
    Mistake(
      "«##»",
      "empty-heading", "a heading needs a text"),
  ]
}
