import Diagnostics

extension MessagePage {
  /// Of tables that are written, figures and inline values.
  static let values: [MessagePage] = [
    MessagePage(
      "table-in-program", "A table in pipe form stands where a program is expected.",
      mend: "Put it into a directive {grid}.",
      .chapter(
        """
        ```{table} #tab-a
        :caption: A table.

        | a | b |
        |---|---|
        | 1 | 2 |
        ```
        """,
        mended: """
          ```{grid} #tab-a
          :caption: A table.

          | a | b |
          |---|---|
          | 1 | 2 |
          ```
          """)),
    MessagePage(
      "missing-grid", "A directive {grid} holds no table.",
      mend: "Write one in GitHub's pipe form.",
      .chapter(
        """
        ```{grid} #tab-a
        :caption: A table.

        ```
        """,
        mended: """
          ```{grid} #tab-a
          :caption: A table.

          | a | b |
          |---|---|
          | 1 | 2 |
          ```
          """)),
    MessagePage(
      "grid-rule",
      "The line of dashes below the heads of a table is missing, or has another count of groups.",
      mend: "Write one group of dashes for each head.",
      .chapter(
        """
        ```{grid} #tab-a
        :caption: A table.

        | a | b |
        |---|
        | 1 | 2 |
        ```
        """,
        mended: """
          ```{grid} #tab-a
          :caption: A table.

          | a | b |
          |---|---|
          | 1 | 2 |
          ```
          """)),
    MessagePage(
      "grid-row", "A row of a table has another count of cells than there are heads.",
      mend: "Add or remove cells; a bar within one has a backslash before it.",
      .chapter(
        """
        ```{grid} #tab-a
        :caption: A table.

        | a | b |
        |---|---|
        | 1 |
        ```
        """,
        mended: """
          ```{grid} #tab-a
          :caption: A table.

          | a | b |
          |---|---|
          | 1 | 2 |
          ```
          """)),
    MessagePage(
      "empty-value", "An inline value has nothing to compute.",
      mend: "Write an expression behind the brace.",
      .chapter(
        "`{value}`",
        mended: "`{value} 1 + 1`")),
    MessagePage(
      "comment-in-value", "An inline value has a comment, of which nothing is computed.",
      mend: "Leave it out; a quotient is written with one '/'.",
      .chapter(
        "`{value} 7 // 2`",
        mended: "`{value} 7 / 2`")),
    MessagePage(
      "unknown-inline", "A code span starts with a word in braces that is no kind of computation.",
      mend: "Write '{value}', or '{{' for a brace that is meant.",
      .chapter(
        "`{valu} 1 + 1`",
        mended: "`{value} 1 + 1`")),
    MessagePage(
      "unknown-format", "The format of an inline value is none for a number.",
      mend: "Write .3f, .2e or .4g with digits of your choice.",
      .chapter(
        "`{value .3q} 1 / 3`",
        mended: "`{value .3f} 1 / 3`")),
    MessagePage(
      "figure-data", "A figure leaves out data, or a mark of it shows nothing.",
      mend: "Widen the axes, or leave the data out on purpose.",
      .chapter(
        """
        ```{figure} #fig-a
        :caption: Points.
        :alt: Points.

        plot([points([1, 2], [-1, 2])], yScale: .log)
        ```
        """,
        mended: """
          ```{figure} #fig-a
          :caption: Points.
          :alt: Points.

          plot([points([1, 2], [1, 2])], yScale: .log)
          ```
          """)),
  ]
}
