import Arithmetic
import Testing

@testable import Numerics

@Suite struct SteinDiscrepancyTests {
  @Test func valuesOfThePaperAreReproduced() throws {
    for row in try ReferenceTable.paper("stein") where row.name.hasPrefix("SD_") {
      let inputs = try row.row("inputs")
      let ball: SteinBall = row.name.hasPrefix("SD_L2q") ? .l2q : .l2p
      expectBounded(
        try steinDiscrepancy(inputs.leftComponent(), inputs.pair(), ball: ball),
        try row.number("value"), rest: try row.rest("value"), within: 2e-15, row.name)
    }
  }

  @Test func trueErrorsAreInsideTheBoundsOverTheTable() throws {
    for row in try ReferenceTable.rows("stein.json", "populations")
    where row.fields["l2q"] != nil {
      let q = try row.row("q").density()
      let p = try row.row("p").density()
      let isPlain = q is Logistic || p is Logistic
      for ball in SteinBall.allCases {
        let value = try steinDiscrepancy(q, p, ball: ball)
        let expected = try row.number(ball.rawValue)
        expectBounded(
          value, expected, rest: try row.rest(ball.rawValue), within: isPlain ? 1e-10 : 1e-13,
          "\(row.name), \(ball)")
        #expect(
          value.error <= (isPlain ? 1e-9 : 2e-12) * expected,
          "\(row.name), \(ball): \(value.error / expected)")
      }
    }
  }

  @Test func isTheRootOfTheFisherDivergenceForTheBallOfTheData() throws {
    let (q, p) = (try Normal(mean: -3, sd: 1), try twoModes(3, left: 0.2))
    expectClose(
      try steinDiscrepancy(q, p, ball: .l2q).value, try fisher(q, p).value.squareRoot(),
      within: 1e-14)
  }

  @Test func isExactlyZeroForTheSameDensity() throws {
    let p = try twoModes(3, left: 0.3)
    for ball in SteinBall.allCases { #expect(try steinDiscrepancy(p, p, ball: ball).value == 0) }
  }

  @Test func aDensityFromOutsideIsComputedWithAnHonestBound() throws {
    for ball in SteinBall.allCases {
      for half in [1.0, 3, 5] {
        let (q, p) = (try Normal(mean: -half, sd: 1), try twoModes(half))
        let exact = try steinDiscrepancy(q, p, ball: ball)
        let veiled = try steinDiscrepancy(q, Veiled(inner: p), ball: ball)
        #expect(abs(exact.value - veiled.value) <= exact.error + veiled.error)
      }
    }
  }

  /// q²/p grows where the model has the lighter tails.
  @Test func anInfiniteDiscrepancyIsAnError() throws {
    #expect(throws: NumericsError.self) {
      try steinDiscrepancy(
        Normal(mean: 0, sd: 1), Normal(mean: 0, sd: 0.5), ball: .l2p)
    }
  }
}
