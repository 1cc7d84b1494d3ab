import Arithmetic
import TestSupport
import Testing

@testable import Numerics

@Suite struct MixturePointwiseTests {
  private static func shapes() throws -> [Mixture] {
    [
      try twoModes(6), try twoModes(1, left: 0.1), try twoModes(5, sd: 0.3, left: 1e-20),
      try Mixture(weights: [0.2, 0.3, 0.5], means: [-4, 0, 6], sds: [0.5, 2, 1]),
      try Mixture(
        weights: Array(repeating: 0.1, count: 10), means: (0..<10).map { Double($0) * 3 },
        sds: [1, 0.1, 0.5, 2, 0.01, 0.5, 1, 0.2, 3, 0.7]),
    ]
  }

  @Test func scoresOfThePaperAreReproduced() throws {
    for row in try ReferenceTable.paper("score") {
      let inputs = try row.row("inputs")
      let p = try inputs.pair()
      let other = inputs.fields["pi1_prime"] == nil ? nil : try inputs.pair(weight: "pi1_prime")
      for (x, expected) in zip(try inputs.numbers("x"), try row.numbers("value")) {
        guard let other else {
          expectClose(p.score(x), expected, "\(row.name) at \(x)")
          continue
        }
        let pair = MixturePair(p, other).scoreDifference(at: Abscissa(x))
        expectClose(pair.difference, expected, "\(row.name) at \(x)")
        #expect(abs(pair.difference - expected) <= pair.differenceError + expected.ulp)
      }
    }
  }

  /// Over whole numbers the difference of two squares z² is a fraction of whole numbers.
  @Test func ratiosOfComponentsKeepTheirDigitsFarOut() throws {
    var generator = Generator(state: 9)
    func whole(_ range: ClosedRange<Int>) -> Double {
      Double(Int.random(in: range, using: &generator))
    }
    for _ in 0..<500 {
      let sd = whole(60...120)
      let p = try Mixture(
        weights: [0.5, 0.5], means: [whole(-50...0), whole(1...50)], sds: [sd, sd + whole(1...9)])
      let x = whole(1000...100_000)
      let (a, b) = (p.components[0], p.components[1])
      let (u, v) = ((x - a.mean) * b.sd, (x - b.mean) * a.sd)
      let scale = 2 * a.sd * a.sd * b.sd * b.sd
      let truth = log(b.sd / a.sd) - (u - v) * (u + v) / scale
      let found = p.logRatio(
        of: 0, to: 1, standardized: p.terms[1].standardized(Abscissa(x)), at: Abscissa(x))
      #expect(abs(found - truth) <= 1e-15 * abs(truth) + 1e-15)
    }
  }

  @Test func scoreAtAComponentIsTheShareOfTheOther() throws {
    #expect(relativeError(try twoModes(6).score(6), -6.456223392025366e-31) < 1e-14)
  }

  @Test func pointsMatchTheTable() throws {
    for row in try ReferenceTable.rows("densities.json", "points") {
      let p = try row.row("mixture").mixture()
      let x = try row.number("x")
      let name = "\(row.name) at \(x)"
      expectClose(p.logpdf(x), try row.number("logpdf"), "logpdf of \(name)")
      expectClose(p.score(x), try row.number("score"), "score of \(name)")
      expectClose(
        p.scoreDerivative(x), try row.number("scoreDerivative"), "score derivative of \(name)")
      expectClose(p.cdf(x), try row.number("cdf"), "cdf of \(name)")
      expectClose(p.ccdf(x), try row.number("ccdf"), "ccdf of \(name)")
    }
  }

  @Test func theLogDensityKeepsWhatOneDoubleOfADistanceLoses() throws {
    // log p = -x²/18 - log 3 - log(2 pi)/2 with x²/18 and what its rounding leaves. A distance x/3 in one
    // double would cost 0.73 units of rounding on average, in two it costs 0.57.
    let p = try Mixture(weights: [1], means: [0], sds: [3])
    let constant = log(3) + 0.5 * log(2 * Double.pi)
    var total = 0.0
    for x in 1001...3000 {
      let square = Double(x * x)
      let quotient = square / 18
      let left = square.addingProduct(-quotient, 18) / 18
      let gap = ((p.logpdf(Double(x)) + quotient) + left) + constant
      total += abs(gap) / (quotient * 0x1p-53)
    }
    #expect(total / 2000 < 0.65, "\(total / 2000)")
  }

  @Test func responsibilitiesSumToOne() throws {
    for p in try Self.shapes() {
      for x in stride(from: -40.0, through: 60, by: 0.7) {
        let sum = p.responsibilities(x).reduce(0, +)
        #expect(abs(sum - 1) < 1e-14)
      }
    }
  }

  @Test func logResponsibilitiesKeepWhatUnderflows() throws {
    let logs = try twoModes(30).logResponsibilities(-30)
    expectClose(logs[1], -1800, within: 1e-15)
    #expect(logs[0] == 0)
  }

  @Test func scoreIsTheGradientOfTheLogDensity() throws {
    for p in try Self.shapes() {
      for x in [-5.3, -0.4, 0.02, 1.9, 7.3] {
        expectQuadraticConvergence(of: p.logpdf, at: x, to: p.score(x))
        expectQuadraticConvergence(of: p.score, at: x, to: p.scoreDerivative(x))
      }
    }
  }

  /// A central difference with half the step must have a quarter of the error.
  private func expectQuadraticConvergence(
    of f: (Double) -> Double, at x: Double, to slope: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    func error(_ h: Double) -> Double { abs((f(x + h) - f(x - h)) / (2 * h) - slope) }
    let coarse = error(0x1p-12)
    let fine = error(0x1p-13)
    let noise = 1e-11 * (1 + abs(slope) + abs(f(x))) * 10
    #expect(
      fine <= 0.27 * coarse + noise, "x = \(x): \(coarse) -> \(fine)",
      sourceLocation: sourceLocation)
    #expect(coarse < 1e-3 * (1 + abs(slope)), sourceLocation: sourceLocation)
  }

  @Test func extremePointsGiveNoNotANumber() throws {
    let p = try Mixture(weights: [0.5, 0.5], means: [-1e100, 1], sds: [1e-100, 1e100])
    for mixture in try Self.shapes() + [p] {
      for x in [-Double.greatestFiniteMagnitude, -1e200, -1e150, -1e120, 0, 1e130, 1e300] {
        #expect(!mixture.logpdf(x).isNaN)
        #expect(!mixture.score(x).isNaN)
        #expect(mixture.scoreDerivative(x).isFinite)
        #expect(mixture.pdf(x).isFinite)
        #expect(abs(mixture.cdf(x) + mixture.ccdf(x) - 1) < 1e-15)
        #expect(mixture.responsibilities(x).allSatisfy { $0 >= 0 && $0 <= 1 })
      }
      #expect(mixture.score(-.infinity) == .infinity)
      #expect(mixture.pdf(.infinity) == 0)
      #expect(mixture.score(.nan).isNaN)
    }
  }

  /// A sum of n terms rounds n - 1 times, and each share is a quotient by it.
  @Test func theBoundsOfManySharesHoldTheRoundingOfTheirSum() throws {
    let count = 1000
    let mixture = try Mixture(
      weights: Array(repeating: 1 / Double(count), count: count),
      means: Array(repeating: 0, count: count), sds: Array(repeating: 1, count: count))
    let shares = mixture.responsibilities(0.3)
    for (share, error) in zip(shares, mixture.responsibilityErrors(0.3)) {
      #expect(abs(share - 1 / Double(count)) <= error)
      #expect(error >= share * Double(count - 1) * 0x1p-53, "\(share) ± \(error)")
    }
  }
}
