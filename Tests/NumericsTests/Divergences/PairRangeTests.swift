import Arithmetic
import Testing

@testable import Numerics

@Suite struct PairRangeTests {
  private func uniform(_ range: ClosedRange<Double>) throws -> Unnormalized {
    try Unnormalized(over: range) { _ in Jet(Estimate(0), Estimate(0), Estimate(0)) }
  }

  @Test func integralsThatDoNotExistAreRefused() throws {
    let normal = try Normal(mean: 0, sd: 1)
    let laplace = try Laplace(mean: 0, scale: 1)
    for (degrees, p, integrand, exists) in [
      (2.0, normal as any Density, PairRange.Integrand.fisher, false), (2.5, normal, .fisher, true),
      (1, laplace, .fisher, true), (2, normal, .divergence, false),
      (2.5, normal, .divergence, true),
      (1, laplace, .divergence, false), (1.5, laplace, .divergence, true),
      (0.4, normal, .squares, false), (1, normal, .squares, true), (5, normal, .ratio, false),
    ] {
      let q = try StudentT(degrees: degrees)
      let range = try? PairRange(q, p, integrand, of: "the integral")
      #expect((range != nil) == exists, "\(degrees) \(integrand)")
    }
    // A heavy model does no harm to a light density, and sets the fall of the divergence.
    let heavy = try PairRange(normal, StudentT(degrees: 0.3), .divergence, of: "the integral")
    #expect(heavy.decay.lower == 0.3 && heavy.decay.upper == 0.3)
  }

  @Test func massOutsideTheModelIsRefused() throws {
    let inner = try uniform(0.25...0.5)
    let outer = try uniform(0...1)
    #expect(throws: NumericsError.outsideSupport(at: 0.25)) {
      try PairRange(outer, inner, .fisher, of: "the integral")
    }
    let range = try PairRange(inner, outer, .divergence, of: "the integral")
    #expect(range.lower == 0 && range.upper == 1 && range.breaks == [0, 0.25, 0.5, 1])
  }

  @Test func divergencesOfHeavyTailsAreReproduced() throws {
    // E (x - (n + 1) x/(n + x²))² = n/(n - 2) - 2 (n + 1) E x²/(n + x²) + (n + 1)² E x²/(n + x²)², and
    // E x²/(n + x²) = 1/(n + 1), E x²/(n + x²)² = 1/((n + 1) (n + 3)).
    for n in [2.01, 2.3, 3, 4.5] {
      let found = try fisher(StudentT(degrees: n), Normal(mean: 0, sd: 1))
      expectBounded(found, n / (n - 2) - 2 + (n + 1) / (n + 3), within: 1e-12, "\(n)")
    }
    // The information of Student's t itself, from both sides.
    let information = try hyvarinen(StudentT(degrees: 0.5), StudentT(degrees: 0.5))
    expectBounded(information, -(1.5 / 3.5), within: 1e-11)
  }
}
