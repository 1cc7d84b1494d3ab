import Arithmetic
import Testing

@testable import Numerics

@Suite struct ComparisonTests {
  @Test func densitiesWithoutAKnownFormAreSubtractedWithAnHonestBound() throws {
    for half in [1.0, 3, 6] {
      let q = try Normal(mean: -half, sd: 1)
      let p = try twoModes(half)
      let veiled = Veiled(inner: p)
      let exact = try fisher(q, p)
      let plain = try fisher(q, veiled)
      #expect(abs(plain.value - exact.value) <= plain.error + exact.error)
      let divergence = try kl(q, veiled)
      #expect(try abs(divergence.value - kl(q, p).value) <= divergence.error)
      expectClose(divergence.value, try kl(q, p).value, within: 1e-11)
    }
  }

  @Test func theBoundGrowsWhereSubtractionLosesEverything() throws {
    let p = try twoModes(14)
    let exact = try fisher(Normal(mean: -14, sd: 1), p).value
    let plain = try? fisher(Normal(mean: -14, sd: 1), Veiled(inner: p))
    // Either no result at all, or one whose bound covers the error.
    if let plain { #expect(abs(plain.value - exact) <= plain.error) }
  }
}
