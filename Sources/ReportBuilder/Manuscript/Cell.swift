import Diagnostics
import Markdown
import Script

/// A cell of the report, as a notebook has them: a directive or an inline value, with its program.
struct Cell: Sendable {
  /// What is in it.
  let content: any CellContent
  /// The fence, for a directive.
  let directive: Directive?
  /// The chapter.
  let chapter: Int
  /// Where it stands in the chapter's file.
  let range: SourceRange
  /// Its name in `report.json`, in messages and on the page: the label, or the chapter's name and a
  /// running number.
  let name: String
  /// `1.2`, for what is numbered.
  let number: String?
  /// The program; an empty one where the body is none.
  let program: Program

  /// The kind's name: `figure`, `claim`, `value`.
  var kindName: String { type(of: content).name }

  /// What the program must come to.
  var expectation: ProgramUnit.Expectation { type(of: content).expectation ?? .definitions }

  /// What is in it, where it is computed.
  var computed: (any ComputedContent)? { content as? any ComputedContent }
}

extension SourceRange {
  /// The part of the stretch on its first line.
  var firstLine: SourceRange {
    let line = file.lineBytes(file.lineIndex(at: bytes.lowerBound))
    return SourceRange(
      file: file,
      bytes: bytes.lowerBound..<max(bytes.lowerBound, min(bytes.upperBound, line.upperBound)))
  }
}
