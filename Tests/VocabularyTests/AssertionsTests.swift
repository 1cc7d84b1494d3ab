import Arithmetic
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

  /// Of very many comparisons 32 are kept, and what has decided is among them.
  @Test func keepsTheComparisonThatHasDecided() throws {
    for (program, truth) in [
      ("all(integers(1, 100).map { i in i != 70 })", Truth.no),
      ("any(integers(1, 100).map { i in i == 70 })", .yes),
    ] {
      let value = try #require(run("holds(\(program))").values.first)
      let judgement = try #require(Assertion(value)).judgement
      #expect(judgement.truth == truth && judgement.comparisons.count == 32)
      #expect(judgement.comparisons.contains { $0.truth == truth && $0.left.value == 70 })
    }
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
