import Testing

@testable import Numerics

@Suite struct NormalizationTests {
  @Test func momentsOfANormalDensityAreExact() throws {
    let normal = try Normal(mean: 1e3, sd: 1e-2)
    let found = try Normalization(landmarks: normal.peaks, top: normal.logpdf(1e3)) { x in
      (normal.logpdf(x) + 700, normal.logpdfError(x))
    }
    #expect(abs(found.logNormalizer - 700) <= found.logNormalizerError)
    #expect(abs(found.mean - 1e3) <= 1e-12 * 1e-2 + 4 * 1e3.ulp)
    expectClose(found.variance, 1e-4, within: 1e-9)
  }

  @Test func momentsThatDoNotExistAreNotMadeUp() throws {
    let cauchy = try StudentT(degrees: 1)
    let found = try Normalization(landmarks: cauchy.peaks, top: 0) { x in
      (cauchy.logpdf(x), cauchy.logpdfError(x))
    }
    expectBounded(found.normalizer, 1, within: 1e-12)
    #expect(found.mean.isNaN && found.variance.isNaN)
  }

  @Test func anIntegralThatIsTooLargeIsAnError() {
    #expect(throws: NumericsError.overflow(quantity: "the normaliser")) {
      try Normalization(landmarks: [Landmark(location: 0, scale: 1)], top: 800) { x in
        (800 - x * x, 0)
      }
    }
  }
}
