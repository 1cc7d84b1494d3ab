import Arithmetic
import Testing

@testable import Numerics

@Suite struct PowerPairTests {
  @Test func temperedPairsAgreeWithPlainQuadrature() throws {
    let q = try Tempered(twoModes(2, left: 0.3), beta: 0.5)
    let p = try Mixture(weights: [0.6, 0.4], means: [-2, 2], sds: [1.5, 1])
    for (a, b) in [(q as any Density, p as any Density), (p, q)] {
      let plain = try integrate(
        from: -.infinity, to: .infinity, landmarks: a.peaks + b.peaks + a.transitions
      ) { x in
        let d = a.score(x) - b.score(x)
        return a.pdf(x) * d * d
      }
      let value = try fisher(a, b)
      #expect(abs(value.value - plain.value) <= value.error + plain.error + 1e-13)
      let direct = try integrate(
        from: -.infinity, to: .infinity, landmarks: a.peaks + b.peaks + a.transitions
      ) { a.pdf($0) * (a.logpdf($0) - b.logpdf($0)) }
      let divergence = try kl(a, b)
      #expect(
        abs(divergence.value - direct.value) <= divergence.error + direct.error + 1e-13)
    }
  }

  @Test func equalPowersKeepTheCancellation() throws {
    // p^b for a far pair is nearly a pair with sd/sqrt(b) and weights w^b/sum.
    let q = try Tempered(twoModes(6, left: 0.5), beta: 4)
    let p = try Tempered(twoModes(6, left: 0.2), beta: 4)
    let value = try fisher(q, p)
    let leftShare = 1.0 / 257
    let limit = try fisher(twoModes(6, sd: 0.5), twoModes(6, sd: 0.5, left: leftShare))
    #expect(value.value > 0 && value.value < 1e-25)
    #expect(value.error < 1e-11 * value.value)
    // Same order of magnitude as the limit's exponent exp(-D²/(8 s²)).
    #expect(value.value / limit.value > 1e-3 && value.value / limit.value < 1e3)
  }

  @Test func temperingANormalMixtureOfOneMatchesTheNormalForms() throws {
    let q = try Tempered(Normal(mean: 0, sd: 1), beta: 4)
    let p = try Normal(mean: 1, sd: 2)
    let exact = try Normal(mean: 0, sd: 0.5)
    expectClose(try fisher(q, p).value, try fisher(exact, p).value)
    expectClose(try kl(q, p).value, try kl(exact, p).value)
    expectClose(try kl(p, q).value, try kl(p, exact).value)
  }
}
