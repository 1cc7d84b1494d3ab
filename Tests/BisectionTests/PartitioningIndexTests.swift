import Bisection
import Testing

@Suite struct PartitioningIndexTests {
  @Test func findsWhatALinearSearchFinds() {
    for count in 0...20 {
      for limit in 0...count {
        let found = (0..<count).map { $0 * 3 }.partitioningIndex { $0 >= 3 * limit }
        #expect(found == limit, "\(limit) of \(count)")
      }
    }
  }

  @Test func takesTheFirstOfEqualElements() {
    #expect([1, 2, 2, 2, 3].partitioningIndex { $0 >= 2 } == 1)
    #expect([1, 2, 2, 2, 3].partitioningIndex { $0 > 2 } == 4)
  }

  @Test func keepsTheIndicesOfASlice() {
    #expect([9, 9, 1, 2, 3][2...].partitioningIndex { $0 >= 2 } == 3)
    #expect((5..<5).partitioningIndex { _ in true } == 5)
  }

  @Test func asksLogarithmicallyOften() {
    var calls = 0
    let found = (0..<1 << 40).partitioningIndex { element in
      calls += 1
      return element >= 123_456_789
    }
    #expect(found == 123_456_789)
    #expect(calls <= 41)
  }
}
