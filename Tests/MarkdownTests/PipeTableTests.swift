import Diagnostics
import Testing

@testable import Markdown

@Suite struct PipeTableTests {
  private func read(_ text: String) -> (table: PipeTable?, diagnostics: [Diagnostic]) {
    PipeTable.read(SourceFragment(SourceFile(path: "a.md", text: text).wholeRange))
  }

  /// Heads and rows, line by line.
  private func lines(_ text: String) -> [[String]]? {
    read(text).table.map { ([$0.heads] + $0.rows).map { $0.map(\.text) } }
  }

  @Test(arguments: [
    ("| a | b |\n|---|---|\n| 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
    ("a | b\n-|-\n1 | 2", [["a", "b"], ["1", "2"]]),
    ("\n  | a |  \r\n |:-:|\r\n | 1 |\r\n\n", [["a"], ["1"]]),
    ("| a | b |\n|---|---|\n| | 2 |\n|  |  |", [["a", "b"], ["", "2"], ["", ""]]),
    ("| a |\n|---|", [["a"]]),
    (
      #"| a \| b | c\|d\| |"# + "\n|--|--|\n" + #"| \|x\| | \\|"#,
      [["a | b", "c|d|"], ["|x|", #"\|"#]]
    ),
    ("| ä 漢 | 👩‍👩‍👧 |\n|--|--|", [["ä 漢", "👩‍👩‍👧"]]),
  ]) func readsCells(_ text: String, _ expected: [[String]]) {
    #expect(lines(text) == expected)
  }

  @Test func readsHowColumnsStand() {
    let table = read("|a|b|c|d|\n|---|:--|:-:|--:|").table
    #expect(table?.alignments == [.none, .left, .center, .right])
  }

  @Test func leadsEveryCellBackToItsPlace() throws {
    let text = "| a | b |\n|---|---|\n|  x\\|y  | 2 |"
    let table = try #require(read(text).table)
    let cell = try #require(table.rows.first?.first)
    #expect(cell.text == "x|y")
    #expect(cell.range(0..<cell.bytes.count).text == #"x\|y"#)
    #expect(table.rows.first?.last?.range(0..<1).start == SourceLocation(line: 3, column: 12))
  }

  @Test(arguments: [
    ("", "missing-grid", ""),
    ("| a | b |", "grid-rule", "| a | b |"),
    ("| a | b |\n| 1 | 2 |", "grid-rule", "| 1 | 2 |"),
    ("| a | b |\n|---|", "grid-rule", "|---|"),
    ("| a |\n|---|\n| 1 | 2 |", "grid-row", "| 1 | 2 |"),
    ("| a | b |\n|---|---|\n| 1 |", "grid-row", "| 1 |"),
    ("| a |\n|---|\n\n| 1 |", "grid-row", ""),
    ("| $|x|$ |\n|---|", "grid-rule", "|---|"),
  ]) func tellsWhatKeepsATextFromBeingATable(
    _ text: String, _ identifier: String, _ place: String
  ) {
    let (table, found) = read(text)
    #expect(table == nil)
    #expect(found.map(\.identifier.description) == [identifier])
    #expect(found.first?.range?.text == place)
  }

  @Test(
    arguments: [
      ("| a | b |\n|---|---|", "| a | b |"), ("a | b\n:-- | --:\nc", "a | b"), ("a\n---", nil),
      ("| a | b |", nil), ("| a | b |\n|---|", nil), ("a | b\nc | d", nil),
      ("x\n\n| a | b |\r\n|---|---|\n", "| a | b |"), ("a || b\n-1", nil), ("", nil),
    ] as [(String, String?)]) func seesWhereATableBegins(_ text: String, _ head: String?)
  {
    let fragment = SourceFragment(SourceFile(path: "a.md", text: text).wholeRange)
    #expect(PipeTable.firstHead(in: fragment)?.text == head)
  }
}
