import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite struct BuildTests {
  /// A claim with its lines and expectation.
  private func claim(_ lines: String, expecting expected: String = "holds") -> String {
    "# One\n\n```{claim} #claim-a\n:paper: Lemma 1\n:says: Something.\n:expect: \(expected)\n\n"
      + lines + "\n```\n"
  }

  private func identifiers(_ build: BuildResult) -> [String] {
    build.diagnostics.map(\.identifier.description)
  }

  @Test func writesTheSameBytesHoweverItIsBuilt() throws {
    let report = try SmallReport.full()
    #expect(identifiers(report.build(jobs: 1, stored: false)) == [])
    let page = try #require(report.output("report.html"))
    let data = try #require(report.output("report.json"))
    #expect(page.count > 10_000)
    for (jobs, stored) in [(4, false), (1, true), (2, true), (1, true)] {
      try FileManager.default.removeItem(at: report.project.output)
      #expect(!report.build(jobs: jobs, stored: stored).hasErrors)
      #expect(report.output("report.html") == page, "\(jobs) jobs, stored results: \(stored)")
      #expect(report.output("report.json") == data, "\(jobs) jobs, stored results: \(stored)")
    }
  }

  @Test func reusesEverythingAfterAnEditOfTheProse() throws {
    let report = try SmallReport.full()
    report.build()
    try report.write("01-one.md", SmallReport.fullChapter.replacing("The mean is", with: "So"))
    let build = report.build()
    #expect(build.explanations.count { $0.hasSuffix(": reused") } == 8)
    #expect(!build.explanations.contains { $0.contains(": computed") })
    let text = String(decoding: try #require(report.output("report.html")), as: UTF8.self)
    #expect(!text.contains("The mean is"))
  }

  @Test func computesTheUsersOfAChangedDefinitionOnly() throws {
    let report = try SmallReport.full()
    report.build()
    try report.write("01-one.md", SmallReport.fullChapter.replacing("[-2, 2]", with: "[-3, 2]"))
    let computed = report.build().explanations.filter { $0.contains(": computed") }
    #expect(computed.count == 4)
    for name in ["one.value-1", "two.value-1"] {
      #expect(computed.contains { $0.hasPrefix("\(name): computed, since 'one.p' changed (") })
    }
  }

  @Test func computesAgainWhatIsDamaged() throws {
    let report = try SmallReport.full()
    report.build()
    let page = report.output("report.html")
    for file in try report.cacheFiles() {
      let content = try Data(contentsOf: file)
      try content.prefix(content.count / 2).write(to: file)
    }
    try FileManager.default.removeItem(at: report.project.output)
    let build = report.build()
    #expect(identifiers(build) == ["results-damaged"])
    #expect(!build.explanations.contains { $0.hasSuffix(": reused") })
    #expect(report.output("report.html") == page)
    // It is told once: what was damaged is gone.
    let next = report.build()
    #expect(next.isUpToDate && identifiers(next) == [])
  }

  @Test func buildsWithoutAPlaceForResults() throws {
    let report = try SmallReport.full()
    try Data("no folder".utf8).write(to: report.project.cache)
    let build = report.build()
    #expect(identifiers(build) == ["results-not-kept"])
    #expect(!build.hasErrors)
    #expect(report.output("report.html") != nil)
  }

  @Test func callsALinkThatLeadsNowhereSo() throws {
    let report = try SmallReport.full()
    try FileManager.default.createSymbolicLink(
      at: report.project.cache, withDestinationURL: URL(fileURLWithPath: "/nowhere/at/all"))
    let build = report.build()
    #expect(identifiers(build) == ["results-not-kept"])
    #expect(build.diagnostics.first?.message.hasSuffix("it is a link that leads nowhere") == true)
  }

  @Test func takesAClaimOfTheReportsOwnWithoutAPlaceInThePaper() throws {
    let report = try SmallReport([
      "01-one.md":
        """
      # One

      ```{claim} #claim-own
      :says: One is below two.
      :expect: holds

      holds(1 < 2)
      control(2 < 1)
      ```

      """
    ])
    let build = report.build()
    #expect(identifiers(build) == [])
    #expect(build.claims.map(\.place) == [""])
    let page = String(decoding: report.output("report.html") ?? Data(), as: UTF8.self)
    #expect(page.contains("<span class=\"place\">ours</span>"))
  }

  @Test(arguments: [
    "`{value} unknown`", "`{value} [1][5]`", "```{figure} #fig-a\n1\n```", "@fig-nothing",
  ])
  func leavesTheLastOutputWhenThereAreErrors(_ mistake: String) throws {
    let report = try SmallReport(["01-one.md": "# One\n\nGood.\n"])
    report.build()
    let page = try #require(report.output("report.html"))
    try report.write("01-one.md", "# One\n\n" + mistake + "\n")
    let build = report.build()
    #expect(build.hasErrors)
    #expect(build.written == [])
    #expect(report.output("report.html") == page)
    let kept = report.build(keepsGoing: true)
    #expect(kept.hasErrors)
    #expect(kept.written == ["output/report.html", "output/report.json"])
    #expect(report.output("report.html") != page)
  }

  @Test func acceptsAClaimThatComesOutAsExpected() throws {
    let report = try SmallReport(["01-one.md": claim("holds(1 < 2)\ncontrol(2 < 1)")])
    let build = report.build()
    #expect(identifiers(build) == [])
    #expect(build.claims.map(\.verdict) == ["holds"])
    #expect(build.claims.map(\.number) == ["1.1"])
  }

  @Test(arguments: [
    ("holds(2 < 1)\ncontrol(2 < 1)", ["verdict"]), ("holds(1 < 2)\ncontrol(1 < 2)", ["control"]),
    ("holds(1 < 2)", ["missing-control"]),
    ("control(1 < 2)", ["missing-holds"]),
    // Whether there are predicates is known only when it has been computed.
    ("let state = { x in holds(x > 0) }\nstate(1)", ["missing-control"]),
    ("let state = { x in control(x > 0) }\nstate(1)", ["control", "missing-holds"]),
  ])
  func failsForAClaimThatComesOutOtherwise(_ lines: String, _ expected: [String]) throws {
    let report = try SmallReport(["01-one.md": claim(lines)])
    let build = report.build()
    #expect(identifiers(build).sorted() == expected)
    #expect(build.hasErrors)
    #expect(build.written == [])
    #expect(build.diagnostics.allSatisfy { $0.range != nil })
  }

  @Test func drawsByTheSeedThatIsGiven() throws {
    let report = try SmallReport.full()
    let twin = try SmallReport(
      ["01-one.md": SmallReport.fullChapter, "02-two.md": SmallReport.secondChapter], seed: 9)
    func build(_ report: SmallReport, seed: UInt64?) -> (page: String, data: String) {
      var settings = BuildSettings()
      settings.seed = seed
      _ = report.project.build(settings)
      return (
        String(decoding: report.output("report.html") ?? Data(), as: UTF8.self),
        String(decoding: report.output("report.json") ?? Data(), as: UTF8.self)
      )
    }
    let own = build(report, seed: nil)
    let given = build(report, seed: 9)
    #expect(given.page.contains("9, given for this build in place of the report's own, 1"))
    #expect(given.data.contains("\"replacedSeed\" : 1"))
    #expect(!own.data.contains("replacedSeed"))
    // The same draws as a report that has this seed itself.
    func values(_ data: String) -> [Substring] {
      data.split(separator: "\n").filter { $0.contains("\"text\"") }
    }
    #expect(values(given.data) == values(build(twin, seed: nil).data))
    #expect(values(given.data) != values(own.data))
    // The own seed is no other one.
    #expect(build(report, seed: 1) == own)
  }

  @Test func saysThatThereIsNoReport() throws {
    let report = try SmallReport([:])
    try FileManager.default.removeItem(at: report.project.chapters)
    #expect(identifiers(report.build()) == ["no-chapters"])
    #expect(identifiers(report.build(keepsGoing: true)) == ["no-chapters"])
    #expect(report.output("report.html") == nil)
  }

  @Test func survivesSimultaneousBuilds() async throws {
    let report = try SmallReport.full()
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 { group.addTask { report.build(jobs: 1).hasErrors } }
      for await failed in group { #expect(!failed) }
    }
    let page = report.output("report.html")
    try FileManager.default.removeItem(at: report.project.output)
    report.build(stored: false)
    #expect(report.output("report.html") == page)
    #expect(page != nil)
  }

  @Test func putsNoPathAndNoDateIntoTheOutputs() throws {
    let report = try SmallReport.full()
    report.build()
    for name in ["report.html", "report.json"] {
      let text = String(decoding: try #require(report.output(name)), as: UTF8.self)
      #expect(!text.contains(report.project.folder.path))
      #expect(!text.contains(report.project.folder.lastPathComponent))
      let year = String(Calendar(identifier: .gregorian).component(.year, from: Date()))
      #expect(!text.contains(year + "-"))
    }
  }
}
