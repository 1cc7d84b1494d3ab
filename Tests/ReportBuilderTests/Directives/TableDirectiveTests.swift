import Arithmetic
import Testing

@testable import ReportBuilder

@Suite struct TableDirectiveTests {
  @Test func printsTextsWithoutQuotationMarks() throws {
    let found = try outcomes(
      TableOutcome.self,
      of:
        "```{table} #tab-a\n:caption: c\n\ntable(columns: [\"path\": [\"D = 1\"], \"x\": [2]])\n```\n"
    )
    let table = try #require(found.first)
    #expect(table.rows.first?.map(\.text.plain) == ["D = 1", "2"])
  }

  @Test func fillsTablesByRows() throws {
    let found = try outcomes(
      TableOutcome.self,
      of:
        "```{table} #tab-a\n:caption: c\n\ntable(columns: [\"x\": [1, 2, 3], \"y\": [4, 5, 6]])\n```\n"
    )
    let table = try #require(found.first)
    #expect(table.columns == ["x", "y"])
    #expect(table.rows.map { $0.map(\.text.plain) } == [["1", "4"], ["2", "5"], ["3", "6"]])
  }

  @Test func setsTablesWithNumbersAndTexts() {
    let html = page(
      of:
        """
        ```{table} #tab-a
        :caption: A table.

        table(columns: ["name": ["a", "<b>"], "value": [1, 2e-9]])
        ```
        """)
    #expect(html.contains("&lt;b&gt;"))
    #expect(html.contains("2\u{2009}×\u{2009}10<sup>\u{2212}9</sup>"))
    #expect(html.contains("Table 1.1"))
  }
}
