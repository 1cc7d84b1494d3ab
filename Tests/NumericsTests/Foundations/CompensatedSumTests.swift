import Testing

@testable import Numerics

@Suite struct CompensatedSumTests {
  @Test func keepsSmallTermsBesideLargeOnesThatCancel() {
    var sum = CompensatedSum()
    for term in [1.0, 1e100, 1.0, -1e100] { sum.add(term) }
    #expect(sum.value == 2)
  }

  @Test func addsTenthsToTheNearestNumber() {
    var sum = CompensatedSum()
    for _ in 0..<1000 { sum.add(0.1) }
    #expect(sum.value == 100.00000000000001 || sum.value == 100)
  }

  @Test func infinityStaysInfinity() {
    var sum = CompensatedSum()
    sum.add(.infinity)
    sum.add(1)
    #expect(sum.value == .infinity)
  }
}
