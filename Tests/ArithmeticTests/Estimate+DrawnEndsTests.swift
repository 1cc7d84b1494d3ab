import TestSupport
import Testing

@testable import Arithmetic

@Suite struct EstimateDrawnEndsTests {
  private func drawn(_ value: Double, _ ends: ClosedRange<Double>, _ failure: Double) -> Estimate {
    Estimate(drawn: value, in: ends, failure: failure)
  }

  @Test func keepsTheEndsOutwardsAndNearly() {
    var generator = Generator(state: 3)
    for _ in 0..<2000 {
      let scale: Double = generator.unit() < 0.5 ? 1 : 1e-200
      let a = (generator.unit() - 0.5) * scale
      let b = a + generator.unit() * scale
      let number = drawn(a, a...b, 0.001)
      #expect(number.lower <= a && number.upper >= b)
      #expect(number.lower >= a - abs(a) * 0x1p-32 && number.upper <= b + abs(b) * 0x1p-32)
      #expect(abs(number.failure - 0.001) < 1e-9)
      #expect((-number).lower == -number.upper && (-number).upper == -number.lower)
    }
    let share = drawn(0, 0...0.1, 0.001)
    #expect(share.lower == 0)
    #expect(drawn(1, -.infinity ... .infinity, 0.001).upper == .infinity)
    #expect(!Estimate(drawn: 3).hasInterval && Estimate(drawn: 3).failure == 1)
  }

  @Test func keepsTheBoundUpwardsAndNearly() {
    var generator = Generator(state: 4)
    for _ in 0..<2000 {
      let error = generator.unit() * (generator.unit() < 0.5 ? 1 : 1e-200)
      let number = Estimate(drawn: 1, error: error, in: -2...3, failure: 0.001)
      #expect(number.error >= error && number.error <= error * (1 + 0x1p-19))
      let half = error.upperHalf(and: 7)
      #expect(half.bitPattern & 0xFFFF_FFFF == 7 && half >= error)
    }
  }

  /// A quotient has no ends where the divisor may be 0, an end of its interval included.
  @Test func quotientsByWhatMayBeZeroHaveNoEnds() {
    let one = drawn(1.5, 1...2, 0.001)
    for (value, ends) in [(0.5, -1.0...1.0), (0.5, 0...1), (-0.5, -1...0)] {
      let quotient = one / drawn(value, ends, 0.001)
      #expect(quotient.lower == -.infinity && quotient.upper == .infinity)
    }
    let known = one / drawn(-0.75, -1...(-0.5), 0.001)
    #expect(known.lower <= -4 && known.lower >= -4.001)
    #expect(known.upper >= -1 && known.upper <= -0.999)
  }

  @Test func endsStayInTheRangeThatANumberCannotLeave() {
    let share = drawn(0.98, 0.9...1.1, 0.001).confined(to: 0...1)
    #expect(share.upper == 1 && share.lower <= 0.9 && share.lower > 0.8999)
    #expect(share.value == 0.98 && share.hasInterval)
    let bare = Estimate(drawn: 0.5).confined(to: 0...1)
    #expect(bare.isDrawn && !bare.hasInterval)
  }

  @Test func aNumberWithoutDrawsEndsWithItsError() {
    let number = Estimate(2, error: 0.5)
    #expect(!number.isDrawn && number.lower < 1.5 && number.upper > 2.5)
    #expect(number.lower >= 1.5.nextDown && number.upper <= 2.5.nextUp)
    #expect(Estimate(2).lower == 2 && Estimate(2).upper == 2)
  }
}
