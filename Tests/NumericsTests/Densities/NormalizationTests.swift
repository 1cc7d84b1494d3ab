import Arithmetic
import Testing

@testable import Numerics

@Suite struct NormalizationTests {
  @Test func momentsOfANormalDensityAreExact() throws {
    let normal = try Normal(mean: 1e3, sd: 1e-2)
    let found = try Normalization(
      .init(
        landmarks: normal.peaks, tails: normal.tails, top: normal.logpdf(1e3),
        f: { (normal.logpdf($0) + 700, normal.logpdfError($0)) }))
    #expect(abs(found.logNormalizer - 700) <= found.logNormalizerError)
    expectBounded(try #require(found.moments.mean), 1e3, within: 1e-15)
    expectBounded(try #require(found.moments.variance), 1e-4, within: 1e-9)
  }

  @Test func momentsThatDoNotExistAreNotMadeUp() throws {
    let cauchy = try StudentT(degrees: 1)
    let found = try Normalization(
      .init(
        landmarks: cauchy.peaks, tails: cauchy.tails, top: 0,
        f: { (cauchy.logpdf($0), cauchy.logpdfError($0)) }))
    expectBounded(try found.normalizer(), 1, within: 1e-12)
    #expect(found.moments.mean == nil && found.moments.variance == nil)
  }

  @Test func anIntegralThatIsTooLargeLeavesTheMoments() throws {
    let found = try Normalization(
      .init(
        landmarks: [Landmark(location: 0, scale: 1)], tails: Tails(both: .normal), top: 800,
        f: { (800 - $0 * $0, 0) }))
    #expect(throws: NumericsError.overflow(quantity: "the normaliser")) { try found.normalizer() }
    expectBounded(try #require(found.moments.variance), 0.5, within: 1e-12)
  }

  @Test func farTailsKeepTheirRelativeAccuracy() throws {
    let normal = try Normal(mean: 0, sd: 1)
    let found = try Normalization(
      .init(
        landmarks: normal.peaks, tails: normal.tails, top: 0,
        f: { (-0.5 * $0 * $0, unitRoundoff * $0 * $0) }))
    for x in [-37.0, -20, -8, -3, -1, 0, 2, 6, 25] {
      let lower = found.lowerTail(x)
      expectBounded(lower, normal.cdf(x), within: 2e-12, "\(x)")
      expectBounded(found.upperTail(-x), normal.cdf(x), within: 2e-12, "\(-x)")
      #expect(lower.error < 2e-12 * lower.value)
    }
    #expect(found.lowerTail(-50).value == 0 && found.lowerTail(-50).error > 0)
  }
}
