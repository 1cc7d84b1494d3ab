import Arithmetic
import Foundation
import Script
import Testing
import Vocabulary

/// Programs at the limits of numbers against high-precision values: underflow, overflow on the way, results
/// below the smallest normal number, narrow features of wide ranges.
///
/// `limits.json` holds rows of a program, its value and the largest error that the result may have; a script
/// beside it makes them.
@Suite struct LimitsTests {
  @Test func nothingUnmarkedLiesOutsideItsBoundAndNoBoundIsWide() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../NumericsTests/Reference/limits.json")
    let rows = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[Any]])
    #expect(rows.count > 60)
    for row in rows {
      let program = try #require(row[0] as? String)
      let text = try #require(row[1] as? String)
      let width = try #require(row[2] as? Double)
      let truth = try #require(Double(text))
      let outcome = run(program)
      guard let number = outcome.number else {
        Issue.record("\(program): \(outcome.messages)")
        continue
      }
      #expect(!number.isEstimated, "\(program) is marked")
      // The value of the row is itself rounded. An exact result is a floating-point number of its own.
      let slack = number.error == 0 ? max(width, 0.51 * truth.ulp) : number.error + 0.51 * truth.ulp
      #expect(
        abs(number.value - truth) <= slack,
        "\(program) is \(text), not \(number.value) ± \(number.error)")
      #expect(
        number.error <= width + 4 * truth.ulp,
        "\(program): the bound \(number.error) of \(text) is wide")
    }
  }

  @Test(arguments: [
    "1e-200 * 1e-200 * 0.1 * 1e300 * 1e300 < 1", "exp(-800) * 0.1 == 0", "exp(-800) / 10 > 0",
    "product([1e-200, 1e-200, 1e-200]) == 0", "sup({ x in 3 - abs(x) }, over: -1...1) <= 3",
    "linspace(0.1 + 0.2, 1e16, 3)[1] == 5000000000000000",
  ])
  func whatAnErrorLeavesOpenIsUndecided(program: String) throws {
    guard case .truth(let judgement)? = run(program).values.last else {
      Issue.record("\(run(program).messages)")
      return
    }
    #expect(judgement.truth == .undecided)
  }

  @Test(arguments: [
    "studentT(degrees: 10).expectation { x in exp(x / 50) }",
    "studentT(degrees: 1).expectation { x in abs(x) / log(2 + abs(x)) }",
    "normal(mean: 0, sd: 1).expectation { x in 1 / abs(x - 0.3) }",
    "integral({ x in 1 / abs(x - 0.3) }, over: 0...1)", "integral({ x in tan(x) }, over: 0...2)",
    "integral({ x in 1 / (x - 0.7) }, over: 0...1)",
    "integral({ x in 1 / pow(x - 0.7, 2) }, over: 0...1)",
  ])
  func whatDoesNotExistIsRefused(program: String) throws {
    let outcome = run(program)
    #expect(outcome.values.isEmpty, "\(outcome.text)")
    #expect(outcome.diagnostics.count == 1)
  }
}
