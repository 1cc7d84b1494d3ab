import Arithmetic
import Testing

@testable import Numerics

@Suite struct MixturePairTests {
  private static func pairs() throws -> [(Mixture, Mixture)] {
    let three = try Mixture(weights: [0.2, 0.3, 0.5], means: [-4, 0, 6], sds: [0.5, 2, 1])
    return [
      (try twoModes(2), try twoModes(2, left: 0.1)),
      (three, try Mixture(weights: [0.6, 0.3, 0.1], means: [-4, 0, 6], sds: [0.5, 2, 1])),
      (try Normal(mean: 0, sd: 2).asMixture, three),
      (three, try twoModes(3, sd: 1.5)),
      (try Normal(mean: -5, sd: 1).asMixture, try Normal(mean: 5, sd: 1).asMixture),
    ]
  }

  @Test func differencesAgreeWithSubtraction() throws {
    for (q, p) in try Self.pairs() {
      let pair = MixturePair(q, p)
      for x in stride(from: -12.0, through: 12, by: 0.37) {
        let scores = pair.scoreDifference(at: Abscissa(x))
        let size = abs(q.score(x)) + abs(p.score(x))
        #expect(abs(scores.difference - (q.score(x) - p.score(x))) <= 1e-13 * (1 + size))
        expectClose(scores.logq, q.logpdf(x), within: 1e-13)
        let logs = pair.logRatio(at: Abscissa(x))
        let logSize = abs(q.logpdf(x)) + abs(p.logpdf(x))
        #expect(abs(logs.difference - (p.logpdf(x) - q.logpdf(x))) <= 1e-13 * (1 + logSize))
        expectClose(logs.logp, p.logpdf(x), within: 1e-13)
      }
    }
  }

  @Test func swappingTheDensitiesChangesTheSign() throws {
    for (q, p) in try Self.pairs() {
      for x in [-7.0, -0.3, 0.1, 4.4] {
        let forward = MixturePair(q, p).scoreDifference(at: Abscissa(x)).difference
        let backward = MixturePair(p, q).scoreDifference(at: Abscissa(x)).difference
        expectClose(forward, -backward, within: 1e-12)
      }
    }
  }

  @Test func tinyLogRatiosKeepTheirRelativeAccuracy() throws {
    // At -6 the right component has share e^-72: log p/q = log(2 w) + (…) for left weight w.
    let pair = MixturePair(try twoModes(6), try twoModes(6, left: 0.5 + 0x1p-40))
    let ratio = pair.logRatio(at: Abscissa(-6))
    expectClose(ratio.difference, 0x1p-39, within: 1e-11)
  }

  // Stein's identity E_p[s f + f'] = 0 and its special case E_p[s] = 0.
  @Test func scoresSatisfySteinsIdentity() throws {
    for (p, _) in try Self.pairs() {
      let tests: [((Double) -> Double, (Double) -> Double)] = [
        ({ _ in 1 }, { _ in 0 }), ({ $0 }, { _ in 1 }),
        ({ 1 / (1 + $0 * $0) }, { -2 * $0 / ((1 + $0 * $0) * (1 + $0 * $0)) }),
      ]
      for (f, derivative) in tests {
        let result = try integrate(
          from: -.infinity, to: .infinity, landmarks: p.peaks + p.transitions
        ) { x in p.pdf(x) * (p.score(x) * f(x) + derivative(x)) }
        #expect(abs(result.value) <= result.error + 1e-14)
        #expect(abs(result.value) < 1e-12)
      }
    }
  }

  @Test func longListsAgreeWithShortOnes() throws {
    // 100 components are past the length for which all pairs are formed; 40 are not.
    for count in [40, 100] {
      let means = (0..<count).map { Double($0) * 6 }
      let q = try Mixture(
        weights: Array(repeating: 1 / Double(count), count: count), means: means, sd: 1)
      let total = Double(count * (count + 1)) / 2
      let p = try Mixture(weights: (1...count).map { Double($0) / total }, means: means, sd: 1)
      let pair = MixturePair(q, p)
      // Between components 9 and 10 only these two matter: weights 10 : 11 against 1 : 1.
      let left = 10.0 / 21
      let two = MixturePair(
        try Mixture(weights: [0.5, 0.5], means: [54, 60], sd: 1),
        try Mixture(weights: [left, 1 - left], means: [54, 60], sd: 1))
      for x in [56.5, 57, 57.3] {
        let long = pair.scoreDifference(at: Abscissa(x))
        let short = two.scoreDifference(at: Abscissa(x))
        #expect(
          abs(long.difference - short.difference)
            <= long.differenceError + short.differenceError + 1e-7)
        expectClose(long.difference, short.difference, within: 1e-7)
        #expect(long.differenceError < 1e-11)
      }
    }
  }
}
