import Arithmetic
import Testing

@testable import Numerics

@Suite struct LaplaceTests {
  @Test func functionsAreThoseOfTheDefinition() throws {
    let p = try Laplace(mean: 1, scale: 2)
    expectClose(p.pdf(1), 0.25)
    expectClose(p.pdf(5), 0.25 * exp(-2))
    #expect(p.score(0) == 0.5 && p.score(2) == -0.5 && p.score(1) == 0)
    expectClose(p.cdf(-3), 0.5 * exp(-2))
    expectClose(p.ccdf(101), 0.5 * exp(-50))
    for probability in [1e-9, 0.2, 0.5, 0.9] {
      expectClose(p.cdf(try p.quantile(probability)), probability)
    }
    #expect(throws: NumericsError.self) { try Laplace(mean: 0, scale: 0) }
  }

  @Test func quadraturesSeeTheKink() throws {
    let p = try Laplace(mean: 0.3, scale: 0.7)
    let mass = try integrate(from: -.infinity, to: .infinity, landmarks: p.peaks) { p.pdf($0) }
    #expect(abs(mass.value - 1) <= mass.error + 1e-14)
    let variance = try integrate(from: -.infinity, to: .infinity, landmarks: p.peaks) {
      ($0 - p.mean) * ($0 - p.mean) * p.pdf($0)
    }
    expectClose(variance.value, p.variance)
    // KL between two Laplace densities: log(b'/b) + |m - m'|/b' + b/b' exp(-|m - m'|/b) - 1.
    let q = try Laplace(mean: -1, scale: 1.5)
    let distance = 1.3
    let expected =
      log(1.5 / 0.7) + distance / 1.5 + 0.7 / 1.5 * exp(-distance / 0.7) - 1
    expectBounded(try kl(p, q), expected)
  }
}
