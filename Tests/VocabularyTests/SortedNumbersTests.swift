import Arithmetic
import Testing

@testable import Vocabulary

private let estimates = """
  let p = normal(mean: 0, sd: 1)
  let es = integers(1, N).map { k in estimateMean(p.sample(50, key: ["s", k])) }

  """

@Suite struct SortedNumbersTests {
  @Test func aNumberInOrderHasTheIntervalOfTheExtremes() throws {
    let program = estimates.replacing("N", with: "3")
    for (sorted, extreme) in [("es.sorted.last", "es.max"), ("es.sorted.first", "es.min")] {
      let a = try #require(run(program + sorted).number)
      let b = try #require(run(program + extreme).number)
      #expect(a.value == b.value && a.lower == b.lower && a.upper == b.upper)
      #expect(abs(a.failure - 0.003) < 1e-6 && abs(b.failure - 0.003) < 1e-6)
    }
    let middle = try #require(run(program + "es.median").number)
    #expect(abs(middle.failure - 0.003) < 1e-6)
  }

  // Two of four intervals lie elsewhere than the values in order say.
  @Test func takesTheEndsInOrder() throws {
    let numbers = Numbers([
      Estimate(drawn: 3, in: 2...9, failure: 0.001), Estimate(drawn: 1, in: 0...8, failure: 0.002),
      Estimate(2, error: 0.5), Estimate(drawn: 4, in: -1...5, failure: 0.001),
    ])
    let sorted = numbers.sorted
    #expect(sorted.values == [1, 2, 3, 4])
    for (index, ends) in [(-1.0, 2.5), (0, 5), (1.5, 8), (2, 9)].enumerated() {
      #expect(sorted[index].lower <= ends.0 && sorted[index].lower > ends.0 - 1e-6)
      #expect(sorted[index].upper >= ends.1 && sorted[index].upper < ends.1 + 1e-6)
      #expect(abs(sorted[index].failure - 0.004) < 1e-9)
    }
    let median = try #require(numbers.median)
    #expect(median.value == 2.5 && abs(median.failure - 0.004) < 1e-9)
    #expect(abs(median.lower - 0.75) < 1e-6 && abs(median.upper - 6.5) < 1e-6)
  }

  // 6,000 intervals that miss with 0.001 each prove nothing of the greatest.
  @Test func manyIntervalsLeaveNone() {
    let program = estimates.replacing("N", with: "6000").replacing("(50,", with: "(10,")
    #expect(run(program + "es.sorted.last > 0").text == "undecided")
    #expect(run(program + "es.median > -1").text == "undecided")
  }

  @Test func keepsMarksAndDoubts() {
    let numbers = Numbers([
      Estimate(1, error: 0.1).estimated(.wide), Estimate(0, error: 0.1), Estimate(drawn: 3),
    ])
    #expect(numbers.sorted.array.allSatisfy { $0.isDrawn && !$0.hasInterval && $0.isEstimated })
    #expect(Numbers([Estimate(2).repeated, Estimate(1)]).sorted[1].isRepeated)
    #expect(Numbers([Estimate(1, error: 0.1).estimated(.wide), Estimate(0)]).sorted[1].isEstimated)
  }

  @Test func inexactNumbersRiseWithTheirBounds() throws {
    let sorted = try #require(run("[5 / 3, 1 / 3, 4 / 3, 2 / 3].sorted").numbers)
    for (number, third) in zip(sorted.array, [1.0, 2, 4, 5]) {
      #expect(abs(3 * number.value - third) <= 1e-15 && number.error < 1e-15, "\(number)")
    }
  }

  /// (2/3 + 4/3)/2 = 1, and the middle of five.
  @Test func theMedianIsAsGoodAsItsNumbers() throws {
    for (program, truth) in [
      ("[5 / 3, 1 / 3, 4 / 3, 2 / 3].median", 1.0),
      ("[5 / 3, 1 / 3, 0.1, 2 / 3, 7].median", 2.0 / 3),
    ] {
      let median = try #require(run(program).number)
      #expect(abs(median.value - truth) <= median.error + truth.ulp && median.error < 1e-15)
    }
  }

  /// Numbers that may be in either order: the lesser one may be as little as the least of both.
  @Test func boundsThatOverlapAreShared() throws {
    let sorted = try #require(
      run("let e = (pi - pi) * 1e14; [1 + e, 1.01 + 4 * e].sorted").numbers)
    // The errors are 0.024 and 0.1, or a little more.
    #expect(sorted[0].lower <= 0.91 && sorted[0].upper >= 1.024 && sorted[0].error < 0.1)
    #expect(sorted[1].upper >= 1.11 && sorted[1].lower <= 0.976 && sorted[1].error < 0.11)
  }
}
