import Diagnostics
import Markdown

/// Markdown of the report: a whole chapter, or the caption of a figure in it.
struct MarkedText: Sendable {
  /// The chapter that it belongs to.
  let chapter: Int
  /// Its tree.
  let document: MarkdownDocument
  /// What holds its inlines where it is a text within a line, such as a cell of a table; nil where it is blocks.
  let line: NodeID?
  /// Where it was taken from when it is not a file of its own.
  private let outer: SourceFragment?

  /// A whole file, with what is wrong with it.
  static func parse(_ file: SourceFile, chapter: Int) -> (text: MarkedText, [Diagnostic]) {
    let (document, diagnostics) = MarkdownDocument.parse(file)
    return (MarkedText(chapter: chapter, document: document, line: nil, outer: nil), diagnostics)
  }

  /// A piece of a file, with what is wrong with it.
  static func parse(_ piece: SourceFragment, chapter: Int) -> (text: MarkedText, [Diagnostic]) {
    parse(piece, chapter: chapter) { _ in nil }
  }

  /// A text within a line, in which nothing makes a block, with what is wrong with it.
  static func parse(line piece: SourceFragment, chapter: Int) -> (text: MarkedText, [Diagnostic]) {
    // A heading takes whatever stands in it for inlines, and a run of marks at its end is its own.
    parse(piece.between("# ", " #"), chapter: chapter) { document in
      document.firstChild(document.root)
    }
  }

  private static func parse(
    _ piece: SourceFragment, chapter: Int, line: (MarkdownDocument) -> NodeID?
  ) -> (text: MarkedText, [Diagnostic]) {
    let file = SourceFile(path: piece.file.path, bytes: piece.bytes)
    let (document, diagnostics) = MarkdownDocument.parse(
      file, options: MarkdownOptions(frontMatter: false))
    let text = MarkedText(chapter: chapter, document: document, line: line(document), outer: piece)
    return (text, diagnostics.map { text.explained(text.placed($0)) })
  }

  /// Footnotes belong to a whole chapter.
  private func explained(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.identifier == .unknownFootnote else { return diagnostic }
    return Diagnostic(
      diagnostic.identifier, "a footnote cannot be called in a caption or a cell",
      at: diagnostic.range, annotation: "call it in the text beside it")
  }

  /// A place of the tree as a place of the file.
  func placed(_ range: SourceRange) -> SourceRange { outer?.range(range.bytes) ?? range }

  /// A fragment of the tree as a fragment of the file.
  func placed(_ fragment: SourceFragment) -> SourceFragment {
    outer.map { fragment.inside($0) } ?? fragment
  }

  /// A diagnostic about the tree as one about the file.
  func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.range = diagnostic.range.map { placed($0) }
    diagnostic.notes = diagnostic.notes.map { note in
      Diagnostic.Note(note.message, at: note.range.map { placed($0) })
    }
    return diagnostic
  }
}

/// A node of one of the texts of the report.
struct NodeKey: Sendable, Hashable {
  /// The index of the text.
  let text: Int
  /// The node in its tree.
  let node: NodeID
}
