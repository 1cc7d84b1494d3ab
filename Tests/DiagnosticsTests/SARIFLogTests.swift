import Diagnostics
import Foundation
import Testing

@Suite struct SARIFLogTests {
  private let file = SourceFile(path: "chapters/ä.md", text: "one\n😀é two\n")

  private func run(
    _ diagnostics: [Diagnostic], rule: (Diagnostic.Identifier) -> SARIFLog.Rule? = { _ in nil }
  ) throws -> NSDictionary {
    let content = try JSONEncoder().encode(SARIFLog(diagnostics, version: "1.2.3", rule: rule))
    let log = try #require(try JSONSerialization.jsonObject(with: content) as? NSDictionary)
    #expect(log["version"] as? String == "2.1.0")
    #expect(log["$schema"] as? String == "https://json.schemastore.org/sarif-2.1.0.json")
    let runs = try #require(log["runs"] as? [NSDictionary])
    try #require(runs.count == 1)
    return runs[0]
  }

  @Test func saysWhereInUnitsOfUTF16() throws {
    // Of the second line "two": the smile has four bytes and two units, é two bytes and one unit.
    let range = SourceRange(file: file, bytes: 11..<14)
    #expect(range.text == "two")
    let run = try run([Diagnostic("kind", "wrong", at: range, annotation: "right")])
    #expect(run["columnKind"] as? String == "utf16CodeUnits")
    #expect(
      run["results"] as? NSArray == [
        [
          "ruleId": "kind", "ruleIndex": 0, "level": "error",
          "message": ["text": "wrong\nright"],
          "locations": [
            [
              "physicalLocation": [
                "artifactLocation": ["uri": "chapters/%C3%A4.md"],
                "region": ["startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 8],
              ]
            ]
          ],
        ]
      ])
  }

  @Test func tellsNotesWithTheirPlaces() throws {
    let note = Diagnostic.Note("first", at: SourceRange(file: file, bytes: 0..<3))
    let run = try run([
      Diagnostic(
        "kind", "wrong", at: nil, severity: .warning, notes: [note, Diagnostic.Note("so")])
    ])
    let result = try #require((run["results"] as? [NSDictionary])?.first)
    #expect(result["level"] as? String == "warning")
    #expect(result["message"] as? NSDictionary == ["text": "wrong\nnote: so"])
    #expect(result["locations"] as? NSArray == [])
    #expect(
      result["relatedLocations"] as? NSArray == [
        [
          "message": ["text": "first"],
          "physicalLocation": [
            "artifactLocation": ["uri": "chapters/%C3%A4.md"],
            "region": ["startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 4],
          ],
        ]
      ])
  }

  @Test func namesEachKindOnce() throws {
    let run = try run(
      ["b", "a", "b"].map { Diagnostic(Diagnostic.Identifier($0), "x", at: nil) },
      rule: {
        $0.description == "a" ? SARIFLog.Rule(summary: "s", text: "t", markdown: "m") : nil
      })
    let tool = try #require(run["tool"] as? NSDictionary)
    #expect(
      tool["driver"] as? NSDictionary == [
        "name": "report", "semanticVersion": "1.2.3",
        "rules": [
          ["id": "b"],
          ["id": "a", "shortDescription": ["text": "s"], "help": ["text": "t", "markdown": "m"]],
        ],
      ])
    let results = try #require(run["results"] as? [NSDictionary])
    #expect(results.map { $0["ruleIndex"] as? Int } == [0, 1, 0])
  }

  @Test func isALogWithoutResultsToo() throws {
    #expect(try run([])["results"] as? NSArray == [])
  }
}
