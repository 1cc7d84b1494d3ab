extension Mistake {
  /// Fences: kinds, labels, options, and what claims must have.
  static let inDirectives: [Mistake] = [
    Mistake(
      """
      ```{«figur»} #fig-a
      ```
      """,
      "unknown-directive", "there is no directive 'figur'; did you mean 'figure'?"),
    Mistake(
      """
      ```{«python»}
      print(1)
      ```
      """,
      "unknown-directive", "there is no directive 'python'"),
    Mistake(
      """
      ```«{}»
      let a = 1
      ```
      """,
      "malformed-directive", "a directive starts with '{kind}' and may have a '#label'"),
    Mistake(
      """
      ```«{figure #fig-a»
      plot([])
      ```
      """,
      "malformed-directive", "a directive starts with '{kind}' and may have a '#label'"),
    Mistake(
      """
      ```{figure} #fig-a
      :«captoin»: A caption.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "unknown-option", "a figure has no option 'captoin'; did you mean 'caption'?"),
    Mistake(
      """
      ```{figure} #fig-a
      :alt: A text.
      :«width»: 3
      :caption: A

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "unknown-option", "a figure has no option 'width'"),
    Mistake(
      """
      ```{figure} #fig-a
      :caption: A.
      :«caption»: B.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "duplicate-option", "'caption' is given twice"),
    Mistake(
      """
      ```{figure} #fig-a
      :caption: A.
      «:alt A text.»

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "malformed-option", "an option is a line such as ':caption: text'"),
    Mistake(
      """
      ```{figure} #fig-a
      :caption: A.
      :alt: A text.
      «plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)»
      ```
      """,
      "missing-blank-line", "an empty line must stand between the options and the program"),
    Mistake(
      """
      ```{figure} #fig-a
      :«caption»:
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "empty-option", "'caption' is empty"),
    Mistake(
      """
      ```{«figure»} #fig-a
      :caption: A.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "missing-option", "this figure has no 'alt'"),
    Mistake(
      """
      ```{«figure»} #fig-a
      :alt: A.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "missing-option", "this figure has no 'caption'"),
    Mistake(
      """
      ```{«figure»}
      :caption: A.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "missing-label", "a figure needs a label"),
    Mistake(
      """
      ```{figure} «fig-a»
      :caption: A.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "text-after-label", "only a label such as '#fig-scores' may stand here"),
    Mistake(
      """
      ```{figure} «#scores»
      :caption: A caption.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "label-prefix", "the label of a figure starts with 'fig-'"),
    Mistake(
      """
      ```{figure} «#fig-ä!»
      :caption: A caption.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "bad-label",
      "a label is '#' with a letter and then letters, digits, '-' and '_', such as '#fig-scores'"),
    Mistake(
      """
      ```{figure} #fig-a «wide»
      :caption: A caption.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "text-after-label", "nothing may follow the label"),
    Mistake(
      """
      ```{define} «#def-a»
      let a = 1
      ```
      """,
      "superfluous-label", "a define takes no label"),
    Mistake(
      define(
        """
        :«caption»: A.

        let a = 1
        """),
      "unknown-option", "a define has no option 'caption'"),
    Mistake(
      """
      ```{figure} #fig-a
      :caption: A caption.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```

      ```{figure} «#fig-a»
      :caption: A caption.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "duplicate-label", "the label 'fig-a' is already taken"),
    Mistake(
      """
      «```{define}»
      let a = 1
      """,
      "unclosed-fence", "no line of backticks closes the fence that starts here"),
    Mistake(
      """
      «~~~{define}»
      let a = 1
      """,
      "unclosed-fence", "no line of tildes closes the fence that starts here"),
    Mistake(
      """
      See @tab-b.

      ```{figure} #fig-a
      :caption: A figure.
      :alt: A line.

      plot([line([1, 2])])
      ~~~«{grid} #tab-b»
      :caption: A table.

      | a | b |
      |---|---|
      | 1 | 2 |
      ~~~
      ```
      """,
      "nested-directive", "a directive cannot stand inside another one"),
    Mistake(
      """
      ```{table} #tab-a
      :caption: A table.

      «| method | price |»
      |--------|-------|
      | *KSD*  | $n^2$ |
      | Fisher | 5 %   |
      ```
      """,
      "table-in-program", "a table in pipe form is no program"),
    Mistake(
      """
      `{value} a «~»~~ b ~`
      """,
      "invalid-sign", "'~' has no meaning in a program"),
    Mistake(
      """
      ```{«Figure»} #fig-a
      ```
      """,
      "unknown-directive", "there is no directive 'Figure'; did you mean 'figure'?"),
    Mistake(
      """
      ```«{ figure } #fig-a»
      ```
      """,
      "malformed-directive", "a directive starts with '{kind}' and may have a '#label'"),
    Mistake(
      """
      ```{«figure»} #fig-a
      :caption: A.
      :alt: A.
      ```
      """,
      "missing-result", "a figure needs a plot, but this program gives no value"),
    Mistake(
      """
      «```{claim} #claim-a»
      :paper: Section 1
      :says: It is so.
      :expect: holds
      ```
      """,
      "missing-holds", "the claim 'claim-a' has no 'holds', so nothing decides on it"),
    Mistake(
      """
      «```math #eq-a»
      a + b

      ## Section

      Text.
      """,
      "unclosed-fence", "no line of backticks closes the fence that starts here"),
    Mistake(
      """
      «```{define}»
      let a = 1

      Text with words.

      ```{figure} #fig-a
      :caption: A caption.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```

      See @fig-a.
      """,
      "unclosed-fence", "no line of backticks closes the fence that starts here"),
    Mistake(
      """
      - «```{define}»
        let a = 1

      Text.
      """,
      "unclosed-fence", "no line of backticks closes the fence that starts here"),
    Mistake(
      """
      «````{define}»
      let a = 1
      ```
      """,
      "unclosed-fence", "no line of backticks closes the fence that starts here"),
    Mistake(
      """
      «```{claim} #claim-a»
      :paper: Section 1
      :says: It is so.
      :expect: holds

      holds(1 < 2)
      holds(2 < 3)
      control(3 <
         4)
      ```
      """,
      "control", "the control of 'claim-a' comes out true; it must come out false: 3 < 4"),
    Mistake(
      claim(
        """
        holds(1 < 2)
        control(«pi < pi»)
        """),
      "control", "the control of 'claim-a' is undecided; it must come out false: pi < pi"),
    Mistake(
      """
      ```{figure} «#Fig-a»
      :caption: A caption.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "label-prefix", "the label of a figure starts with 'fig-'"),
    Mistake(
      """
      ```{figure} #fig-a «#fig-b»
      :caption: A caption.
      :alt: A text.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
      ```
      """,
      "text-after-label", "nothing may follow the label"),
    Mistake(
      """
      ```{claim} #claim-a
      :paper: S
      :quote: It is so.
      :says: S.
      :expect: holds

      holds(1 < 2)
      control(2 < 1)
      ```

      ```{claim} #claim-b
      :paper: S
      :quote: «It *is* so»
      :says: S.
      :expect: holds

      holds(1 < 2)
      control(2 < 1)
      ```
      """,
      "duplicate-quote", "a sentence of the paper has one claim and one verdict"),
    Mistake(
      """
      ```{claim} #claim-a
      :paper: S
      :says: S.
      :expect: «untestable»
      :because: no

      holds(1 < 2)
      control(2 < 1)
      ```
      """,
      "verdict", "the verdict on 'claim-a' is holds, not untestable"),
    Mistake(
      """
      ```{claim} #claim-a
      :paper: S
      :says: S.
      :expect: «conditional»
      :condition: so

      holds(1 < 2)
      control(2 < 1)
      ```
      """,
      "missing-condition",
      "the claim 'claim-a' is to be conditional, but no predicate has a condition"),
    Mistake(
      """
      ```{grid} #tab-a
      :caption: C.

      | a | b |
      |---|---|
      «| 1 |»
      «| 1 | 2 | 3 |»
      ```
      """,
      "grid-row", "there are 2 heads and 1 cell in this line",
      ["grid-row", "there are 2 heads and 3 cells in this line"]),
    Mistake(
      """
      ```{«grid»}
      :caption: C.

      «| a | b |»
      ```
      """,
      "missing-label", "a grid needs a label",
      ["grid-rule", "a line of dashes stands between the heads and the rows"]),
    Mistake(
      """
      Before.

      «| a | b |»
      |---|---|
      | 1 | 2 |
      """,
      "bare-table", "a table that stands by itself is shown as a line of bars"),
    Mistake(
      """
      - Before:
        «| a | b |»
        |---|---|
        | 1 | 2 |
      """,
      "bare-table", "a table that stands by itself is shown as a line of bars"),
    Mistake(
      """
      > «a | b»
      > ---|---
      > 1 | 2
      """,
      "bare-table", "a table that stands by itself is shown as a line of bars"),
  ]
}
