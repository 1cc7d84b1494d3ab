import Diagnostics

extension MessagePage {
  /// Of names in programs.
  static let names: [MessagePage] = [
    MessagePage(
      "unknown-name", "A program uses a name that nothing defines.",
      mend: "Define it with 'let', or take the name that the message offers.",
      .program(
        "nromal(mean: 0, sd: 1).mean",
        mended: "normal(mean: 0, sd: 1).mean")),
    MessagePage(
      "unknown-member", "A value has no member of this name.",
      mend: "Take one that the message offers; 'report words' lists them.",
      .program(
        "normal(mean: 0, sd: 1).men",
        mended: "normal(mean: 0, sd: 1).mean")),
    MessagePage(
      "unknown-label", "A word has no parameter of this name, or takes the argument without one.",
      mend: "Write the call as the message shows it.",
      .program(
        "normal(mean: 0, sds: 1).mean",
        mended: "normal(mean: 0, sd: 1).mean")),
    MessagePage(
      "unknown-symbol", "A word with a point before it is none of those that a parameter takes.",
      mend: "Take one that the message lists.",
      .program(
        "plot([line({ x in x }, axis: .rigth)], x: 0...1)",
        mended: "plot([line({ x in x }, axis: .left)], x: 0...1)")),
    MessagePage(
      "unknown-column", "A table has no column of this name.",
      mend: "Take the name of a column.",
      .chapter(
        """
        ```{table} #tab-a
        :caption: A table.

        table(columns: ["a": [1, 2]], formats: ["b": ".2f"])
        ```
        """,
        mended: """
          ```{table} #tab-a
          :caption: A table.

          table(columns: ["a": [1, 2]], formats: ["a": ".2f"])
          ```
          """)),
    MessagePage(
      "unknown-variable", "A sweep has no variable of this name.",
      mend: "Take the name of one.",
      .chapter(
        """
        ```{figure} #fig-a
        :caption: Lines.
        :alt: Lines.

        sweep(["m": [1, 2]], stills: ["n": [1]]) { m in plot([line({ x in m * x })], x: 0...1) }
        ```
        """,
        mended: """
          ```{figure} #fig-a
          :caption: Lines.
          :alt: Lines.

          sweep(["m": [1, 2]], stills: ["m": [1]]) { m in plot([line({ x in m * x })], x: 0...1) }
          ```
          """)),
    MessagePage(
      "duplicate-definition", "A name is defined twice, or is that of a word.",
      mend: "Choose another name.",
      .program(
        """
        let a = 1
        let a = 2
        a
        """,
        mended: """
          let a = 1
          let b = 2
          a + b
          """)),
    MessagePage(
      "cycle", "Definitions need each other, or one needs itself.",
      mend: "Programs have no recursion: break the loop; 'reduce' and 'scan' carry a value on.",
      .chapter(
        """
        ```{define}
        let a = b + 1
        let b = a + 1
        ```
        """,
        mended: """
          ```{define}
          let a = b + 1
          let b = 1
          ```

          `{value} a`
          """)),
    MessagePage(
      "recursion", "A function is handed to itself.",
      mend: "Programs have no recursion: use 'reduce', 'map' or 'scan'.",
      .program(
        """
        let f = { g in g(g) }
        f(f)
        """,
        mended: """
          let f = { g in g(1) }
          f { x in x + 1 }
          """)),
    MessagePage(
      "not-a-function", "What is no function is called.",
      mend: "Leave the brackets out, or call a function.",
      .program(
        """
        let a = 1
        a(2)
        """,
        mended: """
          let a = { x in x }
          a(2)
          """)),
  ]
}
