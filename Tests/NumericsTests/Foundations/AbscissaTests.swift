import Testing

@testable import Numerics

@Suite struct AbscissaTests {
  @Test func distanceKeepsOffsetsThatARoundedPointWouldLose() {
    let a = Abscissa(1e6, plus: 3e-17)
    let b = Abscissa(1e6, plus: 1e-17)
    expectClose(a.distance(from: b), 2e-17, within: 1e-15)
    #expect(a.value == b.value)
  }

  @Test func distanceIncludesTheRoundingErrorOfTheBases() {
    let a = Abscissa(1, plus: 0)
    let b = Abscissa(0x1p-60, plus: 1)
    #expect(a.distance(from: b) == -0x1p-60)
  }

  @Test func standardizesToTwiceTheWorkingPrecision() {
    // 1/3 = leading + rest; leading is the nearest number.
    let third = Abscissa(1).standardized(mean: 0, sd: 3)
    #expect(third.leading == 1.0 / 3)
    expectClose(third.rest, 1.8503717077085943e-17, within: 1e-15)
    // The sum of two far standardized abscissas near their middle.
    let left = Abscissa(0.02).standardized(mean: -50, sd: 0.5)
    let right = Abscissa(0.02).standardized(mean: 50, sd: 0.5)
    expectClose(
      (left.leading + right.leading) + (left.rest + right.rest), 4 * 0.02, within: 1e-16)
  }
}
