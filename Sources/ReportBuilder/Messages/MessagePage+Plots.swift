import Diagnostics

extension MessagePage {
  /// Of plots.
  static let plots: [MessagePage] = [
    MessagePage(
      "missing-range", "Nothing says over which x or y to draw.",
      mend: "Add a range such as x: -10...10.",
      .program(
        "plot([line({ x in x })])",
        mended: "plot([line({ x in x })], x: 0...1)")),
    MessagePage(
      "mixed-axis", "One plot has marks over categories and marks over numbers.",
      mend: "Give each a plot of its own.",
      .program(
        #"plot([bars(["a", "b"], [1, 2]), points([1, 2], [1, 2])])"#,
        mended: #"plot([bars(["a", "b"], [1, 2])])"#)),
    MessagePage(
      "unused-axis", "An axis is described on which nothing stands.",
      mend: "Leave it out, or put a mark on it with axis: .right.",
      .program(
        "plot([line({ x in x })], x: 0...1, right: 0...1)",
        mended: "plot([line({ x in x }, axis: .right)], x: 0...1, right: 0...1)")),
    MessagePage(
      "plot", "A plot cannot be drawn, for the reason that the message gives.",
      mend: "Choose ranges that have an extent.",
      .chapter(
        """
        ```{figure} #fig-line
        :caption: A line.
        :alt: A line.

        plot([bars(["a"], [1])], yScale: .log)
        ```
        """,
        mended: """
          ```{figure} #fig-line
          :caption: A line.
          :alt: A line.

          plot([line({ x in x })], x: 0...1)
          ```
          """)),
    MessagePage(
      "nested-facet", "A panel of a grid is a grid itself.",
      mend: "Use rows: and columns: of one 'facet'.",
      .program(
        #"facet(columns: ["a": [1]]) { a in facet(columns: ["b": [1, 2]]) { b in plot([line({ x in a * b * x })], x: 0...1) } }"#,
        mended:
          #"facet(rows: ["a": [1]], columns: ["b": [1, 2]]) { a, b in plot([line({ x in a * b * x })], x: 0...1) }"#
      )),
    MessagePage(
      "too-many-panels", "A grid has more panels than can be read.",
      mend: "Show fewer values.",
      .program(
        #"facet(columns: ["a": linspace(0, 1, 1000)]) { a in plot([line({ x in a * x })], x: 0...1) }"#,
        mended:
          #"facet(columns: ["a": linspace(0, 1, 3)]) { a in plot([line({ x in a * x })], x: 0...1) }"#
      )),
    MessagePage(
      "too-many-frames", "A sweep has more frames than the page can carry.",
      mend: "Take fewer values.",
      .program(
        #"sweep(["a": linspace(0, 1, 10000)]) { a in plot([line({ x in a * x })], x: 0...1) }"#,
        mended: #"sweep(["a": linspace(0, 1, 3)]) { a in plot([line({ x in a * x })], x: 0...1) }"#)
    ),
  ]
}
