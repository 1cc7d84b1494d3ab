import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct DirectivesTests {
  private func read(_ body: String) -> Manuscript {
    manuscript(of: [("chapters/01-x.md", "# X\n\n" + body)])
  }

  @Test func readsMarkdownInACaption() {
    let read = read(
      """
      ```{figure} #fig-a
      :caption: With $x$, `{value} 1 + 1`
        and @fig-a.
      :alt: Plain, not $x$.

      plot([line(normal(mean: 0, sd: 1).pdf)], x: 0...1)
      ```

      """)
    #expect(read.diagnostics.isEmpty)
    #expect(read.cells.map(\.kindName) == ["value", "figure"])
    #expect(read.cells.first?.range.text == "`{value} 1 + 1`")
    #expect(read.mathematics.count == 1)
  }

  @Test func countsEachKindForItself() {
    let read = read(
      figure("plot([line(normal(mean: 0, sd: 1).pdf)], x: 0...1)") + "\n"
        + table("table(columns: [\"a\": [1]])"))
    #expect(read.diagnostics.isEmpty)
    #expect(read.labels["fig-a"]?.reference == "Figure 1.1")
    #expect(read.labels["tab-a"]?.reference == "Table 1.1")
  }

  @Test func refusesADirectiveInACaption() {
    let read = read(
      """
      ````{table} #tab-a
      :caption: A
        ```{define}

        let a = 1

      table(columns: ["a": [1]])
      ````

      """)
    #expect(!read.diagnostics.isEmpty)
    #expect(read.cells.allSatisfy { $0.kindName != "define" })
  }

  @Test(arguments: [
    ("conditional", ":condition: So.", true), ("conditional", "", false),
    ("untestable", ":because: So.", true), ("untestable", "", false), ("holds", "", true),
    ("holds", ":condition: So.", false), ("conditional", ":because: So.", false),
  ]) func wantsTheOptionsOfTheExpectedVerdict(_ verdict: String, _ option: String, _ fits: Bool) {
    let condition = verdict == "conditional" ? ", when: \"so\"" : ""
    let read = read(
      "```{claim} #claim-a\n:paper: S\n:says: S.\n:expect: \(verdict)\n\(option)\n\n"
        + "holds(1 < 2\(condition))\ncontrol(2 < 1)\n```\n")
    #expect(read.diagnostics.isEmpty == fits)
  }

  @Test(arguments: [
    ("math", "a displayed formula stands in a fence that starts with math #eq-name"),
    ("note", "a box is a quotation that starts with [!NOTE] or [!WARNING]"),
    ("code-cell", "a program stands in {define}, {figure}, {table} or {claim}"),
    ("list-table", "a table that is written down stands in {grid}"), ("nothing", "one of: define"),
  ]) func saysWhatDirectivesOfOtherToolsAreHere(name: String, advice: String) {
    let read = manuscript(of: [("chapters/01-x.md", "# X\n\n```{\(name)}\nx\n```\n")])
    #expect(read.diagnostics.map(\.identifier) == ["unknown-directive"])
    #expect(read.diagnostics.first?.annotation?.hasPrefix(advice) == true)
  }
}
