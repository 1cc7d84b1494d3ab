import Arithmetic
import Testing
import Vocabulary

@Suite struct UnseenPartsTests {
  @Test(arguments: [
    ("integral({ x in normal(mean: x, sd: 1e-5).pdf(0.2) }, over: -1...1)", 1),
    ("integral({ x in normal(mean: x, sd: 1e-7).pdf(0.2) }, over: -1...1)", 1),
    (
      "integral({ x in normal(mean: x, sd: 1e-5).pdf(0.2) - 3 * normal(mean: x, sd: 1e-6).pdf(-0.71) }, over: -1...1)",
      -2
    ),
  ]) func whatAllNodesMissIsFound(_ program: String, _ truth: Double) throws {
    let number = try #require(run(program).number, "\(run(program).messages)")
    #expect(number.isEstimated)
    #expect(abs(number.value - truth) <= number.error + 1e-9, "\(program): \(number)")
  }

  @Test func zeroIsZero() throws {
    let number = try #require(run("integral({ x in count([x]) * 0 }, over: 0...1)").number)
    #expect(number.value == 0 && number.error < 1e-300)
  }
}
