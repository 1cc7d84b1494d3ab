import Arithmetic
import Testing

@testable import Numerics

@Suite struct HyvarinenObjectiveTests {
  @Test func theIdentityOfScoreMatchingHolds() throws {
    // J(q‖p) = E_q[s_p² + 2 s_p'] + E_q[s_q²], the left side from the difference of the scores.
    let data: [any Density] = [
      try twoModes(2, left: 0.3), try twoModes(5, left: 0.5), try Normal(mean: 0.3, sd: 2),
      try StudentT(degrees: 8), try Laplace(mean: 1, scale: 0.7),
    ]
    let models: [any Density] = [
      try twoModes(2, left: 0.7), try Normal(mean: 1, sd: 3),
      try Mixture(weights: [0.5, 0.5], means: [-1, 1], sds: [0.5, 2]), try StudentT(degrees: 4),
    ]
    for q in data {
      let information = try integrate(
        from: -.infinity, to: .infinity, landmarks: q.peaks + q.transitions
      ) { q.pdf($0) * q.score($0) * q.score($0) }
      for p in models {
        let objective = try hyvarinen(q, p)
        let divergence = try fisher(q, p)
        let gap = divergence.value - objective.value - information.value
        #expect(
          abs(gap) <= divergence.error + objective.error + information.error,
          "\(q), \(p): \(gap)")
        #expect(objective.error < 1e-9)
      }
    }
  }

  @Test func aSampleAveragesTheLoss() throws {
    let p = try twoModes(1)
    let draws = [-2.0, 0.1, 3]
    let expected = draws.reduce(0) {
      $0 + p.score($1) * p.score($1) + 2 * p.scoreDerivative($1)
    }
    expectBounded(try hyvarinen(sample: draws, p), expected / 3)
    #expect(throws: NumericsError.self) { try hyvarinen(sample: [], p) }
  }

  @Test func theBoundHoldsWhereTheSlopeOfTheScoreCancels() throws {
    // Components at -1 and 1 of variance 1: s = tanh x - x and s' = -tanh² x, which is a difference of
    // numbers near 1 in the program.
    let p = try twoModes(1)
    for x in [0x1p-6, -0x1.8p-7, 0x1.4p-8, 0x1.2cp-9, 0x1.9p-10] {
      let decay = expMinusOne(-2 * x)
      let share = -decay / (2 + decay)
      let score = -x * x * x / 3 * (1 - 0.4 * x * x)
      let loss = try hyvarinen(sample: [x], p)
      let expected = score * score - 2 * share * share
      #expect(abs(loss.value - expected) <= loss.error + 8 * expected.ulp, "\(x): \(loss)")
      #expect(loss.error < 1e-13)
    }
  }

  @Test func sampleMeansTendToTheExpectation() throws {
    let q = try twoModes(2, left: 0.3)
    let p = try Normal(mean: 1, sd: 3)
    let n = 20_000
    let draws = try q.sample(n, key: RandomKey(seed: 7))
    let losses = draws.map { p.score($0) * p.score($0) + 2 * p.scoreDerivative($0) }
    let mean = losses.reduce(0, +) / Double(n)
    let variance = losses.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n - 1)
    let error = (variance / Double(n)).squareRoot()
    // Five standard errors: a false alarm in 1.7 million keys.
    #expect(abs(try hyvarinen(sample: draws, p).value - hyvarinen(q, p).value) < 5 * error)
  }
}
