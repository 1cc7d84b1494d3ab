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
      case .value(let value): value.numbers.map(\.value)
      case .table(let table): table.rows.flatMap { $0.compactMap(\.number?.value) }
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
}
