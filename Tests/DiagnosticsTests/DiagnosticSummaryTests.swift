import Diagnostics
import Foundation
import Testing

@Suite struct DiagnosticSummaryTests {
  private func data(_ diagnostic: Diagnostic, help: String? = nil) throws -> NSDictionary {
    let encoder = JSONEncoder()
    let content = try encoder.encode(DiagnosticSummary(diagnostic, help: help))
    return try #require(try JSONSerialization.jsonObject(with: content) as? NSDictionary)
  }

  @Test func saysAllThatTheMessageSays() throws {
    let file = SourceFile(path: "chapters/a.md", text: "äb\nc")
    let diagnostic = Diagnostic(
      "kind", "wrong", at: SourceRange(file: file, bytes: 2..<3), annotation: "b()",
      severity: .warning,
      notes: [Diagnostic.Note("first", at: SourceRange(file: file, bytes: 4..<5))])
    #expect(
      try data(diagnostic, help: "It means this.") == [
        "severity": "warning", "identifier": "kind", "message": "wrong", "annotation": "b()",
        "file": "chapters/a.md", "line": 1, "column": 2, "endLine": 1, "endColumn": 3,
        "notes": [
          [
            "message": "first", "file": "chapters/a.md", "line": 2, "column": 1, "endLine": 2,
            "endColumn": 2,
          ]
        ],
        "help": "It means this.",
      ])
  }

  @Test func leavesOutWhatThereIsNot() throws {
    #expect(
      try data(Diagnostic("kind", "wrong", at: nil)) == [
        "severity": "error", "identifier": "kind", "message": "wrong", "notes": [] as NSArray,
      ])
  }
}
