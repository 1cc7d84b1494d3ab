import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite struct GridDirectiveTests {
  private func grid(_ table: String, label: String = "tab-a") -> String {
    "```{grid} #\(label)\n:caption: What *they* cost.\n\n\(table)\n```\n"
  }

  @Test func setsCellsAsMarkdown() {
    let html = page(
      of: grid(
        """
        | method | price | note |
        |:-------|------:|:----:|
        | *KSD*  | $n^2$ | `{value} 1 + 1` |
        | a \\| b | &lt;b> | $\\|x\\|$ |
        """))
    #expect(html.contains("<em>they</em>"))
    #expect(html.contains("<th scope=\"row\"><em>KSD</em></th>"))
    #expect(html.contains("<th scope=\"col\" class=\"n\">price</th>"))
    #expect(html.contains("<td class=\"c\"><data"))
    #expect(html.contains("<th scope=\"row\">a | b</th>"))
    #expect(!html.contains("<b>"))
    #expect(html.contains("Table 1.1"))
  }

  /// What makes a block on a line of its own is text in a cell.
  @Test(arguments: [
    ("> 5", "&gt; 5"), ("- 5", "- 5"), ("-", "-"), ("2016.", "2016."), ("---", "---"),
    ("~~~", "~~~"),
    ("[x]: y", "[x]: y"), ("# of runs", "# of runs"), ("#", "#"), ("a #", "a #"), ("", ""),
    ("\\\\", "\\"), ("<!-- c -->", ""), ("    code", "code"),
  ]) func setsNoBlocksInCells(_ cell: String, _ expected: String) {
    let html = page(of: grid("| \(cell) | b |\n|---|---|\n| c | \(cell) |"))
    #expect(html.contains("<th scope=\"col\">\(expected)</th><th scope=\"col\">b</th>"))
    #expect(html.contains("<th scope=\"row\">c</th><td>\(expected)</td>"))
  }

  @Test func tellsThatAFootnoteBelongsToTheChapter() {
    let found = diagnostics(
      of: "# X\n\nText[^n].\n\n[^n]: A note.\n\n" + grid("| a[^n] |\n|---|"))
    #expect(found.map(\.message) == ["a footnote cannot be called in a caption or a cell"])
    #expect(found.first?.range?.text == "[^n]")
  }

  @Test func isNumberedWithTheOtherTables() {
    let html = page(
      of: table("table(columns: [\"x\": [1]])")
        + grid("| a |\n|---|\n| b |", label: "tab-b") + "See @tab-b.")
    #expect(html.contains("href=\"#tab-b\">Table 1.2</a>"))
  }

  @Test func standsAmongTheTablesOfTheData() throws {
    let (manuscript, result) = InMemoryReport(
      chapters: ["# One\n\n" + grid("| a | $b$ |\n|---|---|\n| 1 | |")]
    ).computed()
    #expect(manuscript.diagnostics == [])
    let data = Data(try ReportData(manuscript, result.outcomes).json())
    let json = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let table = try #require((json["tables"] as? [String: Any])?["tab-a"] as? [String: Any])
    #expect(table["columns"] as? [String] == ["a", "$b$"])
    #expect(table["rows"] as? [[[String: String]]] == [[["text": "1"], ["text": ""]]])
  }

  @Test func tellsWhatIsWrongWithACellAtItsPlace() {
    let found = diagnostics(
      of: "# X\n\n" + grid("| a | b |\n|---|---|\n| @fig-none | $\\foo$ |"))
    #expect(found.compactMap { $0.range?.text } == ["@fig-none", "\\foo"])
  }
}
