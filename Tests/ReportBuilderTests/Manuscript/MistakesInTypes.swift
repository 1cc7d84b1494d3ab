extension Mistake {
  /// Types, and what a directive's program must give.
  static let inTypes: [Mistake] = [
    Mistake(
      define(#"let p = normal(mean: «"a"», sd: 1)"#),
      "type-mismatch", "'mean' of 'normal' takes a number, not text"),
    Mistake(
      define("let p = normal(mean: «[1, 2]», sd: 1)"),
      "type-mismatch", "'mean' of 'normal' takes a number, not an array of numbers"),
    Mistake(
      define("let p = mixture(weights: «0.5», means: [1, 2], sd: 1)"),
      "type-mismatch", "'weights' of 'mixture' takes a nonempty array of numbers, not a number"),
    Mistake(
      define(#"let a = «"a"» + 1"#),
      "type-mismatch",
      "'+' takes numbers and arrays of numbers, not text; text is not joined in programs"),
    Mistake(
      claim(
        """
        holds(«normal(mean: 0, sd: 1)» < 2)
        control(2 < 1)
        """),
      "type-mismatch", "'<' compares numbers, not a density"),
    Mistake(
      figure("«1 + 1»"),
      "wrong-result", "a figure needs a plot, but this is a number"),
    Mistake(
      figure(
        """
        plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)
        «plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)»
        """),
      "too-many-results", "a figure takes 1 value, this is one more"),
    Mistake(
      """
      ```{«figure»} #fig-a
      :caption: A.
      :alt: A.

      let a = 1
      ```
      """,
      "missing-result", "a figure needs a plot, but this program gives no value"),
    Mistake(
      table("«plot([line(normal(mean: 0, sd: 1).pdf)], x: -3...3)»"),
      "wrong-result", "a table needs a table, but this is a plot"),
    Mistake(
      claim(
        """
        «1 < 2»
        control(2 < 1)
        """),
      "wrong-result", "a claim needs an assertion, but this is a truth value"),
    Mistake(
      "`{value} «normal(mean: 0, sd: 1)»`",
      "wrong-result",
      "an inline value needs a number, text, a truth value or an array of numbers, but this is a density"
    ),
    Mistake(
      define(
        """
        let a = 1
        «a + 1»
        """),
      "unused-value", "a define directive holds definitions only"),
    Mistake(
      """
      «```{claim} #claim-a»
      :paper: S
      :says: S.
      :expect: holds

      control(2 < 1)
      ```
      """,
      "missing-holds", "the claim 'claim-a' has no 'holds', so nothing decides on it"),
    Mistake(
      """
      «```{claim} #claim-a»
      :paper: S
      :says: S.
      :expect: holds

      holds(1 < 2)
      ```
      """,
      "missing-control", "the claim 'claim-a' has no control; a claim that cannot fail says nothing"
    ),
    Mistake(
      claim(
        """
        holds(1 < 2)
        control(«1 < 2»)
        """),
      "control", "the control of 'claim-a' comes out true; it must come out false: 1 < 2"),
    Mistake(
      """
      ```{claim} #claim-a
      :paper: S
      :says: S.
      :expect: «holds»

      holds(2 < 1)
      control(2 < 1)
      ```
      """,
      "verdict", "the verdict on 'claim-a' is contradicted, not holds"),
    Mistake(
      """
      ```{claim} #claim-a
      :paper: S
      :says: S.
      :expect: «hold»

      holds(1 < 2)
      control(2 < 1)
      ```
      """,
      "unknown-choice", "'expect' cannot be 'hold'; did you mean 'holds'?"),
    Mistake(
      """
      ```{claim} #claim-a
      :paper: S
      :says: S.
      :expect: «conditional»

      holds(1 < 2)
      control(2 < 1)
      ```
      """,
      "missing-option", "a claim that is expected to be conditional needs 'condition'"),
    Mistake(
      """
      ```{claim} #claim-a
      :paper: S
      :says: S.
      :expect: holds
      :condition: «only so»

      holds(1 < 2)
      control(2 < 1)
      ```
      """,
      "superfluous-option", "only a claim that is expected to be conditional has 'condition'"),
    Mistake(
      """
      ```{claim} #claim-a
      :«quote»: A sentence.
      :says: S.
      :expect: holds

      holds(1 < 2)
      control(2 < 1)
      ```
      """,
      "missing-option", "a claim with 'quote' needs 'paper'"),
    Mistake(
      claim(
        """
        holds(«1»)
        control(2 < 1)
        """),
      "type-mismatch", "'statement' of 'holds' takes a truth value, not a number"),
    Mistake(
      define("let a = «1» ? 2 : 3"),
      "type-mismatch", "a condition is a truth value, not a number"),
    Mistake(
      define("let a = !«1»"),
      "type-mismatch", "'!' takes a truth value, not a number"),
    Mistake(
      define(
        """
        let a = 1
        let b = «a»(2)
        """),
      "not-a-function", "'a' is a number and cannot be called"),
    Mistake(
      define(
        """
        let f = { x, y in x + y }
        let b = «f»(1)
        """),
      "wrong-argument-count", "'f' takes 2 arguments, not 1"),
    Mistake(
      define("let b = [1, 2].map «{ 1 }»"),
      "wrong-argument-count", "'map' calls this function with 1 argument, but it takes 0 arguments"),
    Mistake(
      define("let b = [1, 2].map «{ x, y in x }»"),
      "wrong-argument-count", "'map' calls this function with 1 argument, but it takes 2 arguments"),
    Mistake(
      """
      ```{define}
      let f = { x in x }
      ```

      `{value} «f»`
      """,
      "wrong-result",
      "an inline value needs a number, text, a truth value or an array of numbers, but this is a function of one argument"
    ),
    Mistake(
      """
      ```{define}
      let p = mixture(weights: «[]», means: «[]», sd: 1)

      ```

      `{value} p.mean`
      """,
      "invalid-argument",
      "'weights' of 'mixture' takes a nonempty array of numbers, not an empty array",
      [
        "invalid-argument",
        "'means' of 'mixture' takes a nonempty array of numbers, not an empty array",
      ]),
    Mistake(
      table(#"table(columns: «["a": 1]»)"#),
      "type-mismatch",
      "'columns' of 'table' takes a nonempty dictionary of arrays of numbers, texts or truth values, not a dictionary of numbers"
    ),
    Mistake(
      figure(#"facet(rows: ["a": [1, 2]]) { a in «a» }"#),
      "type-mismatch", "this closure must give a plot, but gives a number"),
    Mistake(
      figure("plot([histogram(«normal(mean: 0, sd: 1)»)])"),
      "type-mismatch", "'values' of 'histogram' takes a nonempty array of numbers, not a density"),
    Mistake(
      define("let f = { x in «let y = x» }"),
      "missing-result", "this closure ends with a definition and gives no value"),
  ]
}
