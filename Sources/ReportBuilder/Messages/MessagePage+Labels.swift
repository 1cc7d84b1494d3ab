import Diagnostics

extension MessagePage {
  /// Of labels, references and links.
  static let labels: [MessagePage] = [
    MessagePage(
      "bad-label", "A label is not formed as one.",
      mend: "It is '#', a letter, and then letters, digits, '-' and '_'.",
      .chapter(
        """
        ```{figure} #fig-a.b
        :caption: A line.
        :alt: A line.

        plot([line({ x in x })], x: 0...1)
        ```
        """,
        mended: """
          ```{figure} #fig-a-b
          :caption: A line.
          :alt: A line.

          plot([line({ x in x })], x: 0...1)
          ```
          """)),
    MessagePage(
      "label-prefix",
      "The label of a figure, a table, a claim or a statement does not start as the labels of its kind do.",
      mend: "Begin it with the prefix that the message names.",
      .chapter(
        """
        ```{figure} #line
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
      "duplicate-label", "Two things have one label.",
      mend: "Rename one of them.",
      .chapter(
        """
        > [!LEMMA] #lem-a First
        > One.

        > [!LEMMA] #lem-a Second
        > Two.
        """,
        mended: """
          > [!LEMMA] #lem-a First
          > One.

          > [!LEMMA] #lem-b Second
          > Two.
          """)),
    MessagePage(
      "reserved-label", "A label is a name that the page needs for itself.",
      mend: "Choose another one.",
      .chapter(
        """
        $$
        a + b
        $$ #ledger-a
        """,
        mended: """
          $$
          a + b
          $$ #eq-a

          See @eq-a.
          """)),
    MessagePage(
      "missing-label",
      "A directive that is referred to has no label, or an argument of a word has no name before it.",
      mend: "Write what the message shows.",
      .chapter(
        """
        ```{figure}
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
      "superfluous-label", "A directive that nothing can refer to has a label.",
      mend: "Leave it out.",
      .chapter(
        """
        ```{define} #def-a
        let a = 1
        ```

        `{value} a`
        """,
        mended: """
          ```{define}
          let a = 1
          ```

          `{value} a`
          """)),
    MessagePage(
      "text-after-label", "Words stand behind the label of a directive.",
      mend: "Write them into an option such as ':caption:'.",
      .chapter(
        """
        ```{figure} #fig-a A line
        :caption: A line.
        :alt: A line.

        plot([line({ x in x })], x: 0...1)
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
      "unknown-reference", "Nothing in the report has the label that is referred to.",
      mend: "Write the label of a figure, a table, a claim, a statement or a formula.",
      .chapter(
        "See @fig-nothing.",
        mended: """
          See @lem-a.

          > [!LEMMA] #lem-a
          > One.
          """)),
    MessagePage(
      "unknown-link", "A link leads to a place that the report does not have.",
      mend: "Write '#' with a label or a heading's name, or the file of a chapter.",
      .chapter(
        "See [there](#no-such-place).",
        mended: """
          ## That place

          See [there](#that-place).
          """)),
    MessagePage(
      "empty-link", "A link has no words.",
      mend: "Write what it leads to between the brackets.",
      .chapter(
        "See [](https://example.org).",
        mended: "See [the site](https://example.org).")),
    MessagePage(
      "link-address", "An address is none that a page may link to.",
      mend: "Write 'https://…', 'http://…', 'mailto:…', '#label' or the file of a chapter.",
      .chapter(
        "[a file](ftp://example.org)",
        mended: "[a file](https://example.org)")),
    MessagePage(
      "unknown-mention",
      "A word with '@' before it is neither a key of the bibliography nor a label.",
      mend: #"Take one that exists, or write '\@' for the sign itself."#,
      .chapter(
        "As @nobody2020 shows.",
        mended: "As somebody shows.")),
  ]
}
