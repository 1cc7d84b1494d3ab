import Arithmetic
import Testing

@testable import Numerics

@Suite struct AsymptoticVarianceTests {
  @Test func variancesOfThePaperSettingAreReproduced() throws {
    // Var(psi)/E[(ds/dl)²]² in 30 digits.
    for row in try ReferenceTable.paper("efficiency") {
      let mixture = try row.row("inputs").pair()
      let variance = try asymptoticVariance(ofLogOddsIn: mixture, by: .scoreMatching)
      expectBounded(
        variance, try row.number("value"), rest: try row.rest("value"), within: 1e-11, row.name)
    }
  }

  @Test(arguments: [FitMethod.likelihood, .scoreMatching])
  func theBoundHoldsTheVarianceItself(_ method: FitMethod) throws {
    let group = method == .likelihood ? "variance by likelihood" : "variance by score matching"
    for row in try Row.bounds(group) {
      let variance = try asymptoticVariance(ofLogOddsIn: row.mixture(), by: method)
      try expectHeld(variance, row, "\(method)")
    }
  }

  @Test func likelihoodTendsToTheBinomialVariance() throws {
    for left in [0.5, 0.1, 0.01] {
      let variance = try asymptoticVariance(
        ofLogOddsIn: twoModes(15, left: left), by: .likelihood)
      expectClose(variance.value, 1 / (left * (1 - left)), within: 1e-9)
    }
  }

  @Test func scoreMatchingTendsToItsLeadingTerm() throws {
    // kappa exp(kappa²/8) / sqrt(2 pi w_1 w_2), with a relative error of the order of 1/kappa².
    var last = Double.infinity
    for half in [4.0, 6, 9, 13] {
      let kappa = 2 * half
      let variance = try asymptoticVariance(
        ofLogOddsIn: twoModes(half, left: 0.3), by: .scoreMatching)
      let leading = kappa * exp(kappa * kappa / 8) / (2 * .pi * 0.21).squareRoot()
      let gap = abs(variance.value / leading - 1)
      #expect(gap < last && gap < 40 / (kappa * kappa), "\(kappa): \(gap)")
      last = gap
    }
  }

  @Test func unequalWidthsAgreeWithADirectQuadrature() throws {
    let p = try Mixture(weights: [0.4, 0.6], means: [-1, 2], sds: [0.7, 1.6])
    // The derivatives with respect to the log odds by central differences.
    func tilted(_ h: Double) throws -> Mixture {
      let right = 0.6 * exp(h)
      return try Mixture(
        weights: [0.4 / (0.4 + right), right / (0.4 + right)], means: [-1, 2], sds: [0.7, 1.6])
    }
    let h = 1e-4
    let above = try tilted(h)
    let below = try tilted(-h)
    func expectation(_ f: (Double) -> Double) throws -> Double {
      try integrate(
        from: -.infinity, to: .infinity, landmarks: p.peaks,
        tolerance: Tolerance(relative: 1e-9)
      ) { p.pdf($0) * f($0) }.value
    }
    func loss(_ p: Mixture, _ x: Double) -> Double {
      0.5 * p.score(x) * p.score(x) + p.scoreDerivative(x)
    }
    let curvature = try expectation { x in
      let slope = (above.score(x) - below.score(x)) / (2 * h)
      return slope * slope
    }
    let spread = try expectation { x in
      let slope = (loss(above, x) - loss(below, x)) / (2 * h)
      return slope * slope
    }
    let variance = try asymptoticVariance(ofLogOddsIn: p, by: .scoreMatching)
    expectClose(variance.value, spread / (curvature * curvature), within: 1e-6)
    let information = try expectation { x in
      let r = p.responsibilities(x)[1]
      return (r - 0.6) * (r - 0.6)
    }
    let likelihood = try asymptoticVariance(ofLogOddsIn: p, by: .likelihood)
    expectClose(likelihood.value, 1 / information, within: 1e-8)
  }

  @Test func threeComponentsAreRefused() throws {
    let p = try Mixture(weights: [0.2, 0.3, 0.5], means: [-1, 0, 1], sd: 1)
    #expect(throws: NumericsError.countMismatch(name: "components", count: 3, expected: 2)) {
      try asymptoticVariance(ofLogOddsIn: p, by: .likelihood)
    }
  }
}
