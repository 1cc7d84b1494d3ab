import Diagnostics

extension MessagePage {
  /// Of the front matter.
  static let frontMatter: [MessagePage] = [
    MessagePage(
      "unclosed-front-matter", "The front matter has no end.",
      mend: "Put a line '---' behind its last key.",
      .index(
        """
        ---
        title: A report

        # Summary

        """,
        mended: """
          ---
          title: A report
          ---

          # Summary

          """)),
    MessagePage(
      "front-matter-place", "Another chapter than 'index.md' has front matter.",
      mend: "Move its keys to 'index.md'; they hold for the whole report.",
      .wholeChapter(
        """
        ---
        author: Me
        ---

        # One

        """,
        mended: """
          # One

          """)),
    MessagePage(
      "front-matter-shape", "The front matter is something else than keys with values.",
      mend: "Write lines of the form 'key: value'."),
    MessagePage(
      "front-matter", "A key of the front matter has a value that it cannot have.",
      mend: "Write what the message says the key takes.",
      .index(
        """
        ---
        title: A report
        seed: many
        ---

        # Summary

        """,
        mended: """
          ---
          title: A report
          seed: 2008
          ---

          # Summary

          """)),
    MessagePage(
      "unknown-key",
      "The front matter has a key that means nothing there, or a dictionary of a program has no such key.",
      mend: "Take one of the keys that the message lists.",
      .index(
        """
        ---
        title: A report
        author: Me
        ---

        # Summary

        """,
        mended: """
          ---
          title: A report
          authors: [Me]
          ---

          # Summary

          """)),
    MessagePage(
      "duplicate-key",
      "One key stands twice, in the front matter, in the bibliography or in a dictionary of a program.",
      mend: "Keep one of the two.",
      .program(
        #"["a": 1, "a": 2]"#,
        mended: #"["a": 1, "b": 2]"#)),
    MessagePage(
      "invalid-yaml", "The front matter is no YAML.",
      mend: "Often a value with a colon or another sign needs quotation marks.",
      .index(
        """
        ---
        title: Scores: a report
        ---

        # Summary

        """,
        mended: """
          ---
          title: "Scores: a report"
          ---

          # Summary

          """)),
    MessagePage(
      "yaml-anchor", "The front matter uses an anchor, an alias or a tag of YAML.",
      mend: "Write the value itself.",
      .index(
        """
        ---
        title: &name A report
        ---

        # Summary

        """,
        mended: """
          ---
          title: A report
          ---

          # Summary

          """)),
    MessagePage(
      "yaml-key", "A key of the front matter is no plain text.",
      mend: "Write a word before the colon.",
      .index(
        """
        ---
        title: A report
        [seed]: 2008
        ---

        # Summary

        """,
        mended: """
          ---
          title: A report
          ---

          # Summary

          """)),
    MessagePage(
      "yaml-nesting", "The front matter nests deeper than it may.",
      mend: "Nothing in it needs more than two levels."),
  ]
}
