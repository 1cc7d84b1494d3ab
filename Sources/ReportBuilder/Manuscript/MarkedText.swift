import Diagnostics
import Markdown

/// Markdown of the report: a whole chapter, or the caption of a figure in it.
struct MarkedText: Sendable {
  /// The chapter that it belongs to.
  let chapter: Int
  /// Its tree.
  let document: MarkdownDocument
  /// Where it was taken from when it is not a file of its own.
  private let outer: SourceFragment?

  /// A whole file, with what is wrong with it.
  static func parse(_ file: SourceFile, chapter: Int) -> (text: MarkedText, [Diagnostic]) {
    let (document, diagnostics) = MarkdownDocument.parse(file)
    return (MarkedText(chapter: chapter, document: document, outer: nil), diagnostics)
  }

  /// A piece of a file, with what is wrong with it.
  static func parse(_ piece: SourceFragment, chapter: Int) -> (text: MarkedText, [Diagnostic]) {
    let file = SourceFile(path: piece.file.path, bytes: piece.bytes)
    let (document, diagnostics) = MarkdownDocument.parse(
      file, options: MarkdownOptions(frontMatter: false))
    let text = MarkedText(chapter: chapter, document: document, outer: piece)
    return (text, diagnostics.map { text.placed($0) })
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
