import Arithmetic
import Testing

@testable import Numerics

@Suite struct VarianceIntervalTests {
  // About its level: the bounds allow for what the theory leaves open at this n.
  @Test func coversTheVarianceRoughly() throws {
    let cases: [(Double, Draw, Int, ClosedRange<Int>)] = [
      (1, standardNormal, 100, 1...30), (1.0 / 12, uniform, 100, 0...26),
      (1, exponential, 500, 2...120),
    ]
    for (variance, draw, n, allowed) in cases {
      let found = try misses(of: variance, n: n, seed: 5, draw) {
        try SamplingInterval.variance(of: $0, level: 0.999)
      }
      #expect(allowed.contains(found), "\(found)")
    }
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
    // c s² exp(± z c sqrt((g - (n - 3)/n)/(n - 1))) in 30 digits, two draws cut off at either end.
    let draws: [Double] = [1, 2, 4, 8, 16, 32, 3, 6, 12, 24, 5, 10]
    let interval = try SamplingInterval.variance(of: draws, level: 0.9)
    expectClose(interval.lower, 32.33346525271572, within: 1e-10)
    expectClose(interval.upper, 339.3154113804085, within: 1e-10)
  }
}
