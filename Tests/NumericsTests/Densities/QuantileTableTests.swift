import Testing

@testable import Numerics

@Suite struct QuantileTableTests {
  /// A density as its pieces and its function.
  private func distribution(_ p: some Density) throws -> CumulativePanels {
    try Normalization(
      .init(
        landmarks: p.peaks + p.transitions, breaks: p.breaks, tails: p.tails,
        top: p.logpdf(p.peaks[0].location), f: { (p.logpdf($0), p.logpdfError($0)) })
    ).distribution
  }

  @Test func interpolatedQuantilesHaveTheirProbabilities() throws {
    let densities: [any Density] = [
      try Normal(mean: 3, sd: 0.01), try twoModes(8, left: 0.05), try Laplace(mean: -1, scale: 2),
      try StudentT(degrees: 1),
    ]
    for p in densities {
      let table = QuantileTable()
      let inner: [Double] = (1..<2000).map { (Double($0) - 0.37) / 2000 }
      let us: [Double] = [1e-9, 1e-6] + inner + [1 - 1e-6]
      let xs = table.quantiles(us, try distribution(p)) { p.pdf($0) }
      for (u, x) in zip(us, xs) {
        #expect(abs(p.cdf(x) - u) < 1e-10, "\(p) at \(u): \(p.cdf(x) - u)")
      }
      #expect(zip(xs, xs.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  /// The largest number below 1 that a draw can come from: its quantile lies where there still is mass.
  @Test func theLastQuantileIsNotFarOutside() throws {
    for (p, most) in [
      (try Normal(mean: 3, sd: 0.01) as any Density, 3.2), (try Laplace(mean: -1, scale: 2), 150),
      (try twoModes(8, left: 0.05), 25),
    ] {
      let table = QuantileTable()
      for u in [1 - 0x1p-53, 1] {
        let x = table.quantiles([u], try distribution(p)) { p.pdf($0) }[0]
        #expect(x < most && p.ccdf(x) < 1e-12, "\(p): \(x)")
      }
    }
  }

  @Test func drawsFollowTheDensity() throws {
    let p = try Tempered(twoModes(2, left: 0.2), beta: 0.7)
    let n = 20_000
    let draws = try p.sample(n, key: RandomKey(seed: 11)).sorted()
    // Kolmogorov's statistic: above 2.2/sqrt(n) once in about 8,000 keys.
    var worst = 0.0
    for (i, x) in draws.enumerated() {
      let u = p.cdf(x)
      worst = max(worst, abs(u - Double(i) / Double(n)), abs(u - Double(i + 1) / Double(n)))
    }
    #expect(worst * Double(n).squareRoot() < 2.2)
  }
}
