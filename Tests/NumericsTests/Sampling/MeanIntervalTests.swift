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

  // The plain t interval misses 0.2 to 1.2 % of these, where 0.1 % are allowed.
  @Test(arguments: [100, 200, 400]) func coversTheMeanOfSkewedDraws(n: Int) throws {
    let distributions: [(Draw, Double)] = [
      (exponential, 1), (squaredNormal, 1), (logNormal, exp(0.5)),
    ]
    for (draw, mean) in distributions {
      let found = try misses(of: mean, n: n, seed: 2, draw) {
        try SamplingInterval.mean(of: $0, level: 0.999)
      }
      #expect(Double(found) <= mostMisses(0.999), "\(mean)")
    }
  }

  // With y = t/sqrt n the far end is s (3/g) (1 - (1 - g y)^(1/3)) away, the near one s y.
  @Test func movesOneEndForTheSkewness() throws {
    let draws = (0..<200).map { -logOf((Double($0) + 0.5) / 200) }
    let found = try SamplingInterval.mean(of: draws, level: 0.99)
    let mean = draws.reduce(0, +) / 200
    let sd = (draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 199).squareRoot()
    let third = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) * ($1 - mean) } / (sd * sd * sd)
    let g = 1.5 * (third * 200 / (199 * 198) - (6.0 / 200).squareRoot())
    // The quantile of Student's t with 199 degrees of freedom at 0.995.
    let y = 2.6007602 / 200.squareRoot()
    #expect(abs(found.lower - (mean - sd * y)) < 1e-6)
    #expect(abs(found.upper - (mean + sd * 3 / g * (1 - cubeRoot(1 - g * y)))) < 1e-6)
    let mirrored = try SamplingInterval.mean(of: draws.map { -$0 }, level: 0.99)
    #expect(abs(mirrored.lower + found.upper) < 1e-9 && abs(mirrored.upper + found.lower) < 1e-9)
  }

  @Test func movesAnEndAtMostFourTimesAsFar() throws {
    let draws = [1000.0] + (0..<99).map { Double($0 % 7) }
    let found = try SamplingInterval.mean(of: draws, level: 0.999)
    let mean = draws.reduce(0, +) / 100
    #expect(abs((found.upper - mean) / (mean - found.lower) - 4) < 1e-6)
  }

  @Test(arguments: [3, 20, 400]) func coversTheMeanOnARangeAlways(n: Int) throws {
    for (draw, mean) in [(uniform, 0.5), (rare, 0.03)] {
      let found = try misses(of: mean, n: n, seed: 3, draw) {
        try SamplingInterval.mean(of: $0, within: 0...1, level: 0.9)
      }
      #expect(Double(found) <= mostMisses(0.9))
    }
  }

  /// Without any scatter the empirical Bernstein bound is 7 r log(8/a)/(3 (n - 1)): 7 · 2 log(80)/3000. With
  /// much of it Hoeffding's is the shorter one: 2 sqrt(log(40)/20).
  @Test func isTheShorterOfBothBounds() throws {
    let calm = try SamplingInterval.mean(
      of: Array(repeating: 0.5, count: 1001), within: -1...1, level: 0.9)
    let bernstein = 7 * 2 * 4.382026634673881 / 3000
    expectClose(calm.upper - 0.5, bernstein, within: 1e-9)
    expectClose(0.5 - calm.lower, bernstein, within: 1e-9)
    let wild = try SamplingInterval.mean(
      of: (0..<10).map { $0 % 2 == 0 ? 1.9 : 0.1 }, within: 0...2, level: 0.9)
    let hoeffding = 2 * (3.6888794541139363 / 20).squareRoot()
    expectClose(wild.upper - 1, hoeffding, within: 1e-9)
    expectClose(1 - wild.lower, hoeffding, within: 1e-9)
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
