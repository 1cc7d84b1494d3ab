import Arithmetic
import Script
import Testing
import Vocabulary

@Suite struct TablesTests {
  @Test func keepsColumnsInOrderWithTheirFormats() throws {
    let value = try #require(
      run(
        """
        table(columns: ["b": [1, 2], "a": ["x", "y"], "c": [1 < 2, 2 < 1]], formats: ["b": ".2e"])
        """
      ).values.first)
    let table = try #require(TableValue(value))
    #expect(table.columns.map(\.name) == ["b", "a", "c"])
    #expect(table.columns.map(\.format) == [NumberFormat.scientific(digits: 2), nil, nil])
    #expect(table.rowCount == 2)
    #expect(table.columns[1].cells.map { format($0) } == ["\"x\"", "\"y\""])
  }

  @Test func survivesStorage() throws {
    let value = try #require(run("table(columns: [\"a\": [1 / 3]])").values.first)
    let stored = value.encoded(in: EvaluationContext())
    let table = try #require(Value(decoding: stored).flatMap(TableValue.init))
    #expect(table.rowCount == 1)
  }

  @Test func refusesOtherValues() { #expect(TableValue(.number(1)) == nil) }
}
