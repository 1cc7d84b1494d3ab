import Diagnostics
import Testing

@Suite struct WorkflowCommandsTests {
  private let file = SourceFile(path: "chapters/a,b:c%.md", text: "one\ntwo\n")

  @Test func escapesWhatWouldEndAProperty() {
    let diagnostic = Diagnostic(
      "kind", "100% of a: b, c\r\nd", at: SourceRange(file: file, bytes: 4..<6))
    #expect(
      WorkflowCommands().render([diagnostic])
        == "::error file=chapters/a%2Cb%3Ac%25.md,line=2,col=1,endColumn=3,title=kind"
        + "::100%25 of a: b, c%0D%0Ad\n")
  }

  @Test func givesNoColumnsForSeveralLines() {
    let diagnostic = Diagnostic(
      "kind", "wrong", at: SourceRange(file: file, bytes: 1..<6), severity: .warning)
    #expect(
      WorkflowCommands(PathPrefix("sub")).render([diagnostic])
        == "::warning file=sub/chapters/a%2Cb%3Ac%25.md,line=1,endLine=2,title=kind::wrong\n")
  }

  @Test func saysAnnotationAndNotesInLinesOfTheirOwn() {
    let diagnostic = Diagnostic(
      "kind", "wrong", at: nil, annotation: "right",
      notes: [
        Diagnostic.Note("there", at: SourceRange(file: file, bytes: 4..<5)), Diagnostic.Note("so"),
      ])
    #expect(
      WorkflowCommands().render([diagnostic])
        == "::error title=kind::wrong%0Aright%0Anote: there (chapters/a,b:c%25.md:2)%0Anote: so\n")
  }

  @Test func writesNothingForNothing() { #expect(WorkflowCommands().render([]) == "") }
}
