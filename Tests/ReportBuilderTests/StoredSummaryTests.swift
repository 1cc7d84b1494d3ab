import Foundation
import Testing

@testable import ReportBuilder

@Suite struct StoredSummaryTests {
  @Test func countsWhatIsKept() throws {
    let report = try SmallReport.full()
    #expect(report.project.storedResults() == StoredSummary())
    report.build()
    let summary = report.project.storedResults()
    #expect(summary.results == (try report.storedResults().count) && summary.results >= 8)
    #expect(summary.files > 0 && summary.bytes > 80 * summary.results)
    #expect(summary.days == 0)
    let pack = try #require(
      try report.cacheFiles().first { Pack.isName($0.lastPathComponent) })
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -86_400 * 3.5)], ofItemAtPath: pack.path)
    #expect(report.project.storedResults().days == 3)
  }

  @Test func clearsWhatIsKeptAndNothingElse() throws {
    let report = try SmallReport.full()
    try report.project.clearStoredResults()
    report.build()
    let (page, mine) = (
      report.output("report.html"), report.project.cache.appendingPathComponent("mine")
    )
    try Data("mine".utf8).write(to: mine)
    try report.project.clearStoredResults()
    #expect(report.project.storedResults() == StoredSummary())
    #expect(try report.cacheFiles().map(\.lastPathComponent) == ["mine"])
    let build = report.build()
    #expect(!build.isUpToDate && !build.explanations.contains { $0.hasSuffix(": reused") })
    #expect(report.output("report.html") == page)
  }
}
