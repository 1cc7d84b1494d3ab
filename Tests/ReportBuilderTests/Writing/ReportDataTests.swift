import Foundation
import Testing

@testable import ReportBuilder

@Suite struct ReportDataTests {
  private func json(_ chapter: String) throws -> [String: Any] {
    let (manuscript, result) = InMemoryReport(chapters: ["# One\n\n" + chapter]).computed()
    try #require(manuscript.diagnostics.isEmpty)
    let data = Data(try ReportData(manuscript, result.outcomes).json())
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func holdsValuesInFullPrecision() throws {
    let json = try json("`{value .2f} 1 / 3`")
    let values = try #require(json["values"] as? [String: Any])
    let value = try #require(values["part1.value-1"] as? [String: Any])
    #expect(value["text"] as? String == "0.33")
    let numbers = try #require(value["numbers"] as? [[String: Any]])
    #expect(numbers.first?["value"] as? Double == 1.0 / 3)
    #expect((numbers.first?["error"] as? Double ?? 1) < 1e-15)
  }

  @Test func holdsTheDataOfFiguresUnderTheirLabels() throws {
    let json = try json(
      "```{figure} #fig-a\n:caption: C.\n:alt: A.\n\nplot([line([0, 1], [2, 3], name: \"l\")])\n```"
    )
    let figures = try #require(json["figures"] as? [String: Any])
    let figure = try #require(figures["fig-a"] as? [String: Any])
    let series = try #require(figure["series"] as? [[String: Any]])
    #expect(series.first?["rows"] as? [[Double]] == [[0, 2], [1, 3]])
    #expect(figure["number"] as? String == "1.1")
  }

  @Test func holdsVerdictsWithTheirEvidence() throws {
    let json = try json(
      "```{claim} #claim-a\n:paper: P\n:says: S\n:expect: contradicted\n\nholds(2 < 1)\ncontrol(3 < 1)\n```"
    )
    let claims = try #require(json["claims"] as? [String: Any])
    let claim = try #require(claims["claim-a"] as? [String: Any])
    #expect(claim["verdict"] as? String == "contradicted")
    let assertions = try #require(claim["assertions"] as? [[String: Any]])
    #expect(assertions.map { $0["isControl"] as? Bool } == [false, true])
    #expect(claim["source"] as? String == "report")
  }

  @Test func countsTheClaimsOfThePaperApart() throws {
    func claim(_ name: String, _ quote: String) -> String {
      "```{claim} #claim-\(name)\n\(quote):paper: P\n:says: S\n:expect: holds\n\nholds(1 < 2)\n"
        + "control(2 < 1)\n```\n\n"
    }
    let json = try json(
      claim("a", ":quote: It is so.\n") + claim("b", "") + claim("c", ":quote: It is.\n"))
    let claims = try #require(json["claims"] as? [String: [String: Any]])
    #expect(claims["claim-a"]?["quote"] as? String == "It is so.")
    #expect(claims["claim-a"]?["source"] as? String == "paper")
    #expect(claims["claim-b"]?["quote"] == nil)
    #expect(
      json["counts"] as? [String: [String: Int]] == ["paper": ["holds": 2], "report": ["holds": 1]])
  }
}
