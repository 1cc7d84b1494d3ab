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

  /// Powers of Student's t densities are Student's t densities in other units: of ν degrees to the power β with
  /// β (ν + 1) - 1 degrees, and so with the variance ν/(β (ν + 1) - 3). Nearly a billionth of the last one lies
  /// where the density is no number.
  @Test func variancesOfHeavyTailsAreThoseOfStudentsDensities() throws {
    for (degrees, beta, truth) in [(5.0, 0.8, 5 / 1.8), (7, 0.5, 7), (5.25, 0.5, 42)] {
      let p = try Tempered(StudentT(degrees: degrees), beta: beta)
      #expect(abs(p.variance - truth) <= p.varianceError + 4 * truth.ulp)
      #expect(p.varianceError < 1e-7 * truth)
    }
  }
}
