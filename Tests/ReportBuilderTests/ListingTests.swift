import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct ListingTests {
  @Test func listsWhatIsNumberedInReadingOrder() throws {
    let report = try SmallReport.full()
    let (items, diagnostics) = report.project.list()
    #expect(diagnostics == [])
    #expect(items.map(\.label) == ["fig-facets", "tab-divergence", "claim-grows"])
    #expect(items.map(\.kind) == ["figure", "table", "claim"])
    #expect(items.map(\.number) == ["1.1", "1.1", "1.1"])
    #expect(items.first?.place == "chapters/01-one.md:11")
  }

  @Test func knowsWhatStillStands() throws {
    let report = try SmallReport.full()
    func states() -> [String] { report.project.list().items.map(\.state) }
    #expect(states() == ["to compute", "to compute", "to compute"])
    report.build()
    #expect(states() == ["up to date", "up to date", "holds"])
    try report.write("01-one.md", SmallReport.fullChapter.replacing("Divergences.", with: "Other."))
    #expect(states() == ["up to date", "up to date", "holds"])
    try report.write("01-one.md", SmallReport.fullChapter.replacing("sample(50", with: "sample(51"))
    #expect(states() == ["to compute", "up to date", "holds"])
  }

  @Test func listsAReportThatHasErrors() throws {
    let report = try SmallReport([
      "01-one.md": "# One\n\n`{value} unknown`\n\n"
        + "```{table} #tab-a\n:caption: c\n\ntable(columns: [\"x\": [1]])\n```\n"
    ])
    let (items, diagnostics) = report.project.list()
    #expect(items.map(\.label) == ["tab-a"])
    #expect(diagnostics.count == 1)
  }
}
