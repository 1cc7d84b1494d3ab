import Arithmetic
import Testing

@testable import Numerics

@Suite struct ProportionIntervalTests {
  /// P(B >= k), summed up term by term.
  private func upperTail(_ k: Int, _ n: Int, _ p: Double) -> Double {
    var sum = 0.0
    for j in k...n {
      let logTerm =
        logGamma(Double(n + 1)) - logGamma(Double(j + 1)) - logGamma(Double(n - j + 1))
        + Double(j) * log(p) + Double(n - j) * logOnePlus(-p)
      sum += exp(logTerm)
    }
    return sum
  }

  // The definition: at its ends the observed number and all beyond have half the failure.
  @Test(arguments: [(1, 10), (7, 20), (59, 60), (3, 1000), (500, 1000)])
  func endsWhereTheTailsHaveHalfTheFailure(k: Int, n: Int) throws {
    for level in [0.95, 0.999] {
      let found = try SamplingInterval.proportion(successes: k...k, of: n, level: level)
      let half = (1 - level) / 2
      #expect(abs(upperTail(k, n, found.lower) / half - 1) < 1e-7)
      #expect(upperTail(k, n, found.lower) <= half * (1 + 1e-11))
      let lowerTail = upperTail(n - k, n, 1 - found.upper)
      #expect(abs(lowerTail / half - 1) < 1e-7)
    }
  }

  @Test func knowsTheEnds() throws {
    let none = try SamplingInterval.proportion(successes: 0...0, of: 60, level: 0.999)
    #expect(none.lower == 0)
    #expect(abs(none.upper - (1 - exp(log(0.0005) / 60))) < 1e-9)
    let all = try SamplingInterval.proportion(successes: 60...60, of: 60, level: 0.999)
    #expect(all.upper == 1)
    #expect(abs(all.lower - exp(log(0.0005) / 60)) < 1e-9)
    // The interval of open successes holds that of each number.
    let open = try SamplingInterval.proportion(successes: 2...5, of: 60, level: 0.999)
    for k in 2...5 {
      let one = try SamplingInterval.proportion(successes: k...k, of: 60, level: 0.999)
      #expect(open.lower <= one.lower && one.upper <= open.upper)
    }
  }

  // The exact coverage: the probabilities of all numbers whose interval holds p, summed up.
  @Test(arguments: [5, 60]) func hasAtLeastItsLevelForEveryProbability(n: Int) throws {
    let level = 0.99
    let intervals = try (0...n).map {
      try SamplingInterval.proportion(successes: $0...$0, of: n, level: level)
    }
    for step in 1..<200 {
      let p = Double(step) / 200
      var covered = 0.0
      for k in 0...n where intervals[k].lower <= p && p <= intervals[k].upper {
        covered += upperTail(k, n, p) - (k < n ? upperTail(k + 1, n, p) : 0)
      }
      #expect(covered >= level - 1e-12)
    }
  }

  @Test(arguments: [0.9, 0.999]) func coversOverReplicates(level: Double) throws {
    let found = try misses(of: 0.03, n: 60, seed: 4, rare) { draws in
      let k = draws.count { $0 == 1 }
      return try SamplingInterval.proportion(successes: k...k, of: 60, level: level)
    }
    #expect(Double(found) <= mostMisses(level))
  }

  @Test func takesMillionsOfTrials() throws {
    let found = try SamplingInterval.proportion(
      successes: 2_500_000...2_500_000, of: 10_000_000, level: 0.999)
    let reach = 3.2905 * (0.25 * 0.75 / 1e7).squareRoot()
    #expect(abs(found.lower - (0.25 - reach)) < 1e-6)
    #expect(abs(found.upper - (0.25 + reach)) < 1e-6)
  }
}
