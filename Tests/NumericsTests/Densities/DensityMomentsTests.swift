import Arithmetic
import Testing

@testable import Numerics

@Suite struct DensityMomentsTests {
  private func density(series: IntervalFunction?) throws -> Normalization {
    let normal = try Normal(mean: 3, sd: 0.5)
    return try Normalization(
      .init(
        lower: -17, upper: 23, landmarks: normal.peaks, tails: normal.tails,
        top: normal.logpdf(3), f: { (normal.logpdf($0), normal.logpdfError($0)) }, series: series))
  }

  @Test func momentsAreProvedWhereTheLogarithmIsEnclosed() throws {
    let normal = try Normal(mean: 3, sd: 0.5)
    let found = try density { normal.series(.logpdf, of: $0) }
    #expect(found.isProved && found.moments.areProved)
    expectBounded(try #require(found.moments.mean), 3, within: 1e-12)
    expectBounded(try #require(found.moments.variance), 0.25, within: 1e-11)
  }

  @Test func momentsAreNotProvedWithoutAnEnclosure() throws {
    let found = try density(series: nil)
    #expect(!found.isProved && !found.moments.areProved)
    expectBounded(try #require(found.moments.mean), 3, within: 1e-12)
  }
}
