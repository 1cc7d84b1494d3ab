import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import ReportBuilder

/// Builds after edits, against builds from nothing.
@Suite struct EditedBuildTests {
  /// The chapters of a report that is edited again and again.
  private struct Text {
    private static let original = [
      "01-one.md": SmallReport.fullChapter, "02-two.md": SmallReport.secondChapter,
      "03-three.md": "# Three\n\nSee @fig-facets and @tab-divergence.\n",
    ]

    var chapters = Text.original
    var draws: Generator
    var words = 0

    init(seed: UInt64) { draws = Generator(state: seed) }

    mutating func replace(_ old: String, _ new: String) {
      for (name, text) in chapters { chapters[name] = text.replacing(old, with: new) }
    }

    /// One of the edits that authors make; its name.
    mutating func edit() -> String {
      words += 1
      let digit = Int.random(in: 2...9, using: &draws)
      switch Int.random(in: 0..<12, using: &draws) {
      case 0:
        replace("The mean is", "The mean, word\(words), is")
        return "prose"
      case 1:
        chapters["03-three.md", default: ""] += "\nAnd word\(words).\n"
        return "paragraph"
      case 2:
        replace("# One", "# One word\(words)\n\nNew lines.")
        return "title and lines"
      case 3:
        replace(":caption: ", ":caption: Word\(words) ")
        return "captions"
      case 4:
        chapters = Self.original
        return "back to the start"
      case 5:
        replace("let p = ", "// Word\(words)\nlet p =  ")
        return "comment and space"
      case 6:
        replace("means: [-2, 2]", "means: [-\(digit), 2]")
        return "definition"
      case 7:
        replace("fig-facets", "fig-word\(words)")
        return "label"
      case 8:
        replace("{value .4f}", "{value .\(digit)f}")
        return "format"
      case 9:
        replace("sample(50", "sample(5\(digit)")
        return "draws"
      case 10:
        replace("## Section", "## Section word\(words)")
        chapters["02-two.md", default: ""] +=
          "\n## Section\n\nIts value is `{value} one.p.mean + \(digit)`.\n"
        return "heading and value"
      default:
        chapters["04-four.md"] =
          chapters["04-four.md"] == nil ? "# Four\n\n`{value} one.gap(\(digit)).mean`\n" : nil
        return "chapter comes or goes"
      }
    }
  }

  @Test(arguments: [1, 2, 3]) func comesToWhatABuildFromNothingDoes(_ seed: UInt64) throws {
    var text = Text(seed: seed)
    let report = try SmallReport(text.chapters)
    report.build()
    for round in 0..<10 {
      let edit = text.edit()
      let names = try FileManager.default.contentsOfDirectory(atPath: report.project.chapters.path)
      for name in names where name != "index.md" && text.chapters[name] == nil {
        try FileManager.default.removeItem(
          at: report.project.chapters.appendingPathComponent(name))
      }
      for (name, text) in text.chapters { try report.write(name, text) }
      let build = report.build(jobs: 1 + round % 2)
      let fresh = try SmallReport(text.chapters)
      let other = fresh.build(stored: false)
      #expect(!build.hasErrors, "round \(round): \(edit)")
      #expect(
        build.diagnostics.map(\.message) == other.diagnostics.map(\.message),
        "round \(round): \(edit)")
      #expect(
        report.output("report.html") == fresh.output("report.html"), "round \(round): \(edit)")
      #expect(
        report.output("report.json") == fresh.output("report.json"), "round \(round): \(edit)")
    }
  }

  @Test func computesNothingAfterEditsThatNothingDependsOn() throws {
    let report = try SmallReport.full()
    report.build()
    for (old, new) in [
      ("let p = ", "// A comment.\nlet  p   = "), (":caption: Divergences", ":caption: Others"),
      ("# One", "# Uno"), ("#tab-divergence", "#tab-other"),
      ("kl(gap(0), gap(1)) <", "kl( gap(0),gap(1) ) <"),
    ] {
      try report.write("01-one.md", SmallReport.fullChapter.replacing(old, with: new))
      let build = report.build()
      #expect(!build.hasErrors && build.written.count == 2, "\(new)")
      #expect(!build.explanations.contains { $0.contains(": computed") }, "\(new)")
    }
  }

  @Test(arguments: [2, 4, 8]) func buildsSideBySide(_ count: Int) async throws {
    let report = try SmallReport.full()
    report.build(stored: false)
    let (page, data) = (report.output("report.html"), report.output("report.json"))
    try FileManager.default.removeItem(at: report.project.output)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<count { group.addTask { report.build(jobs: 1).diagnostics.isEmpty } }
      for await isClean in group { #expect(isClean) }
    }
    #expect(report.output("report.html") == page && report.output("report.json") == data)
    #expect(report.build().isUpToDate)
  }
}
