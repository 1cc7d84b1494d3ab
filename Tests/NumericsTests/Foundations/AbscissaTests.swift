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
}
