import Arithmetic
import Testing

@testable import Numerics

@Suite struct StudentTTests {
  @Test func functionsMatchTheTable() throws {
    for row in try ReferenceTable.rows("families.json", "studentT") {
      let t = try StudentT(
        degrees: row.number("degrees"), location: row.number("location"),
        scale: row.number("scale"))
      let logs = try row.numbers("logpdf")
      let tails = try row.numbers("ccdf")
      let scores = try row.numbers("score")
      let slopes = try row.numbers("scoreDerivative")
      for (index, x) in try row.numbers("x").enumerated() {
        let what = "\(row.name) at \(x)"
        #expect(
          abs(t.logpdf(x) - logs[index]) <= t.logpdfError(x) + logs[index].ulp, "logpdf \(what)")
        #expect(
          abs(t.score(x) - scores[index]) <= t.scoreError(x) + scores[index].ulp, "score \(what)")
        #expect(
          abs(t.scoreDerivative(x) - slopes[index])
            <= t.scoreDerivativeError(x) + slopes[index].ulp, "slope \(what)")
        #expect(t.logpdfError(x) <= 1e-11 * (1 + abs(logs[index])))
        expectClose(t.ccdf(x), tails[index], within: 2e-12, "ccdf \(what)")
        expectClose(t.cdf(2 * t.location - x), tails[index], within: 1e-7, "cdf \(what)")
      }
    }
  }

  /// At whole numbers the score -(ν + 1) x/(ν + x²) is a fraction, of which the remainder is exact.
  @Test func estimatesOfTheScoreHoldAFraction() throws {
    let t = try StudentT(degrees: 3, location: 0, scale: 1)
    for x in (1...40).map({ Double($0) }) {
      let score = t.scoreEstimate(x)
      let rest = (4 * x).addingProduct(score.value, 3 + x * x) / (3 + x * x)
      #expect(abs(rest) <= score.error && score.error <= 16 * score.value.ulp)
    }
  }

  @Test func quantilesInvertTheDistribution() throws {
    for degrees in [0.5, 1, 3, 30] {
      let t = try StudentT(degrees: degrees, location: 2, scale: 3)
      for p in [1e-10, 0.01, 0.3, 0.5, 0.8, 0.999] {
        let x = try t.quantile(p)
        expectClose(t.cdf(x), p, within: 1e-12, "\(degrees), \(p)")
      }
      #expect(throws: NumericsError.self) { try t.quantile(1) }
    }
    // One degree of freedom is Cauchy's distribution: the upper quartile is 1.
    expectClose(try StudentT(degrees: 1).quantile(0.75), 1)
  }

  @Test func momentsExistWhereTheTailsAllow() throws {
    #expect(try StudentT(degrees: 1).mean.isNaN && StudentT(degrees: 2).variance.isNaN)
    expectClose(try StudentT(degrees: 5, scale: 3).variance, 15)
    #expect(throws: NumericsError.self) { try StudentT(degrees: 0) }
    #expect(throws: NumericsError.self) { try StudentT(degrees: 3, scale: -1) }
  }

  @Test func manyDegreesOfFreedomAreNormal() throws {
    let t = try StudentT(degrees: 1e6)
    let normal = try Normal(mean: 0, sd: 1)
    let divergence = try kl(t, normal)
    // To leading order (1/n)² · 3/4 … of the order of 1e-12: the two agree, and the bound says so.
    #expect(divergence.value < 1e-11 && divergence.error < 1e-9)
    expectClose(t.cdf(-1.5), normal.cdf(-1.5), within: 1e-5)
  }

  @Test func farTailsFollowTheirPower() throws {
    // With two degrees P(T > z) = (1 - 1/sqrt(1 + 2/z²))/2, which tends to 1/(2 z²).
    let p = try StudentT(degrees: 2, location: 1, scale: 3)
    for z in [1e90, 1e101, 1e140] {
      let tail = p.upperTail(3 * z)
      let expected = 0.5 / z / z
      #expect(abs(tail.value - expected) <= tail.error + 4 * expected.ulp, "\(z): \(tail)")
      #expect(tail.error < 1e-11 * expected)
    }
  }

  /// Next to the least number a tail is a whole multiple of it, and the search may come to where it is 0.
  @Test func quantilesOfTheLeastProbabilitiesAreFound() throws {
    for degrees in stride(from: 1.5, through: 150, by: 0.5) {
      let p = try StudentT(degrees: degrees)
      for units in 1...12 {
        let probability = Double(units) * .leastNonzeroMagnitude
        let x = try p.quantile(probability)
        #expect(abs(p.cdf(x) - probability) <= 2 * .leastNonzeroMagnitude, "\(degrees), \(units)")
      }
    }
    // With two degrees P(T > z) tends to 1/(2 z²): half of the least number is 2^-1075.
    let z = try StudentT(degrees: 2).quantile(.leastNonzeroMagnitude)
    #expect(abs(log(-z) - 0.5 * 1073 * log(2)) < 0.5)
  }

  @Test(arguments: [3.0, 60, 200, 1000])
  func farQuantilesHaveTheirProbabilities(_ degrees: Double) throws {
    let p = try StudentT(degrees: degrees)
    for probability in [1e-30, 1e-150, 1e-300] {
      expectClose(p.cdf(try p.quantile(probability)), probability, within: 1e-9)
    }
  }
}
