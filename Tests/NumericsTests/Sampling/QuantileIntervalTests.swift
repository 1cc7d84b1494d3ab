import Arithmetic
import Testing

@testable import Numerics

@Suite struct QuantileIntervalTests {
  @Test func takesTheRanksOfTheTables() throws {
    // For the median of 20 draws the 95 % interval is from the 6th to the 15th: 2 P(B <= 5) = 0.0414.
    let draws = (1...20).map(Double.init)
    let found = try SamplingInterval.quantile(0.5, of: draws.reversed(), level: 0.95)
    #expect(found == SamplingInterval(6, 15))
    #expect(SamplingInterval.leastDraws(0.5, 0.001) == 11)
    #expect(SamplingInterval.leastDraws(0.9, 0.001) == 73)
  }

  @Test(arguments: [0.5, 0.9]) func coversTheQuantile(p: Double) throws {
    for (draw, truth) in [(uniform, p), (exponential, -log(1 - p))] {
      let found = try misses(of: truth, n: 60, seed: 8, draw) {
        try SamplingInterval.quantile(p, of: $0, level: 0.9)
      }
      #expect(Double(found) <= mostMisses(0.9))
      // It is no wider than it must be: two ranks further in, the level would be lost.
      #expect(found > 200)
    }
  }

  @Test func coversAtTheUsualLevel() throws {
    let found = try misses(of: 0, n: 25, seed: 9, standardNormal) {
      try SamplingInterval.quantile(0.5, of: $0, level: 0.999)
    }
    #expect(Double(found) <= mostMisses(0.999))
  }

  @Test func widensByTheErrorsOfTheDraws() throws {
    let draws = (1...20).map(Double.init)
    let found = try SamplingInterval.quantile(
      0.5, of: draws, errors: draws.map { $0 == 6 ? 3.5 : 0 }, level: 0.95)
    #expect(found == SamplingInterval(5, 15))
  }

  @Test func refusesTooFewDraws() {
    #expect(
      throws: NumericsError.invalidParameter(
        name: "the number of draws", value: 10, requirement: "a whole number of at least 11")
    ) { try SamplingInterval.quantile(0.5, of: (1...10).map(Double.init), level: 0.999) }
    #expect(throws: NumericsError.self) {
      try SamplingInterval.quantile(1e-300, of: [1, 2], level: 0.999)
    }
  }

  @Test func givesTheQuantileOfTheDraws() {
    #expect(SamplingInterval.sampleQuantile(0.5, of: [3, 1, 2]) == 2)
    #expect(SamplingInterval.sampleQuantile(0.5, of: [4, 1, 2, 3]) == 2.5)
    #expect(SamplingInterval.sampleQuantile(0.9, of: (1...10).map(Double.init)) == 9.5)
    #expect(SamplingInterval.sampleQuantile(0.91, of: (1...10).map(Double.init)) == 10)
    #expect(SamplingInterval.sampleQuantile(0.5, of: []).isNaN)
  }
}
