import Diagnostics
import Foundation
import Script
import Testing

@testable import ReportBuilder

/// The same call with the same key in every kind of place.
private func chapter(_ key: String = "\"a\"", name: String = "average", label: String = "one")
  -> String
{
  """
  # One

  `{value .17g} normal(mean: 0, sd: 1).sample(10, key: \(key)).mean` and `{value .17g} \(name)`
  and `{value .17g} viaFunction(\(key))`

  ```{define}
  let \(name) = normal(mean: 0, sd: 1).sample(10, key: \(key)).mean
  let viaFunction = { key in normal(mean: 0, sd: 1).sample(10, key: key).mean }
  ```

  ```{table} #tab-\(label)
  :caption: c

  table(columns: ["m": [normal(mean: 0, sd: 1).sample(10, key: \(key)).mean]], formats: ["m": ".17g"])
  ```

  """
}

@Suite struct DrawsTests {
  /// The numbers of all values and tables of a report.
  private func numbers(_ chapters: [String: String], seed: Int = 1) throws -> [[Double]] {
    let report = try SmallReport(chapters, seed: seed)
    let build = report.build(stored: false)
    try #require(build.diagnostics.filter { $0.severity == .error } == [])
    let manuscript = try report.manuscript()
    let outcomes = Computation(
      manuscript: manuscript, keys: PlanKeys(manuscript), workers: .init(jobs: 1), results: nil,
      progress: { _, _, _ in }
    ).run().outcomes
    return outcomes.compactMap { outcome in
      switch outcome {
      case let value as ValueOutcome: value.numbers.map(\.value)
      case let table as TableOutcome: table.rows.flatMap { $0.compactMap(\.number?.value) }
      default: nil
      }
    }
  }

  @Test func areTheSameNumbersInAllPlacesOfAChapter() throws {
    let found = try numbers(["01-one.md": chapter()])
    #expect(found.count == 4)
    #expect(Set(found).count == 1)
    // Neither names nor labels nor what stands around it change them.
    let renamed = chapter(name: "other", label: "two").replacing(
      "# One", with: "# A title\n\nText.")
    #expect(try Set(numbers(["01-one.md": renamed])) == Set(found))
    #expect(try Set(numbers(["07-one.md": chapter()])) == Set(found))
  }

  @Test func areOthersInAnotherChapterWithAnotherKeyAndSeed() throws {
    let all = try [
      numbers(["01-one.md": chapter()]), numbers(["01-two.md": chapter()]),
      numbers(["01-one.md": chapter("\"b\"")]), numbers(["01-one.md": chapter()], seed: 2),
    ]
    #expect(all.allSatisfy { Set($0).count == 1 })
    #expect(Set(all.map(\.[0])).count == 4)
  }

  @Test func ofAFunctionAreThoseOfTheChapterThatDefinesIt() throws {
    let found = try numbers([
      "01-one.md":
        "# One\n\n```{define}\nlet f = { k in normal(mean: 0, sd: 1).sample(3, key: k) }\n```\n"
        + "\n`{value .17g} f(1)`\n",
      "02-two.md":
        "# Two\n\n`{value .17g} one.f(1)` `{value} normal(mean: 0, sd: 1).sample(3, key: 1)`\n",
    ])
    try #require(found.count == 3)
    #expect(found[0] == found[1])
    #expect(found[0] != found[2])
  }

  // A costly word over a function that draws: its stored result may not be taken for another chapter's
  // or another seed's.
  @Test func areNotTakenFromAnotherChapterOrSeed() throws {
    let program = """

      `{value .17g} ksdPower(normal(mean: 1, sd: 1), normal(mean: 0, sd: 1), kernel: gaussian(bandwidth: 1), n: 10, draws: 19, replicates: 40, key: "a")`

      """
    let report = try SmallReport(["01-one.md": "# One\n" + program], seed: 1)
    func texts() throws -> String {
      #expect(report.build().diagnostics == [])
      return String(decoding: try #require(report.output("report.json")), as: UTF8.self)
    }
    let one = try texts()
    try report.write("02-two.md", "# Two\n" + program)
    #expect(try texts() != one)
    try FileManager.default.removeItem(
      at: report.project.chapters.appendingPathComponent("02-two.md"))
    #expect(try texts() == one)
    try report.write("index.md", "---\ntitle: Small\nseed: 2\n---\n\n# Small\n\nText.\n")
    #expect(try texts() != one)
  }

  private func claim(_ statement: String, expected: String) -> String {
    """
    # One

    ```{define}
    let draws = integers(1, 100).map { i in normal(mean: 1, sd: 1).sample(1, key: ["x", i])[0] }
    ```

    `{value} estimateMean(draws)`

    ```{table} #tab-one
    :caption: Means.

    table(columns: ["mean": [estimateMean(draws)], "share": [estimateProportion(0, of: 60)]])
    ```

    ```{claim} #claim-one
    :paper: Section 1
    :says: The mean is above 0.
    :expect: \(expected)

    holds(\(statement))
    control(estimateMean(draws) < 0)
    ```

    """
  }

  @Test func leaveAClaimUndecidedWithoutAnInterval() throws {
    let report = try SmallReport(["01-one.md": claim("draws.mean > 0", expected: "holds")])
    let build = report.build()
    let verdict = try #require(build.diagnostics.first { $0.identifier == "verdict" })
    #expect(verdict.message.contains("is undecided, not holds"))
    #expect(verdict.notes.contains { $0.message.contains("'estimateMean'") })
    #expect(build.claims.first?.shortfalls.count == 1)
    // The verdict has told of it.
    #expect(!build.diagnostics.contains { $0.identifier == "drawn-comparison" })
  }

  @Test func decideAClaimByTheirIntervals() throws {
    let report = try SmallReport(["01-one.md": claim("estimateMean(draws) > 0", expected: "holds")])
    // Computed and read back from the store.
    for _ in 0..<2 {
      let build = report.build()
      #expect(build.diagnostics == [])
      let failure = try #require(build.claims.first?.failure)
      #expect(abs(failure - 0.002) < 1e-8)
      let page = String(decoding: try #require(report.output("report.html")), as: UTF8.self)
      #expect(page.contains("99.9 % interval"))
      #expect(page.contains("The verdict rests on random draws"))
      let data = String(decoding: try #require(report.output("report.json")), as: UTF8.self)
      #expect(data.contains("\"upper\" : 0.11"))
      #expect(data.contains("\"failure\" : 0.002"))
    }
  }

  @Test func leaveAClaimUndecidedThatRestsOnTooManyIntervals() throws {
    let many = "all(integers(1, 20).map { i in estimateMean(draws + i, level: %) > 0 })"
    let usual = try SmallReport([
      "01-one.md": claim(many.replacing("%", with: "0.999"), expected: "undecided")
    ])
    let build = usual.build()
    #expect(build.diagnostics == [])
    #expect(build.claims.first?.shortfalls.first?.contains("need a higher 'level:'") == true)
    let higher = try SmallReport([
      "01-one.md": claim(many.replacing("%", with: "0.9996"), expected: "holds")
    ])
    #expect(higher.build().diagnostics == [])
  }
}
