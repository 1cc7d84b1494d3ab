import Arithmetic
import Testing

@testable import Numerics

@Suite struct PanelTests {
  /// Halved towards 0, the differences of the rules for x^a fall by the factor 2^-(1 + a) each time.
  private func halvedTowardsZero(_ power: Double) throws -> Panel {
    let integrand: Integrand = { x throws(Interruption) in
      IntegrandSample(value: exp(power * log(x.value)), error: 0)
    }
    var panel = Panel(base: 0, lower: 0, upper: 1)
    try panel.evaluate(roundsAbscissa: false, integrand)
    for _ in 0..<3 {
      panel = try #require(panel.halves()).0
      try panel.evaluate(roundsAbscissa: false, integrand)
    }
    return panel
  }

  @Test(arguments: [0.5, 1.5, 2.5, 3.2])
  func aKinkCountsWithTheDifferencesOnTheWay(_ power: Double) throws {
    let panel = try halvedTowardsZero(power)
    let ratio = powerOfTwo(1 + power)
    // One halving back, half of two back or a quarter of three back, whichever is the largest.
    let way = ratio * max(1, 0.5 * ratio, 0.25 * ratio * ratio)
    let cautious = panel.cautiousDifference / panel.difference
    #expect(abs(cautious / way - 1) < 1e-2, "x^\(power): \(cautious) is not \(way)")
  }

  @Test(arguments: [3.5, 4.5])
  func whatIsSmootherCountsWithItsOwn(_ power: Double) throws {
    let panel = try halvedTowardsZero(power)
    #expect(panel.difference > 0 && panel.cautiousDifference == panel.difference, "x^\(power)")
  }
}
