import Arithmetic
import Foundation
import Numerics
import Testing

@Suite struct DensityComparisonTests {
  private func pair(_ gap: Double, _ left: Double) throws -> Mixture {
    try Mixture(weights: [left, 1 - left], means: [-gap / 2, gap / 2], sd: 1)
  }

  /// `(D/s²) sinh(a/2) / (cosh(u + (l + l')/2) + cosh(a/2))` with the log odds 0 and log 9.
  @Test(arguments: [-6.0, -3, -0.5, -0.09, 0, 0.5, 3, 6])
  func followsTheClosedFormOfTheScoreDifference(x: Double) throws {
    let gap = 12.0
    let difference = try DensityComparison(pair(gap, 0.5), pair(gap, 0.1)).scoreDifference(x)
    let a = -2.1972245773362196
    let wanted =
      gap * sinh(a / 2) / (cosh(gap * x - a / 2) + cosh(a / 2))
    #expect(abs(difference.value - wanted) <= 1e-13 * abs(wanted))
    #expect(difference.error < 1e-11 * abs(wanted))
  }

  @Test func isAntisymmetric() throws {
    let (q, p) = (try pair(4, 0.5), try pair(4, 0.1))
    for x in [-3.0, 0.2, 5] {
      #expect(
        try DensityComparison(q, p).scoreDifference(x).value
          == -DensityComparison(p, q).scoreDifference(x).value)
      let there = try DensityComparison(q, p).logRatio(x)
      let back = try DensityComparison(p, q).logRatio(x)
      #expect(abs(there.value + back.value) <= there.error + back.error)
    }
  }

  @Test func agreesWithTheLogDensitiesWhereTheyDiffer() throws {
    let (q, p) = (try Normal(mean: 0, sd: 1), try pair(3, 0.2))
    for x in [-4.0, -1, 0, 2.5] {
      let ratio = try DensityComparison(q, p).logRatio(x)
      #expect(abs(ratio.value - (q.logpdf(x) - p.logpdf(x))) < 1e-13 + ratio.error)
    }
  }

  @Test func findsNothingBetweenEqualDensities() throws {
    let p = try pair(7, 0.3)
    #expect(try DensityComparison(p, p).scoreDifference(1.5).value == 0)
    #expect(try DensityComparison(p, p).logRatio(1.5).value == 0)
  }
}
