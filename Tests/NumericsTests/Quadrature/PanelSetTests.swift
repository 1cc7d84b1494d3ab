import Testing

@testable import Numerics

@Suite struct PanelSetTests {
  /// 1/sqrt x wants more than it may have: it gets all of that, and no more.
  @Test(arguments: 1...4) func usesAllEvaluationsThatItMay(_ halvings: Int) throws {
    let most = GaussKronrod.count * (1 + 2 * halvings)
    for (budget, used) in [(most, most), (most + 41, most), (most + 42, most + 42)] {
      var set = PanelSet([Panel(base: 0, lower: 0, upper: 1)], roundsAbscissa: true)
      try set.refine(Tolerance(relative: 1e-14, maximumEvaluations: budget)) { x in
        IntegrandSample(value: 1 / x.value.squareRoot(), error: 0)
      }
      #expect(set.evaluations == used && !set.converged)
    }
  }

  @Test func refusesTooFewForOnePass() {
    var set = PanelSet([Panel(base: 0, lower: 0, upper: 1)], roundsAbscissa: true)
    #expect(throws: Interruption.self) {
      try set.refine(Tolerance(maximumEvaluations: 20)) { _ in IntegrandSample(value: 1, error: 0) }
    }
    #expect(set.evaluations == 0)
  }
}
