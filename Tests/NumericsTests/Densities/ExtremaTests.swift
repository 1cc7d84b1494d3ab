import Testing

@testable import Numerics

/// A density that leaves everything it can to the defaults: a mixture seen from outside.
struct Veiled: Density {
  let inner: Mixture

  func logpdf(_ x: Double) -> Double { inner.logpdf(x) }
  func score(_ x: Double) -> Double { inner.score(x) }
  func scoreDerivative(_ x: Double) -> Double { inner.scoreDerivative(x) }
  func cdf(_ x: Double) -> Double { inner.cdf(x) }
  func ccdf(_ x: Double) -> Double { inner.ccdf(x) }
  func quantile(_ p: Double) throws(NumericsError) -> Double { try inner.quantile(p) }
  var mean: Double { inner.mean }
  var variance: Double { inner.variance }
  var peaks: [Landmark] { inner.peaks }
}

@Suite struct ExtremaTests {
  @Test func theDefaultSearchFindsSeparateModes() throws {
    for half in [1.5, 3, 20] {
      let mixture = try twoModes(half, left: 0.3)
      let veiled = try Veiled(inner: mixture).extrema()
      let own = try mixture.extrema()
      #expect(veiled.modes.count == 2)
      for (a, b) in zip(veiled.modes + veiled.antimodes, own.modes + own.antimodes) {
        #expect(abs(a - b) < 1e-12 * half)
      }
    }
  }

  @Test func theDefaultSampleIsTheQuantileOfAUniformDraw() throws {
    let veiled = Veiled(inner: try twoModes(2))
    let key = RandomKey(seed: 9)
    let draws = try veiled.sample(3, key: key)
    #expect(try draws[2] == veiled.quantile(key.uniform(2)))
    #expect(throws: NumericsError.self) { try veiled.sample(-1, key: key) }
  }
}
