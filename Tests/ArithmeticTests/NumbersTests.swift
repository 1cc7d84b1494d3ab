import Arithmetic
import Testing

@Suite struct NumbersTests {
  @Test func missingBoundsAreZeroAndSuperfluousOnesAreDropped() {
    #expect(Numbers([1, 2, 3], errors: [0.5]).array.map(\.error) == [0.5, 0, 0])
    #expect(Numbers([1, 2], errors: [0.5, 0.25, 4]).array.map(\.error) == [0.5, 0.25])
    #expect(Numbers([1, 2], errors: [0, 0, 0]).array == [Estimate(1), Estimate(2)])
  }
}
