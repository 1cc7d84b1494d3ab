import Arithmetic
import Testing

@testable import Numerics

@Suite struct TailTests {
  @Test func temperingMultipliesThePower() throws {
    #expect(Tail.power(5).tempered(0.5).power == 2)
    #expect(Tail.normal.tempered(0.5).power == .infinity)
    let tempered = try Tempered(StudentT(degrees: 5), beta: 0.8)
    expectClose(tempered.tails.upper.power, 3.8, within: 1e-14)
    #expect(tempered.mean == 0 || abs(tempered.mean) < 1e-12)
    #expect(throws: NumericsError.self) { try Tempered(StudentT(degrees: 1), beta: 0.5) }
  }

  @Test func formulasAreMeasuredFarOut() throws {
    func density(_ f: @escaping LogDensity) throws -> Tails { try Unnormalized(f).tails }
    let quartic = try density { x in
      Jet(Estimate(-x * x * x * x), Estimate(-4 * x * x * x), Estimate(-12 * x * x))
    }
    #expect(quartic.lower.power == .infinity && abs(quartic.upper.scoreGrowth - 3) < 1e-9)
    let heavy = try density { x in
      let s = 1 + x * x / 3
      return Jet(Estimate(-2 * log(s)), Estimate(-4 * x / 3 / s), Estimate(0))
    }
    expectClose(heavy.lower.power, 3, within: 1e-9)
    expectClose(heavy.upper.power, 3, within: 1e-9)
  }
}
