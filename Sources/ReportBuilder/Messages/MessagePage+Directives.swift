import Diagnostics

extension MessagePage {
  /// Of directives and inline values.
  static let directives: [MessagePage] = [
    MessagePage(
      "unknown-directive", "A fence names a directive that does not exist.",
      mend: "Take one of those that the message lists.",
      .chapter(
        """
        ```{figur} #fig-line
        :caption: A line.
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
      "malformed-directive", "A fence starts like a directive and is none.",
      mend: "Write '{kind}', and behind it a '#label' where it takes one.",
      .chapter(
        """
        ```{figure #fig-line
        :caption: A line.
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
      "nested-directive", "A directive stands in another one, or where none can stand.",
      mend: "End the fence above before it.",
      .chapter(
        """
        ````{define}
        let a = 1
        ```{define}
        let b = 2
        ```
        ````
        """,
        mended: """
          ```{define}
          let a = 1
          ```

          ```{define}
          let b = 2
          ```

          `{value} a + b`
          """)),
    MessagePage(
      "unclosed-fence", "No line closes a fence.",
      mend: "Write as many backticks or tildes below it as open it.",
      .chapter(
        """
        ```{figure} #fig-line
        :caption: A line.
        :alt: A line.

        plot([line({ x in x })], x: 0...1)
        """,
        mended: """
          ```{figure} #fig-line
          :caption: A line.
          :alt: A line.

          plot([line({ x in x })], x: 0...1)
          ```
          """)),
    MessagePage(
      "missing-blank-line",
      "The options of a directive and its program have no empty line between them.",
      mend: "Add one.",
      .chapter(
        """
        ```{figure} #fig-line
        :caption: A line.
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
      "unindented-option",
      "A line between the options of a directive and its program belongs to neither.",
      mend:
        "Indent it where it goes on with the option above it, and leave a line empty before the program.",
      .chapter(
        """
        ```{figure} #fig-line
        :caption: A line that
        rises.
        :alt: A line.

        plot([line({ x in x })], x: 0...1)
        ```
        """,
        mended: """
          ```{figure} #fig-line
          :caption: A line that
            rises.
          :alt: A line.

          plot([line({ x in x })], x: 0...1)
          ```
          """)),
    MessagePage(
      "malformed-option", "A line among the options of a directive is no option.",
      mend: "Write ':key: value', and an empty line behind the last one.",
      .chapter(
        """
        ```{figure} #fig-line
        :caption: A line.
        :alt A line.

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
      "unknown-option", "A directive has no option of this name.",
      mend: "Take one of those that the message lists.",
      .chapter(
        """
        ```{figure} #fig-line
        :title: A line.
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
      "missing-option", "A directive lacks an option that it needs.",
      mend: "Add the line that the message shows.",
      .chapter(
        """
        ```{figure} #fig-line
        :caption: A line.

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
      "duplicate-option", "An option is given twice.",
      mend: "Keep one of the two.",
      .chapter(
        """
        ```{figure} #fig-line
        :caption: A line.
        :alt: A line.
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
      "empty-option", "An option has no value.",
      mend: "Write one, or leave the option out.",
      .chapter(
        """
        ```{figure} #fig-line
        :caption: A line.
        :alt:

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
      "superfluous-option",
      "An option of a claim belongs to another verdict than the expected one.",
      mend: "Leave it out, or expect that verdict.",
      .chapter(
        """
        ```{claim} #claim-one
        :says: One is less than two.
        :expect: holds
        :condition: x is small.

        holds(1 < 2)
        control(2 < 1)
        ```
        """,
        mended: """
          ```{claim} #claim-one
          :says: One is less than two.
          :expect: holds

          holds(1 < 2)
          control(2 < 1)
          ```
          """)),
    MessagePage(
      "unknown-choice", "An option takes one of a few words, and not this one.",
      mend: "Take one of those that the message lists.",
      .chapter(
        """
        ```{claim} #claim-one
        :says: One is less than two.
        :expect: true

        holds(1 < 2)
        control(2 < 1)
        ```
        """,
        mended: """
          ```{claim} #claim-one
          :says: One is less than two.
          :expect: holds

          holds(1 < 2)
          control(2 < 1)
          ```
          """)),
  ]
}
