import Arithmetic
import Testing

@testable import Numerics

/// A normal density whose score is off by as much as it says.
private struct Careless: Density {
  let base: Normal
  let miss: Double

  func logpdf(_ x: Double) -> Double { base.logpdf(x) }
  func score(_ x: Double) -> Double { base.score(x) + miss }
  func scoreError(_ x: Double) -> Double { miss + base.scoreError(x) }
  func scoreDerivative(_ x: Double) -> Double { base.scoreDerivative(x) }
  func cdf(_ x: Double) -> Double { base.cdf(x) }
  func ccdf(_ x: Double) -> Double { base.ccdf(x) }
  func quantile(_ p: Double) throws(NumericsError) -> Double { try base.quantile(p) }
  var mean: Double { base.mean }
  var variance: Double { base.variance }
  var peaks: [Landmark] { base.peaks }
  func extrema() throws(NumericsError) -> Extrema { base.extrema() }
}

@Suite struct SteinWitnessTests {
  /// q (D/s²) r over its norm.
  @Test func witnessesOfThePaperAreReproduced() throws {
    for row in try ReferenceTable.paper("stein") where row.name.hasPrefix("witness_L2") {
      let inputs = try row.row("inputs")
      let witness = try SteinWitness(
        inputs.leftComponent(), inputs.pair(), ball: .l2, normalized: true)
      for (x, expected) in zip(try inputs.numbers("x"), try row.numbers("value")) {
        let value = try witness(x)
        // The places are written as decimal numbers, which binary ones miss.
        expectClose(value.value, expected, within: 1e-14, "\(row.name) at \(x)")
        #expect(value.error <= 1e-12 * expected)
      }
    }
  }

  private func integral(_ q: any Density, _ p: any Density, _ f: (Double) throws -> Double) throws
    -> Double
  {
    try integrate(
      from: -.infinity, to: .infinity, landmarks: q.peaks + p.peaks + p.transitions,
      tolerance: Tolerance(relative: 1e-12)
    ) { x in try f(x) }.value
  }

  /// Norm 1 in its ball, and E_q (s_p - s_q) f = S; un-normalised the two are S and S².
  @Test(arguments: SteinBall.allCases)
  func attainsTheDiscrepancyWithNormOne(ball: SteinBall) throws {
    let pairs: [(any Density, any Density)] = [
      (try Normal(mean: -3, sd: 1), try twoModes(3, left: 0.3)),
      (try twoModes(1.5, left: 0.5), try twoModes(1.5, left: 0.1)),
      (Logistic(mean: 0, scale: 0.5), Logistic(mean: 0.5, scale: 0.75)),
    ]
    for (q, p) in pairs {
      let discrepancy = try steinDiscrepancy(q, p, ball: ball).value
      let comparison = DensityComparison(q, p)
      for (normalized, norm) in [(true, 1.0), (false, discrepancy)] {
        let f = try SteinWitness(q, p, ball: ball, normalized: normalized)
        let squared = try integral(q, p) { x in
          let value = try f(x).value
          switch ball {
          case .l2q: return value * value * q.pdf(x)
          case .l2: return value * value
          case .l2p: return value * value * p.pdf(x)
          }
        }
        expectClose(squared, norm * norm, within: 1e-10)
        let mean = try integral(q, p) { x in
          try -q.pdf(x) * comparison.scoreDifference(x).value * f(x).value
        }
        expectClose(mean, discrepancy * norm, within: 1e-10)
      }
    }
  }

  @Test func keepsItsAccuracyFarFromTheOrigin() throws {
    let (q, p) = (
      try Normal(mean: 1e6 - 6e-3, sd: 1e-3), try twoModes(6e-3, sd: 1e-3, center: 1e6)
    )
    let value = try SteinWitness(q, p, ball: .l2, normalized: true)(1e6)
    #expect(value.error < 1e-8 * value.value)
  }

  /// Without a norm the witness is (s_p - s_q), times q, or times q/p: its bound holds an error of the score
  /// that is all that was allowed, and no more than that.
  @Test(arguments: [1e-3, 1e-9]) func theBoundIsThatOfTheScores(_ miss: Double) throws {
    let (q, base) = (try Normal(mean: 0, sd: 1), try Normal(mean: 1, sd: 2))
    let p = Careless(base: base, miss: miss)
    for ball in SteinBall.allCases {
      let f = try SteinWitness(q, p, ball: ball, normalized: false)
      for x in [-2.0, 0.5, 3] {
        let factor =
          switch ball {
          case .l2q: 1.0
          case .l2: q.pdf(x)
          case .l2p: q.pdf(x) / base.pdf(x)
          }
        let exact = factor * ((1 - x) / 4 + x)
        let found = try f(x)
        #expect(abs(found.value - exact) <= found.error, "\(ball) at \(x)")
        #expect(found.error <= factor * miss * 1.01 + 1e-13 * factor, "\(ball) at \(x)")
      }
    }
  }

  @Test func thereIsNoneToNormaliseBetweenEqualDensities() throws {
    let p = try twoModes(1)
    #expect(throws: NumericsError.self) {
      try SteinWitness(p, p, ball: .l2q, normalized: true)
    }
    #expect(try SteinWitness(p, p, ball: .l2q, normalized: false)(1).value == 0)
  }
}
