import Arithmetic
import Testing

/// Numbers that are known within bounds, put in order.
@Suite struct SortedNumbersTests {
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
