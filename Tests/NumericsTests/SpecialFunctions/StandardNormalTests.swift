import Arithmetic
import Testing

@testable import Numerics

@Suite struct StandardNormalTests {
  @Test func quantilesMatchTheTable() throws {
    for row in try ReferenceTable.rows("densities.json", "quantiles") {
      let p = try row.number("p")
      expectClose(
        StandardNormal.quantile(p), try row.number("x"), within: 4e-16, "quantile(\(p))")
    }
  }

  @Test func quantileInvertsBothTails() {
    for k in 1...300 {
      let p = exp(-Double(k) * 2.3)
      let z = StandardNormal.quantile(p)
      // The condition number of the tail is about z².
      expectClose(StandardNormal.cdf(z), p, within: 4e-16 * (1 + z * z), "p = \(p)")
      #expect(StandardNormal.lowerQuantile(p) == z)
      if p > 1e-16 {
        let upper = StandardNormal.quantile(1 - p)
        expectClose(StandardNormal.ccdf(upper), 1 - (1 - p), within: 4e-16 * (1 + z * z))
      }
    }
  }

  @Test func quantileRisesWithoutAJumpWhereItsMethodsMeet() {
    var last = -Double.infinity
    var p = 0.2499
    while p < 0.2501 {
      let z = StandardNormal.quantile(p)
      #expect(z > last)
      last = z
      p += 1e-6
    }
    let below = StandardNormal.quantile((0.25).nextDown)
    #expect(abs(below - StandardNormal.quantile(0.25)) < 1e-15)
  }
}
