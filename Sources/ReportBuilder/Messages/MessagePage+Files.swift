import Diagnostics

extension MessagePage {
  /// Of the files of a report.
  static let files: [MessagePage] = [
    MessagePage(
      "no-chapters", "There is no folder 'chapters', or it is no folder.",
      mend: "Run the program in the folder that holds 'chapters', or name it with --project."),
    MessagePage(
      "no-index", "The folder 'chapters' has no 'index.md'.",
      mend: "Write one; its front matter has the title of the report, and its text is the summary."),
    MessagePage(
      "chapter-name",
      "A Markdown file in 'chapters' is not named like a chapter, so it is left out.",
      mend: "Name it by two digits, a hyphen and a name: '03-noise.md'."),
    MessagePage(
      "duplicate-chapter", "Two chapters have one name behind their numbers.",
      mend: "Rename one of them: the name is how other chapters read its definitions."),
    MessagePage(
      "unreadable", "A file or folder cannot be read, for the reason that the message gives.",
      mend: "Mend the permissions, or replace the link by the file that it leads to."),
    MessagePage(
      "invalid-utf8", "A file holds bytes that are no UTF-8.",
      mend: "Save it as UTF-8."),
    MessagePage(
      "file-too-large", "A chapter is larger than a chapter may be.",
      mend: "Make several chapters of it."),
    MessagePage(
      "outputs-differ", "The page and its data in 'output' are not of one build.",
      mend: "Build the report again."),
    MessagePage(
      "results-damaged",
      "Some of the results that earlier builds kept are damaged, and what is needed of them is computed again.",
      mend: "Nothing is to be done; if it happens again, look at the disk."),
    MessagePage(
      "results-not-kept", "The results of this build could not be kept for the next one.",
      mend: "Make room, or let '.report-cache' be a folder that can be written."),
    MessagePage(
      "not-written",
      "The page or its data could not be written, for the reason that the message gives.",
      mend: "Mend what the message names, and build again."),
    MessagePage(
      "page-size", "The page has grown beyond the most that it may have.",
      mend:
        "'report build --sizes' says what takes the room; 'megabytes' in the front matter sets the limit."
    ),
    MessagePage(
      "more", "There are more errors or warnings than are shown.",
      mend: "Mend those that are shown first."),
  ]
}
