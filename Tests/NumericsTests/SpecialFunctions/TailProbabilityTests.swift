import Testing

@testable import Numerics

@Suite struct TailProbabilityTests {
  @Test func midPointsAreSymmetric() {
    for n in [1, 2, 5, 500] {
      for i in 0..<n {
        let a = TailProbability(midPoint: i, of: n)
        let b = TailProbability(midPoint: n - 1 - i, of: n)
        #expect(a.value == b.value)
        #expect(a.normalQuantile == -b.normalQuantile)
        #expect(a.isLower != b.isLower || a.value == 0.5)
      }
    }
  }

  @Test func theSmallerTailKeepsItsDigits() {
    #expect(TailProbability(1 - 0x1p-50).value == 0x1p-50)
    #expect(TailProbability(1e-300).value == 1e-300)
  }
}
