extension Mistake {
  /// Captions, lists, quotations, tabs, several mistakes at once.
  static let inPlaces: [Mistake] = [
    Mistake(
      """
      ```{figure} #fig-a
      :caption: A `{value} «pp»` caption.
      :alt: A.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "unknown-name", "'pp' is not defined; did you mean 'pi'?"),
    Mistake(
      #"""
      ```{figure} #fig-a
      :caption: A $«\foo»$ caption.
      :alt: A.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """#,
      "tex-unknown-command", #"unknown command '\foo'"#),
    Mistake(
      #"""
      ```{figure} #fig-a
      :caption: A caption
        goes on $«\foo»$ here.
      :alt: A.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """#,
      "tex-unknown-command", #"unknown command '\foo'"#),
    Mistake(
      """
      ```{figure} #fig-a
      :caption: See «@fig-zz».
      :alt: A.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "unknown-reference", "nothing has the label 'fig-zz'; did you mean 'fig-a'?"),
    Mistake(
      """
      «```{figure} #fig-a»
      :caption: A
        «```{define}
        let a = 1»
        ```
      :alt: A.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "unclosed-fence", "no line of backticks closes the fence that starts here",
      ["nested-directive", "a directive cannot stand in 'caption'"]),
    Mistake(
      """
      ```{figure} #fig-a
      :caption: A «<script>» caption.
      :alt: A.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "raw-html", "raw HTML is not allowed in a report"),
    Mistake(
      """
      ```{figure} #fig-a
      :caption: «# Title»
      :alt: A.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "heading-place", "a heading cannot stand here"),
    Mistake(
      """
      ```{figure} #fig-a
      :caption: A«[^z]».
      :alt: A.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "unknown-footnote", "a footnote cannot be called in a caption or a cell"),
    Mistake(
      """
      ```{claim} #claim-a
      :paper: S
      :says: See [«@nobody»].
      :expect: holds

      holds(1 < 2)
      control(2 < 1)
      ```
      """,
      "unknown-citation", "the bibliography has no 'nobody'"),
    Mistake(
      """
      - item

        ```{define}
        let a = «foo»
        ```
      """,
      "unknown-name", "'foo' is not defined"),
    Mistake(
      """
      1.  item

          ```{define}
          let a = 1
          let b = «foo»
          ```
      """,
      "unknown-name", "'foo' is not defined"),
    Mistake(
      """
      > ```{define}
      > let a = 1
      > let b = «foo»
      > ```
      """,
      "unknown-name", "'foo' is not defined"),
    Mistake(
      """
      > - ```{define}
      >   let b = «foo»
      >   ```
      """,
      "unknown-name", "'foo' is not defined"),
    Mistake(
      define("\tlet a = «foo»"),
      "unknown-name", "'foo' is not defined"),
    Mistake(
      "-\t```{define}\n\tlet b = «foo»\n\t```",
      "unknown-name", "'foo' is not defined"),
    Mistake(
      define(#"let a = «"漢字👍"» + «foo»"#),
      "type-mismatch",
      "'+' takes numbers and arrays of numbers, not text; text is not joined in programs",
      ["unknown-name", "'foo' is not defined"]),
    Mistake(
      #"""
      > [!LEMMA] #lem-a Title with $«\foo»$
      > Text.
      """#,
      "tex-unknown-command", #"unknown command '\foo'"#),
    Mistake(
      """
      Text[^a].

      [^a]: With `{value} «foo»`.
      """,
      "unknown-name", "'foo' is not defined"),
    Mistake(
      #"""
      Text[^a].

      [^a]: With
          $«\foo»$.
      """#,
      "tex-unknown-command", #"unknown command '\foo'"#),
    Mistake(
      "Text *with `{value} «foo»` in it*.",
      "unknown-name", "'foo' is not defined"),
    Mistake(
      "Text [with `{value} «foo»`](index.md).",
      "unknown-name", "'foo' is not defined"),
    Mistake(
      #"## Section with $«\foo»$"#,
      "tex-unknown-command", #"unknown command '\foo'"#),
    Mistake(
      """
      > Text
      goes on `{value} «foo»`
      """,
      "unknown-name", "'foo' is not defined"),
    Mistake(
      #"""
      Text
         goes on `{value} «foo»` and
         $«\foo»$
      """#,
      "unknown-name", "'foo' is not defined",
      ["tex-unknown-command", #"unknown command '\foo'"#]),
    Mistake(
      """
      ```{define}
      let a = «foo»
      let b = «qux»
      let c = «normal»(mean: «"x"»)
      let d = c.pfd
      ```

      Text «@fig-q», [«@nobody»] and `{value} b + 1`.
      """,
      "unknown-name", "'foo' is not defined",
      ["unknown-name", "'qux' is not defined"],
      ["missing-argument", "'normal' needs 'sd:'"],
      ["type-mismatch", "'mean' of 'normal' takes a number, not text"],
      ["unknown-reference", "nothing has the label 'fig-q'"],
      ["unknown-citation", "the bibliography has no 'nobody'"]),
    Mistake(
      """
      ```{define}
      let p = «nromal»(mean: 0, sd: 1)
      let q = p.pdf(0)
      let r = q + p.mean
      ```

      `{value} r` `{value} p.mean`

      ```{figure} #fig-a
      :caption: A caption.
      :alt: A text.

      plot([line(p.pdf)], x: -1...1)
      ```
      """,
      "unknown-name", "'nromal' is not defined; did you mean 'normal'?"),
    Mistake(
      """
      ```{define}
      let a = 1 / «0»
      let b = a + 1
      ```

      `{value} a` `{value} b` `{value} a + b`
      """,
      "division-by-zero", "division by zero"),
    Mistake(
      define(
        """
        let a = «)»
        let b = 1 +«»
        let c = [1, 2«»
        let d = 3 «3»
        let e = «foo»
        """),
      "syntax", "expected a value, but found ')'",
      ["syntax", "expected a value, but found 'let'"],
      ["syntax", "expected ',' or ']' to close the array, but found 'let'"],
      ["syntax", "expected a new line or ';' between statements, but found the number 3"],
      ["unknown-name", "'foo' is not defined"]),
    Mistake(
      """
      1. a
         - b
           > ```{define}
           > let a = «foo»
           > ```
      """,
      "unknown-name", "'foo' is not defined"),
    Mistake(
      """
      > > a `{value} 1 +
      > «foo»` b
      """,
      "unknown-name", "'foo' is not defined"),
    Mistake(
      #"""
      ```{figure} #fig-a
      :caption: 漢字 $«\foo»$
      :alt: A.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """#,
      "tex-unknown-command", #"unknown command '\foo'"#),
    Mistake(
      "```{figure} #fig-a\n:caption:\tSee «@fig-q»\n:alt: A.\n\nplot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)\n```",
      "unknown-reference", "nothing has the label 'fig-q'; did you mean 'fig-a'?"),
    Mistake(
      define("let\u{A0}a = 1\nlet b = a + «foo»"),
      "unknown-name", "'foo' is not defined"),
    Mistake(
      """
      ```{define}
      let p = «normal»(mean: 0)
      let q = mixture(weights: [1], means: [0], sd: 1)
      ```

      `{value} p.mean` `{value} fisher(p, q)` `{value} p.foo`
      """,
      "missing-argument", "'normal' needs 'sd:'"),
  ]
}
