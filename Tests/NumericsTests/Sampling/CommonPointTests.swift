import Numerics
import Testing

@Suite struct CommonPointTests {
  @Test func countsAtAPoint() {
    let found = CommonPoint.holding(lower: [0, 1, 2, 5], upper: [3, 2, 4, 4], over: 2...2)
    #expect(found == 3...3)
  }

  /// Against the counts at all ends, between them and at the ends of the range.
  @Test func agreesWithACountAtEachPlace() {
    let root = RandomKey(seed: 3) / "intervals"
    for round in 0..<200 {
      let key = root.fold(round)
      let count = 1 + key.place(0, of: 12)
      let lower = (0..<count).map { Double(key.place(1 + $0, of: 8)) }
      let upper = (0..<count).map { lower[$0] - 1 + Double(key.place(100 + $0, of: 6)) }
      let first = Double(key.place(200, of: 8))
      let last = first + Double(key.place(201, of: 5))
      let places = stride(from: first, through: last, by: 0.25)
      let counts = places.map { x in zip(lower, upper).count { $0 <= x && x <= $1 } }
      let found = CommonPoint.holding(lower: lower, upper: upper, over: first...last)
      #expect(found.lowerBound == counts.min() && found.upperBound == counts.max())
    }
  }

  @Test func countsNoneOfNone() {
    #expect(CommonPoint.holding(lower: [], upper: [], over: 0...1) == 0...0)
    #expect(CommonPoint.holding(lower: [2], upper: [1], over: 0...3) == 0...0)
  }
}
