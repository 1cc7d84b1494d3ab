import Arithmetic
import Foundation
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

  @Test func aLongWayIsWidenedByItsLargestStep() throws {
    // A straight function moves by the error, which is added to the number's own.
    let number = Estimate(5, error: 1)
    let way = try #require(Variation.places(of: number))
    #expect(way.isEstimated && way.moved.count == Variation.longWay.count)
    let straight = try number.covering([way])
    #expect(straight.error >= 2.3 && straight.error < 2.4)
    // One that goes to and fro spreads by what it does between two places.
    func wave(_ length: Double) throws -> Double {
      let moved = Variation.longWay.map { Value.number(Estimate(cos($0 * length))) }
      return try Estimate(cos(0)).covering([way.replaced(by: moved)]).error
    }
    for length in stride(from: 5.0, through: 100, by: 0.37) { #expect(try wave(length) > 1.99) }
  }
}
