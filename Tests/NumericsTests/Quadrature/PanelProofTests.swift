import Arithmetic
import Testing

@testable import Numerics

@Suite struct PanelProofTests {
  /// A wide bump and one of width 1e-4 at 0.3, with an integral of sqrt(pi) (1 + 1e-4).
  private func bumps(_ x: Series) -> Series {
    let narrow = Ball(1e4) * (Ball(-0.3) + x)
    return (-x.squared).exponential + (-narrow.squared).exponential
  }

  private func value(_ x: Double) -> Double {
    exp(-x * x) + exp(-1e8 * (x - 0.3) * (x - 0.3))
  }

  @Test func aProofFindsWhatTheRulesDoNotSee() throws {
    let integrand: Integrand = { x throws(Interruption) in
      IntegrandSample(value: value(x.value), error: 8 * unitRoundoff * value(x.value))
    }
    var set = PanelSet([Panel(base: 0, lower: -7, upper: 7)], roundsAbscissa: true)
    try set.refine(.standard, integrand)
    let truth = Double.pi.squareRoot() * (1 + 1e-4)
    // Without the proof the rules agree on the wide bump alone.
    #expect(abs(set.value - truth) > 1e-5)
    let isProved = set.prove(
      .standard, limit: 2_000, EnclosedIntegrand(function: bumps), integrand)
    #expect(isProved)
    #expect(abs(set.value - truth) <= set.truncation + set.rounding + 1e-15)
    #expect(set.truncation < 1e-10)
  }

  @Test(arguments: [1.0, -1]) func aPoleIsNotProved(_ sign: Double) throws {
    // x^(-1/2) about 1 or, mirrored, about -1, in units in which numbers are 1e-16 apart.
    let integrand: Integrand = { x throws(Interruption) in
      let value = 1 / (sign * x.value - 1).squareRoot()
      return IntegrandSample(value: value, error: 4 * unitRoundoff * value)
    }
    let panel = Panel(base: sign, lower: min(sign, 0), upper: max(sign, 0))
    var set = PanelSet([panel], roundsAbscissa: false)
    try set.refine(Tolerance(relative: 1e-4), integrand)
    let isProved = set.prove(
      Tolerance(relative: 1e-12), limit: 2_000,
      EnclosedIntegrand { (Ball(-1) + Ball(sign) * $0).power(-0.5) }, integrand)
    #expect(!isProved)
    #expect(abs(set.value - 2) <= set.truncation + set.rounding)
    #expect(set.truncation < 1e-5)
  }

  @Test(arguments: [1.0, -1]) func whatAPoleHoldsBeyondTheLastNodesCounts(_ sign: Double) throws {
    // (1 - x)^(-0.95) below 1, of which a sixth lies between 1 and the number before it, or mirrored above -1.
    let integrand: Integrand = { x throws(Interruption) in
      let value = exp(-0.95 * log(1 - sign * x.value))
      return IntegrandSample(value: value, error: 40 * unitRoundoff * value)
    }
    let panel = Panel(base: 0, lower: min(sign, 0), upper: max(sign, 0))
    var set = PanelSet([panel], roundsAbscissa: true)
    try set.refine(Tolerance(relative: 1e-4, maximumEvaluations: 800), integrand)
    let isProved = set.prove(
      Tolerance(relative: 1e-12), limit: 2_000,
      EnclosedIntegrand { (Ball(1) + Ball(-sign) * $0).power(-0.95) }, integrand)
    #expect(!isProved)
    #expect(abs(set.value - 20) <= set.truncation + set.rounding, "\(set.value)")
  }

  @Test func aRangeAloneProvesAConstant() throws {
    let integrand: Integrand = { _ throws(Interruption) in IntegrandSample(value: 3, error: 0) }
    var set = PanelSet([Panel(base: 0, lower: -1, upper: 1)], roundsAbscissa: true)
    try set.refine(.standard, integrand)
    let isProved = set.prove(
      .standard, limit: 50, EnclosedIntegrand { _ in Series(range: Ball(3)) }, integrand)
    #expect(isProved && set.panels.count == 1)
    #expect(abs(set.value - 6) <= set.truncation + set.rounding && set.truncation < 1e-14)
  }

  @Test func aRangeAloneIsWorthItsRadius() throws {
    // 2 ± 5 on a piece of length 2: the integral may be anything from -6 to 14, and is 4 by the rule.
    let integrand: Integrand = { _ throws(Interruption) in IntegrandSample(value: 2, error: 0) }
    var set = PanelSet([Panel(base: 0, lower: -1, upper: 1)], roundsAbscissa: true)
    try set.refine(.standard, integrand)
    let enclosed = EnclosedIntegrand { _ in Series(range: Ball(from: -3, to: 7)) }
    _ = set.prove(.standard, limit: 1, enclosed, integrand)
    #expect(set.truncation >= 10)
  }
}
