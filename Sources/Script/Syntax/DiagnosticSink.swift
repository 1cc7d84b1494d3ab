import Diagnostics

/// Collects the diagnostics of one program, up to a limit.
struct DiagnosticSink {
  /// After so many errors in one program, more would help nobody.
  static let limit = 100

  let source: SourceFragment
  private(set) var diagnostics: [Diagnostic] = []

  init(source: SourceFragment) { self.source = source }

  var isFull: Bool { diagnostics.count >= Self.limit }

  mutating func report(
    _ identifier: Diagnostic.Identifier, _ message: String, _ range: Range<Int>,
    annotation: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    report(
      Diagnostic(
        identifier, message, at: source.range(range), annotation: annotation, notes: notes))
  }

  mutating func report(_ diagnostic: Diagnostic) {
    guard !isFull else { return }
    diagnostics.append(diagnostic)
    if isFull {
      diagnostics[diagnostics.count - 1].notes.append(
        Diagnostic.Note("more errors in this program are not shown"))
    }
  }
}
