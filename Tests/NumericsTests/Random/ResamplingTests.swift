import Numerics
import Testing

@Suite struct ResamplingTests {
  private let key = RandomKey(seed: 4) / "resampling"

  // Of 60,000 draws each of 6 places takes 10,000 with a standard deviation of 91: six of them.
  @Test func drawsEachPlaceEquallyOften() {
    var counts = [Int](repeating: 0, count: 6)
    for index in 0..<60_000 { counts[key.place(index, of: 6)] += 1 }
    for count in counts { #expect(abs(count - 10_000) < 550) }
    #expect((0..<100).allSatisfy { key.place($0, of: 1) == 0 })
  }

  // Of 60,000 orders of 4 each of 24 comes 2,500 times with a standard deviation of 49: six of them.
  @Test func drawsEachOrderEquallyOften() {
    var counts: [[Int]: Int] = [:]
    for round in 0..<60_000 { counts[key.fold(round).order(of: 4), default: 0] += 1 }
    #expect(counts.count == 24)
    for count in counts.values { #expect(abs(count - 2500) < 300) }
  }

  @Test func ordersFewAndMany() {
    #expect(key.order(of: 0) == [] && key.order(of: 1) == [0])
    #expect(key.order(of: 1000).sorted() == Array(0..<1000))
    #expect(key.order(of: 1000) != Array(0..<1000))
  }
}
