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

  @Test func nothingThatHasErrorsIsUpToDate() throws {
    let report = try SmallReport([
      "01-one.md": "# One\n\n"
        + "```{grid} #tab-a\n:caption: c\n\n| a | b |\n|---|\n```\n\n"
        + "```{grid} #tab-b\n:caption: c\n\n| a | b |\n|---|---|\n```\n\n"
        + "```{table} #tab-c\n:caption: c\n\ntable(columns: [\"x\": [y]])\n```\n"
    ])
    #expect(report.project.list().items.map(\.state) == ["has errors", "up to date", "has errors"])
  }

  @Test func listsTheKeysOfDrawsWithTheirPlaces() throws {
    let report = try SmallReport([
      "01-one.md": """
      # One

      ```{define}
      let N = normal(mean: 0, sd: 1)
      let f = { k in N.sample(2, key: ["f", k]) }
      let x = N.sample(3, key: "a")
      ```

      `{value} N.sample(2, key: "a")` and `{value} [1].map { r in N.sample(r, key: .common("a")) }[0]`

      """,
      "02-two.md": "# Two\n\n`{value} one.N.sample(2, key: \"a\")`\n",
    ])
    let (keys, diagnostics) = report.project.keys()
    #expect(diagnostics == [])
    #expect(
      keys == [
        ListedKey(
          chapter: "one", word: "sample", key: "[\"f\", k]", places: ["chapters/01-one.md:5:18"]),
        ListedKey(
          chapter: "one", word: "sample", key: "\"a\"",
          places: [
            "chapters/01-one.md:6:11", "chapters/01-one.md:9:12", "chapters/01-one.md:9:63",
          ]),
        ListedKey(
          chapter: "two", word: "sample", key: "\"a\"", places: ["chapters/02-two.md:3:16"]),
      ])
  }
}
