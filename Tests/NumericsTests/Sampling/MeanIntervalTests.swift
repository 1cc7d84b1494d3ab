import Arithmetic
import Testing

@testable import Numerics

func logOf(_ x: Double) -> Double { log(x) }

@Suite struct MeanIntervalTests {
  @Test func agreesWithAWorkedExample() throws {
    // t with 4 degrees of freedom at 0.975 is 2.7764451051977987; mean 3, s = sqrt(2.5).
    let found = try SamplingInterval.mean(of: [1, 2, 3, 4, 5], level: 0.95)
    let reach = 2.7764451051977987 * (2.5 / 5).squareRoot()
    #expect(abs(found.lower - (3 - reach)) < 1e-8)
    #expect(abs(found.upper - (3 + reach)) < 1e-8)
    #expect(found.lower <= 3 - reach && found.upper >= 3 + reach)
  }

  // Exact for normal draws: neither more misses than the level allows nor many fewer.
  @Test(arguments: [0.9, 0.999]) func coversTheMeanOfNormalDraws(level: Double) throws {
    let found = try misses(of: 0, n: 8, seed: 1, standardNormal) {
      try SamplingInterval.mean(of: $0, level: level)
    }
    #expect(Double(found) <= mostMisses(level))
    #expect(Double(found) >= 2 * 10_000 * (1 - level) - mostMisses(level))
  }

  // About: for 500 exponential draws the third-order theory gives misses of about 0.0016 at 0.999.
  @Test func coversTheMeanOfSkewedDrawsRoughly() throws {
    let found = try misses(of: 1, n: 500, seed: 2, exponential) {
      try SamplingInterval.mean(of: $0, level: 0.999)
    }
    #expect(found >= 2 && found <= 40)
  }

  @Test(arguments: [3, 20, 400]) func coversTheMeanOnARangeAlways(n: Int) throws {
    for (draw, mean) in [(uniform, 0.5), (rare, 0.03)] {
      let found = try misses(of: mean, n: n, seed: 3, draw) {
        try SamplingInterval.mean(of: $0, within: 0...1, level: 0.9)
      }
      #expect(Double(found) <= mostMisses(0.9))
    }
  }

  @Test func scalesWithTheRangeAndStaysInside() throws {
    let draws = [0.1, 0.9, 0.4, 0.3, 0.2]
    let unit = try SamplingInterval.mean(of: draws, within: 0...1, level: 0.99)
    let wide = try SamplingInterval.mean(of: draws.map { 10 * $0 - 3 }, within: -3...7, level: 0.99)
    #expect(abs(wide.lower - (10 * unit.lower - 3)) < 1e-12)
    #expect(abs(wide.upper - (10 * unit.upper - 3)) < 1e-12)
    #expect(unit.lower >= 0 && unit.upper <= 1)
  }

  @Test func widensByTheErrorsOfTheDraws() throws {
    let draws = [1.0, 2, 4, 3, 5]
    let plain = try SamplingInterval.mean(of: draws, level: 0.99)
    let slack = 0.01
    let wide = try SamplingInterval.mean(of: draws, slack: slack, level: 0.99)
    for signs in 0..<32 {
      let moved = (0..<5).map { draws[$0] + (signs >> $0 & 1 == 0 ? slack : -slack) }
      let found = try SamplingInterval.mean(of: moved, level: 0.99)
      #expect(wide.lower <= found.lower && found.upper <= wide.upper)
    }
    #expect(wide.lower < plain.lower)
  }

  @Test func refusesWhatItCannotJudge() {
    #expect(throws: NumericsError.self) { try SamplingInterval.mean(of: [1], level: 0.9) }
    #expect(throws: NumericsError.self) { try SamplingInterval.mean(of: [1, 1, 1], level: 0.9) }
    #expect(throws: NumericsError.self) { try SamplingInterval.mean(of: [1, 2], level: 1) }
    #expect(throws: NumericsError.self) {
      try SamplingInterval.mean(of: [1, 2], within: 0...1, level: 0.9)
    }
    #expect(throws: NumericsError.self) {
      try SamplingInterval.mean(of: [1e308, -1e308], level: 0.9)
    }
  }
}
