import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

/// The page that goes from an empty chapter to a simulation study: its parts make a chapter that builds.
@Suite struct SimulationStudyTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Documentation/simulation.md")

  /// The parts in order, one behind the other.
  private func chapter() throws -> String {
    let text = try String(contentsOf: Self.file, encoding: .utf8)
    let parts = text.components(separatedBy: "\n````")
    // Between two fences of four backticks stands a part, behind its info string.
    return parts.indices.filter { $0 % 2 == 1 }.map { index in
      parts[index].replacing("markdown\n", with: "", maxReplacements: 1)
    }.joined(separator: "\n\n") + "\n"
  }

  @Test(arguments: [1, 2, 3]) func buildsWithAFigureATableAndAClaimThatHolds(seed: Int) throws {
    let report = try SmallReport(["01-intervals.md": try chapter()], seed: seed)
    let build = report.build()
    #expect(build.diagnostics.map(\.message) == [])
    let data = try #require(report.output("report.json"))
    let text = String(decoding: data, as: UTF8.self)
    for label in ["fig-coverage", "tab-performance", "claim-coverage"] {
      #expect(text.contains("\"\(label)\""), "\(label)")
    }
    let listing = try report.manuscript()
    #expect(listing.diagnostics == [])
  }

  @Test func givesTheSamePageOnAnyNumberOfThreads() throws {
    let report = try SmallReport(["01-intervals.md": try chapter()])
    report.build(jobs: 1, stored: false)
    let page = try #require(report.output("report.html"))
    for stored in [true, true, false] {
      try FileManager.default.removeItem(at: report.project.output)
      report.build(jobs: 3, stored: stored)
      #expect(report.output("report.html") == page)
    }
  }
}
