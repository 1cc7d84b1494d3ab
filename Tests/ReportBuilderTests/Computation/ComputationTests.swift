import Diagnostics
import Script
import Synchronization
import Testing

@testable import ReportBuilder

@Suite struct ComputationTests {
  private func computed(
    _ report: SmallReport, jobs: Int = 1, stored: Bool = false
  ) throws -> Computation.Result {
    let manuscript = try report.manuscript()
    let results = StoredResults(
      files: ResultFiles(folder: report.project.cache), program: Fingerprint(of: [1]))
    return Computation(
      manuscript: manuscript, keys: PlanKeys(manuscript), workers: Workers(jobs: jobs),
      results: stored ? results : nil, progress: { _, _, _ in }
    ).run()
  }

  @Test func comesToTheSameOnAnyNumberOfThreadsAndFromStoredResults() throws {
    let report = try SmallReport.full()
    let serial = try computed(report)
    #expect(serial.diagnostics == [])
    let made = serial.outcomes.map { $0.map { $0 as? AnyHashable } }
    #expect(made.count { $0 != nil } == 8)
    func isSame(_ other: Computation.Result) -> Bool {
      other.outcomes.map { $0.map { $0 as? AnyHashable } } == made
    }
    #expect(isSame(try computed(report, jobs: 4)))
    let first = try computed(report, jobs: 2, stored: true)
    #expect(isSame(first))
    #expect(first.origins.count { $0 != .reused && $0 != nil } == 8)
    let second = try computed(report, stored: true)
    #expect(isSame(second))
    #expect(second.origins.count { $0 == .reused } == 8)
    #expect(second.origins.allSatisfy { $0 == .reused || $0 == nil })
  }

  @Test func tellsEveryFailureOnceAndGoesOn() throws {
    let report = try SmallReport([
      "01-one.md": """
      # One

      ```{define}
      let bad = [1, 2][5]
      let user = bad + 1
      ```

      `{value} user` `{value} bad` `{value} [1][7]` `{value} 1 + 1`
      """
    ])
    for stored in [false, true, true] {
      let result = try computed(report, stored: stored)
      #expect(result.diagnostics.count == 2)
      #expect(result.diagnostics.allSatisfy { $0.range?.start.line ?? 0 > 3 })
      #expect(result.outcomes.compactMap { $0 }.count == 1)
    }
  }

  @Test func triesDefinitionsThatNothingReads() throws {
    let report = try SmallReport([
      "01-one.md": "# One\n\n```{define}\nlet bad = [1][5]\nlet f = { x in x }\n```\n"
    ])
    for stored in [false, true, true] {
      #expect(try computed(report, stored: stored).diagnostics.count == 1)
    }
    try report.write("01-one.md", "# One\n\n```{define}\nlet good = [1][0]\n```\n")
    for stored in [false, true, true] {
      #expect(try computed(report, stored: stored).diagnostics == [])
    }
  }

  @Test func reportsProgressOnceForEachStep() throws {
    let report = try SmallReport.full()
    let manuscript = try report.manuscript()
    let steps = Steps()
    _ = Computation(
      manuscript: manuscript, keys: PlanKeys(manuscript), workers: Workers(jobs: 2), results: nil,
      progress: { done, total, _ in steps.add(done, total) }
    ).run()
    #expect(Set(steps.all.map(\.1)).count == 1)
    #expect(steps.all.map(\.0).sorted() == Array(1...(steps.all.first?.1 ?? 0)))
  }
}

/// The steps that were reported, from any thread.
private final class Steps: Sendable {
  private let steps = Mutex<[(Int, Int)]>([])
  var all: [(Int, Int)] { steps.withLock { $0 } }
  func add(_ done: Int, _ total: Int) { steps.withLock { $0.append((done, total)) } }
}
