import Arithmetic
import Testing

@testable import Script

@Suite struct VariationRangesTests {
  @Test func anEndMovesWithoutTheOther() throws {
    for (lower, upper) in [
      (Estimate(0), Estimate(2, error: 1e-3)), (Estimate(-1, error: 1e-4), Estimate(2)),
    ] {
      let ways = Variation.places(from: lower, to: upper)
      guard case .range(let low, let high) = try Variation.range(lower, upper, under: ways) else {
        Issue.record("no range")
        return
      }
      for (end, given) in [(low, lower), (high, upper)] {
        #expect(end.value == given.value)
        #expect(end.error >= given.error && end.error <= 2.5 * given.error, "\(end) \(given)")
      }
    }
  }

  @Test func aLongWayIsWidenedByLessThanHalf() throws {
    // A straight function moves by the error, which is added to the number's own; one that bends in between by
    // little more than at the places.
    let number = Estimate(5, error: 1)
    let way = try #require(Variation.places(of: number))
    #expect(way.isEstimated && way.moved.count == 4)
    #expect(way.stretch > 1.1 && way.stretch < 1.5)
    let straight = try number.covering([way])
    #expect(straight.error >= 2 && straight.error < 2.5)
  }
}
