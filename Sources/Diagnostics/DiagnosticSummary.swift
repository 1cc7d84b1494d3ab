/// A diagnostic as data, for programs that read it.
///
/// Lines and columns are those of the messages: from 1, columns in characters as a person sees them,
/// the end behind the last character.
public struct DiagnosticSummary: Encodable, Sendable {
  /// A further place with what it has to do with the first.
  struct Note: Encodable, Sendable {
    let message: String
    let file: String?
    let line, column, endLine, endColumn: Int?

    init(_ note: Diagnostic.Note) {
      message = note.message
      file = note.range?.file.path
      line = note.range?.start.line
      column = note.range?.start.column
      endLine = note.range?.end.line
      endColumn = note.range?.end.column
    }
  }

  private let severity: String
  private let identifier: String
  private let message: String
  private let annotation: String?
  private let file: String?
  private let line, column, endLine, endColumn: Int?
  private let notes: [Note]
  private let help: String?

  /// The data of a diagnostic, with what `help` says of its kind.
  public init(_ diagnostic: Diagnostic, help: String? = nil) {
    severity = diagnostic.severity.rawValue
    identifier = diagnostic.identifier.description
    message = diagnostic.message
    annotation = diagnostic.annotation
    file = diagnostic.range?.file.path
    line = diagnostic.range?.start.line
    column = diagnostic.range?.start.column
    endLine = diagnostic.range?.end.line
    endColumn = diagnostic.range?.end.column
    notes = diagnostic.notes.map(Note.init)
    self.help = help
  }
}
