import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite struct DumpTests {
  @Test func showsTheTreesOfAllChapters() throws {
    let report = try SmallReport.full()
    let (text, diagnostics) = report.project.dump(.tree)
    #expect(diagnostics == [])
    for name in ["chapters/index.md", "chapters/01-one.md", "chapters/02-two.md"] {
      #expect(text.contains(name + "\n"))
    }
  }

  @Test func showsWhatReadsWhat() throws {
    let report = try SmallReport.full()
    let (text, _) = report.project.dump(.plan)
    let lines = text.split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("define one.draws: ") && $0.hasSuffix("from one.p") })
    #expect(lines.contains("figure fig-facets: from one.gap, one.draws"))
    #expect(lines.contains("value two.value-1: from one.p"))
    #expect(lines.contains { $0.hasPrefix("define one.p: ") && $0.hasSuffix("from nothing") })
  }

  @Test func showsTheValues() throws {
    let report = try SmallReport.full()
    let (text, diagnostics) = report.project.dump(.values)
    #expect(diagnostics == [])
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let values = try #require(object?["values"] as? [String: Any])
    #expect(values.keys.sorted().first == "one.value-1")
    #expect((object?["claims"] as? [String: Any])?.keys.sorted() == ["claim-grows"])
  }

  @Test func showsNoValuesOfAReportWithErrors() throws {
    let report = try SmallReport(["01-one.md": "# One\n\n`{value} unknown` `{value} 1`\n"])
    let (text, diagnostics) = report.project.dump(.values)
    #expect(text.isEmpty)
    #expect(diagnostics.count == 1)
  }
}
