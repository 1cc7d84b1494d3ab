import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite struct OutputStateTests {
  /// A report with its outputs and those of a later state of its chapters.
  private func twoBuilds() throws -> (report: SmallReport, old: [Data], new: [Data]) {
    let report = try SmallReport(["01-one.md": "# One\n\nGood.\n"])
    report.build()
    let old = try Project.outputNames.map { try #require(report.output($0)) }
    try report.write("01-one.md", "# One\n\nBetter.\n")
    report.build()
    let new = try Project.outputNames.map { try #require(report.output($0)) }
    return (report, old, new)
  }

  private func put(_ content: Data?, _ index: Int, _ report: SmallReport) throws {
    let place = report.project.output.appendingPathComponent(Project.outputNames[index])
    try? FileManager.default.removeItem(at: place)
    try content?.write(to: place)
  }

  @Test func everyCommandOfTheReportSaysThatTheOutputsDiffer() throws {
    let (report, old, new) = try twoBuilds()
    #expect(old[0] != new[0])
    // The data carry the stamp of the page, so one never changes alone.
    #expect(old[1] != new[1])
    for (first, second) in [(new[0], old[1]), (old[0], new[1]), (new[0], nil), (nil, old[1])] {
      for command in 0..<3 {
        try put(first, 0, report)
        try put(second, 1, report)
        let diagnostics =
          switch command {
          case 0: report.project.check()
          case 1: report.project.list().diagnostics
          default: report.build().diagnostics
          }
        #expect(diagnostics.map(\.identifier) == ["outputs-differ"])
        #expect(diagnostics.map(\.severity) == [.warning])
      }
      // The build has mended it.
      #expect(report.project.check() == [])
      #expect(report.output("report.html") == new[0])
      #expect(report.output("report.json") == new[1])
    }
  }

  @Test func tellsAnOutputThatCannotBeReadFromOneThatIsNotThere() throws {
    let (report, _, _) = try twoBuilds()
    try put(nil, 0, report)
    #expect(
      report.project.check().map(\.message) == [
        "'output/report.json' is there without 'output/report.html'"
      ])
    // A folder cannot be read as a file.
    try FileManager.default.createDirectory(
      at: report.project.output.appendingPathComponent("report.html"),
      withIntermediateDirectories: false)
    #expect(
      report.project.check().map(\.message) == [
        "'output/report.html' cannot be read, so nobody knows whether it belongs to "
          + "'output/report.json'"
      ])
  }

  @Test func saysNothingOfOutputsThatBelongTogether() throws {
    let (report, old, _) = try twoBuilds()
    #expect(report.project.check() == [])
    for index in 0..<2 { try put(old[index], index, report) }
    #expect(report.project.check() == [])
    for index in 0..<2 { try put(Data("of another program".utf8), index, report) }
    #expect(report.project.check() == [])
    for index in 0..<2 { try put(nil, index, report) }
    #expect(report.project.check() == [])
  }
}
