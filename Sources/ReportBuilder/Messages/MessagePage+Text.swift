import Diagnostics

extension MessagePage {
  /// Of the text of chapters.
  static let text: [MessagePage] = [
    MessagePage(
      "raw-html", "A chapter holds HTML that is not passed on.",
      mend: "Write it in Markdown; a few tags without attributes, such as <kbd>, are allowed.",
      .chapter(
        "<div>Text</div>",
        mended: "Text")),
    MessagePage(
      "unpaired-html", "A tag is not closed in the paragraph, link or emphasis in which it stands.",
      mend: "Close it there.",
      .chapter(
        "Press <kbd>Enter.",
        mended: "Press <kbd>Enter</kbd>.")),
    MessagePage(
      "nested-too-deep", "Quotations, lists or marks nest deeper than they may.",
      mend: "Make the nesting flatter."),
    MessagePage(
      "other-dialect",
      "Signs of another dialect of Markdown would stand on the page as they are written.",
      mend: "Write the form that the message shows.",
      .chapter(
        "~~gone~~",
        mended: "<s>gone</s>")),
    MessagePage(
      "bare-table", "A table in GitHub's form stands by itself and would be a line of bars.",
      mend: "Put it into a directive {grid}.",
      .chapter(
        """
        | a | b |
        |---|---|
        | 1 | 2 |
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
      "unknown-footnote", "A note is called that is not there.",
      mend: "Add a line '[^name]: text', or correct the name.",
      .chapter(
        "A word.[^note]",
        mended: """
          A word.[^note]

          [^note]: Its note.
          """)),
    MessagePage(
      "unused-footnote", "Nothing refers to a note.",
      mend: "Call it with '[^name]', or remove it.",
      .chapter(
        """
        A word.

        [^note]: Its note.
        """,
        mended: """
          A word.[^note]

          [^note]: Its note.
          """)),
    MessagePage(
      "duplicate-footnote", "Two notes have one name.",
      mend: "Rename one of them.",
      .chapter(
        """
        A word.[^note]

        [^note]: One.

        [^note]: Two.
        """,
        mended: """
          A word.[^note]

          [^note]: One.
          """)),
    MessagePage(
      "unknown-statement", "A quotation starts with a kind of statement that does not exist.",
      mend: "Take one of the kinds that the message lists.",
      .chapter(
        """
        > [!LEMA] #lem-a
        > One.
        """,
        mended: """
          > [!LEMMA] #lem-a
          > One.
          """)),
    MessagePage(
      "unknown-role",
      "A word in braces stands before a code span and is no role that is understood.",
      mend: "Write the form that the message shows.",
      .chapter(
        "{sub}`2`",
        mended: "<sub>2</sub>")),
    MessagePage(
      "writing-direction", "An invisible character turns the direction of what follows.",
      mend: "Delete it; text from right to left needs none."),
    MessagePage(
      "missing-image", "A picture is not there or cannot be read.",
      mend: "Put it into 'chapters' under the name that is written.",
      .chapter(
        "![A square](no-such.png)",
        mended: "A square.")),
    MessagePage(
      "missing-alt", "A picture has no words for those who do not see it.",
      mend: "Write what is to be seen between the brackets.",
      .chapter(
        "![](square.png)",
        mended: "![A square](square.png)")),
    MessagePage(
      "remote-image", "A picture lies outside of 'chapters'.",
      mend: "Put a copy of it into the folder.",
      .chapter(
        "![A square](https://example.org/a.png)",
        mended: "[A square](https://example.org/a.png)")),
    MessagePage(
      "image-type", "A file is no picture of a form that is embedded.",
      mend: "Convert it to PNG, JPEG, GIF or WebP.",
      .chapter(
        "![The summary](index.md)",
        mended: "[The summary](index.md)")),
    MessagePage(
      "image-size", "A picture is larger than a picture may be.",
      mend: "Make it smaller."),
  ]
}
