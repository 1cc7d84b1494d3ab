import Arithmetic
import Testing

@testable import Numerics

@Suite struct VarianceIntervalTests {
  // 100 misses are nominal. The share of the level that is allowed is what independent simulations found
  // at this n; five standard deviations beyond it are a false alarm once in a million tests.
  @Test func coversTheVarianceAsOftenAsIsStated() throws {
    let cases: [(String, Double, Draw, Int, Double)] = [
      ("normal", 1, standardNormal, 20, 0.65), ("normal", 1, standardNormal, 100, 1.14),
      ("uniform", 1.0 / 12, uniform, 100, 1.24), ("Laplace", 2, laplace, 20, 1.75),
      ("Laplace", 2, laplace, 50, 1.25), ("Laplace", 2, laplace, 100, 1),
      ("exponential", 1, exponential, 100, 1.65), ("exponential", 1, exponential, 300, 1),
    ]
    for (name, variance, draw, n, share) in cases {
      let found = try misses(of: variance, n: n, seed: 5, draw) {
        try SamplingInterval.variance(of: $0, level: 0.99)
      }
      #expect(Double(found) <= 100 * share + 50 * share.squareRoot(), "\(name), \(n): \(found)")
    }
  }

  // Not by being too wide: for many normal draws the level is met from both sides.
  @Test func isNoWiderThanItMustBe() throws {
    let found = try misses(of: 1, n: 200, seed: 8, standardNormal) {
      try SamplingInterval.variance(of: $0, level: 0.99)
    }
    #expect((50...160).contains(found), "\(found)")
  }

  @Test func coversTheVarianceOnARangeAlways() throws {
    for (draw, variance) in [(uniform, 1.0 / 12), (rare, 0.03 * 0.97)] {
      let found = try misses(of: variance, n: 50, seed: 6, draw) {
        try SamplingInterval.variance(of: $0, within: 0...1, level: 0.9)
      }
      #expect(Double(found) <= mostMisses(0.9))
    }
  }

  @Test func scalesWithTheDraws() throws {
    let draws = (0..<40).map { RandomKey(seed: 7).normal($0) }
    let one = try SamplingInterval.variance(of: draws, level: 0.99)
    let ten = try SamplingInterval.variance(of: draws.map { 10 * $0 + 5 }, level: 0.99)
    #expect(abs(ten.lower / (100 * one.lower) - 1) < 1e-9)
    #expect(abs(ten.upper / (100 * one.upper) - 1) < 1e-9)
    let half = try SamplingInterval.variance(of: [0, 1, 0, 1], within: 0...1, level: 0.99)
    #expect(half.lower >= 0 && half.upper <= 0.2500001)
  }

  @Test func refusesWhatItCannotJudge() {
    #expect(throws: NumericsError.self) {
      try SamplingInterval.variance(of: [1, 2, 3], level: 0.9)
    }
    #expect(throws: NumericsError.self) {
      try SamplingInterval.variance(of: Array(repeating: 2, count: 30), level: 0.9)
    }
  }

  @Test func isThatOfTheFormula() throws {
    // In 30 digits but for the rounding of t, two draws cut off at either end; the kurtosis 4.93282439 is
    // taken as 9.52162339.
    let draws: [Double] = [1, 2, 4, 8, 16, 32, 3, 6, 12, 24, 5, 10]
    let interval = try SamplingInterval.variance(of: draws, level: 0.9)
    expectClose(interval.lower, 16.3312832714712897, within: 1e-8)
    expectClose(interval.upper, 671.793078425427203, within: 1e-8)
  }
}
