import Arithmetic
import Testing

@testable import Numerics

@Suite struct LearnedScoreTests {
  private let network = ScoreNetwork(
    width: 12, noises: [3, 1],
    scaling: .init(mean: 1, variance: 4, range: -3...5, middleLog: 0.5, inverseHalf: 1.8),
    key: RandomKey(seed: 5))

  @Test func isTheNetworkToWithinItsTableError() {
    let learned = network.learned(noise: 0.5)
    #expect(learned.tableError < 1e-5)
    for i in 0...3000 {
      let share = Double(i) / 3000
      let x = learned.range.lowerBound * (1 - share) + learned.range.upperBound * share
      #expect(abs(learned.score(x) - network.score(x, noise: 0.5)) <= learned.tableError + 1e-12)
    }
  }

  @Test func errorFallsWithTheFourthPowerOfTheSteps() {
    let coarse = LearnedScore(network, noise: 0.5, range: -8...8, steps: 256)
    let fine = LearnedScore(network, noise: 0.5, range: -8...8, steps: 512)
    #expect(abs(coarse.tableError / fine.tableError - 16) < 4)
  }

  // Simpson's rule on the table's own score.
  @Test func integralIsThatOfTheScore() {
    let learned = network.learned(noise: 1)
    for (a, b) in [(-3.0, 2.0), (4, -1), (-60, 70)] {
      let n = 40_000
      let h = (b - a) / Double(n)
      let sum = (0...n).reduce(0.0) { sum, i in
        let weight = i == 0 || i == n ? 1.0 : i % 2 == 1 ? 4 : 2
        return sum + weight * learned.score(a + h * Double(i))
      }
      expectClose(learned.integral(from: a, to: b), sum * h / 3, within: 1e-7)
    }
  }

  @Test func looksAtManyPlacesAsAtOne() {
    let learned = network.learned(noise: 1)
    let points = (0..<32).map { -40 + 2.5 * Double($0) }
    let (scores, logs) = looked(learned, at: points)
    for (i, x) in points.enumerated() {
      #expect(scores[i] == learned.score(x))
      expectClose(logs[i] - logs[0], learned.integral(from: points[0], to: x), within: 1e-12)
    }
  }

  // A network whose layers give nothing has the score of N(1, 5), whose mass is known.
  @Test func massIsThatOfTheDensity() throws {
    var plain = network
    plain.weights = plain.weights.map { _ in 0 }
    let learned = plain.learned(noise: 1)
    let normal = try Normal(mean: 1, sd: 5.0.squareRoot())
    for x in [-2.0, 1, 1.7] { #expect(abs(learned.mass(below: x) - normal.cdf(x)) < 5e-3) }
    expectClose(learned.mass(below: 1), 0.5, within: 5e-3)
  }
}
