import Script
import Testing
import Vocabulary

@Suite struct AssertionsTests {
  @Test func carriesTheComparisonsOfAStatement() throws {
    let value = try #require(run("holds(1 < 2 && 3 < 4, when: \"it rains\")").values.first)
    let assertion = try #require(Assertion(value))
    #expect(assertion.kind == .holds)
    #expect(assertion.condition == "it rains")
    #expect(assertion.judgement.truth == .yes)
    #expect(assertion.judgement.comparisons.map(\.relation) == ["<", "<"])
    #expect(assertion.judgement.comparisons.map(\.left.value) == [1, 3])
  }

  @Test func tellsControlsFromStatements() throws {
    let value = try #require(run("control(2 < 1)").values.first)
    let assertion = try #require(Assertion(value))
    #expect(assertion.kind == .control)
    #expect(assertion.condition == nil)
    #expect(assertion.judgement.truth == .no)
  }

  @Test func survivesStorage() throws {
    let value = try #require(run("holds(1 / 3 < 0.3, when: \"a\")").values.first)
    let stored = value.encoded(in: EvaluationContext())
    let assertion = try #require(Value(decoding: stored).flatMap(Assertion.init))
    #expect(assertion.condition == "a")
    #expect(assertion.judgement.truth == .no)
  }

  @Test func refusesOtherValues() {
    #expect(Assertion(.number(1)) == nil)
    #expect(Assertion(.record(Record("table", fields: []))) == nil)
  }
}

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
