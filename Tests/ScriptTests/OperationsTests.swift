import Arithmetic
import Testing

@testable import Script

@Suite struct OperationsTests {
  /// What is wrong with a comparison does not depend on whether draws have chosen what is compared.
  @Test(arguments: [ComparisonOperator.less, .greaterOrEqual, .equal])
  func comparisonsOfWhatDrawsHaveChosenFailAlike(_ comparison: ComparisonOperator) throws {
    let pairs: [(Value, Value)] = [
      (.text("a"), .number(1)), (.number(1), .text("a")), (.symbol("s"), .text("a")),
      (.text("a"), .symbol("s")),
    ]
    for (a, b) in pairs {
      let plain = try #require(throws: OperationError.self) { try comparison.judgement(a, b) }
      let chosen = try #require(throws: OperationError.self) {
        try comparison.judgement(a.chosenByDraws(), b.chosenByDraws())
      }
      #expect(chosen.message == plain.message)
    }
  }
}
