import Diagnostics

extension MessagePage {
  /// Of titles and headings.
  static let headings: [MessagePage] = [
    MessagePage(
      "no-title", "A chapter does not start with a title.",
      mend: "Begin it with a heading of one '#'.",
      .wholeChapter(
        """
        Text.

        """,
        mended: """
          # One

          Text.

          """)),
    MessagePage(
      "title-place", "Something stands before the title of a chapter.",
      mend: "Move it below the title.",
      .wholeChapter(
        """
        Text.

        # One

        """,
        mended: """
          # One

          Text.

          """)),
    MessagePage(
      "second-title", "A chapter has two headings of the first level.",
      mend: "Start a section with '##'.",
      .chapter(
        "# Two",
        mended: "## Two")),
    MessagePage(
      "heading-level", "A heading skips a level.",
      mend: "Give it one '#' more than the heading that it belongs to, and not two.",
      .chapter(
        "### Deep",
        mended: "## Not so deep")),
    MessagePage(
      "heading-place", "A heading stands where it cannot be counted, such as in an option.",
      mend: "Make it a heading of the chapter.",
      .chapter(
        """
        ```{figure} #fig-line
        :caption: # A line.
        :alt: A line.

        plot([line({ x in x })], x: 0...1)
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
      "empty-heading", "A heading has no words.",
      mend: "Write some behind the signs.",
      .chapter(
        "##",
        mended: "## Words")),
  ]
}
