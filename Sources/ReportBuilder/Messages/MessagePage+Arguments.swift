import Diagnostics

extension MessagePage {
  /// Of arguments and types.
  static let arguments: [MessagePage] = [
    MessagePage(
      "missing-argument", "A call lacks an argument that the word needs.",
      mend: "Add it as the message shows.",
      .program(
        "normal(mean: 0).mean",
        mended: "normal(mean: 0, sd: 1).mean")),
    MessagePage(
      "extra-argument", "A call has more arguments than the word takes.",
      mend: "Leave it out.",
      .program(
        "sqrt(1, 2)",
        mended: "sqrt(1)")),
    MessagePage(
      "duplicate-argument", "An argument is given twice.",
      mend: "Keep one of the two.",
      .program(
        "normal(mean: 0, mean: 1, sd: 1).mean",
        mended: "normal(mean: 0, sd: 1).mean")),
    MessagePage(
      "conflicting-arguments", "Arguments are given that exclude each other.",
      mend: "Keep one of them.",
      .program(
        "rule(x: 1, y: 2)",
        mended: "rule(x: 1)")),
    MessagePage(
      "invalid-argument", "An argument has a value that the word cannot take.",
      mend: "Give it one that the message names.",
      .program(
        "normal(mean: 0, sd: -1).mean",
        mended: "normal(mean: 0, sd: 1).mean")),
    MessagePage(
      "wrong-argument-count", "A function takes another count of arguments than it is given.",
      mend: "Give it as many as it has parameters.",
      .program(
        """
        let f = { x, y in x + y }
        f(1)
        """,
        mended: """
          let f = { x, y in x + y }
          f(1, 2)
          """)),
    MessagePage(
      "type-mismatch", "A value is of another type than is needed.",
      mend: "Give what the message names.",
      .program(
        #"1 + "a""#,
        mended: "1 + 2")),
    MessagePage(
      "wrong-result", "A program or a function gives something else than is needed.",
      mend: "Let its last line be of the type that the message names.",
      .chapter(
        """
        ```{figure} #fig-a
        :caption: A line.
        :alt: A line.

        1 + 1
        ```
        """,
        mended: """
          ```{figure} #fig-a
          :caption: A line.
          :alt: A line.

          plot([line({ x in x })], x: 0...1)
          ```
          """)),
    MessagePage(
      "unequal-counts", "Arrays that belong together have different lengths.",
      mend: "Give them equally many elements.",
      .program(
        "points([1, 2], [1])",
        mended: "points([1, 2], [1, 2])")),
    MessagePage(
      "shape-mismatch", "Arrays of different lengths meet in an operation.",
      mend: "Give them equally many elements.",
      .program(
        "[1, 2] + [1, 2, 3]",
        mended: "[1, 2] + [1, 2]")),
    MessagePage(
      "index-out-of-bounds", "There is no element of this number.",
      mend: "Elements are numbered from 0 to one less than the count.",
      .program(
        """
        let a = [1, 2]
        a[2]
        """,
        mended: """
          let a = [1, 2]
          a[1]
          """)),
    MessagePage(
      "empty-range", "A range goes from a larger number to a smaller one.",
      mend: "Exchange its ends.",
      .program(
        "linspace(1, 2, 3).map { x in 5...x }",
        mended: "linspace(1, 2, 3).map { x in 0...x }")),
    MessagePage(
      "invalid-format", "The format of a column is none for a number.",
      mend: "Write .3f, .2e or .4g with digits of your choice.",
      .chapter(
        """
        ```{table} #tab-a
        :caption: A table.

        table(columns: ["a": [1, 2]], formats: ["a": "2f"])
        ```
        """,
        mended: """
          ```{table} #tab-a
          :caption: A table.

          table(columns: ["a": [1, 2]], formats: ["a": ".2f"])
          ```
          """)),
    MessagePage(
      "inexact-argument", "An argument is known too badly for what the word does with it.",
      mend: "Give a number that is known better, or take its '.value'.",
      .program(
        #"linspace(0, 1, 2 + estimateMean(normal(mean: 0, sd: 1).sample(100, key: "a")))"#,
        mended: "linspace(0, 1, 2)")),
    MessagePage(
      "not-a-formula", "A formula of a density holds something that formulas cannot.",
      mend: "Write it with arithmetic, conditions and the elementary functions.",
      .program(
        "unnormalized { x in normal(mean: x, sd: 1).mean }.mean",
        mended: "unnormalized { x in -x * x }.mean")),
  ]
}
