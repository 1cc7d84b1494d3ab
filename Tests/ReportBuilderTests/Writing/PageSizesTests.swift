import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct PageSizesTests {
  @Test func partsAddUpToTheFile() throws {
    let report = try SmallReport.full()
    var settings = BuildSettings()
    settings.measuresSizes = true
    let build = report.project.build(settings)
    let sizes = try #require(build.sizes)
    #expect(sizes.total == report.output("report.html")?.count)
    #expect(sizes.parts.reduce(0) { $0 + $1.total } == sizes.total)
    #expect(
      sizes.parts.map(\.name) == [
        "chapters/index.md", "chapters/01-one.md", "chapters/02-two.md", "font", "style",
        "script", "ledger, lists, frame",
      ])
    let chapter = sizes.parts[1]
    let figures = try #require(PageSizes.kinds.firstIndex(of: "figures"))
    #expect(chapter.bytes[figures] > 1_000)
    #expect(chapter.bytes.reduce(0, +) < chapter.total)
    #expect(sizes.parts.allSatisfy { $0.total > 0 })
    #expect(sizes.table.contains("\nchapters/01-one.md "))
  }

  @Test func aPageThatIsTooLargeIsAnErrorAndNotWritten() throws {
    let report = try SmallReport(["01-one.md": "# One\n"])
    try report.write("index.md", "---\ntitle: Small\nmegabytes: 0.01\n---\n\n# Small\n")
    let build = report.build()
    #expect(build.diagnostics.map(\.identifier.description) == ["page-size"])
    #expect(build.hasErrors && build.written.isEmpty)
    #expect(report.output("report.html") == nil)
    #expect(!report.build(keepsGoing: true).written.isEmpty)
  }
}
