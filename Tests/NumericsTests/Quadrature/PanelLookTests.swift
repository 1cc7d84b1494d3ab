import Arithmetic
import Testing

@testable import Numerics

@Suite struct PanelLookTests {
  @Test func aSeriesTellsThePolynomialThatItIsNear() {
    // exp(w t) on [-1, 1], whose Taylor polynomial of degree 19 is off by about w^20/20!.
    for width in [0.01, 0.5, 2] {
      let t = Series([Ball(from: -1, to: 1), Ball(1)] + Array(repeating: Ball(0), count: 19))
      let distance = (Ball(width) * t).exponential.distanceFromPolynomial
      var term = 1.0
      for n in 1...20 { term *= width / Double(n) }
      #expect(distance >= min(term, 1) && distance <= 10 * exp(width) * term + 1e-15)
    }
    // Of a function with a kink the range is known.
    let kink = Series(variableFrom: -1, to: 1, order: 8).absoluteValue
    #expect(kink.distanceFromPolynomial >= 0.5 && kink.distanceFromPolynomial < 1.1)
    #expect(Series.unknown.distanceFromPolynomial == .infinity)
  }

  @Test func aPolynomialIsBoundedByItsNodes() throws {
    // The one of degree 20 that is 1 at a node, and 0 at the others, or of alternating signs.
    let nodes = ([0] + GaussKronrod.pairs.flatMap { [-$0.node, $0.node] }).sorted()
    for signs in [{ $0 % 2 == 0 ? 1.0 : -1 }, { $0 == 3 ? 1.0 : 0 }] as [(Int) -> Double] {
      var largest = 0.0
      for k in 0...2_000 {
        let x = -1 + Double(k) / 1_000
        var sum = 0.0
        for i in nodes.indices {
          var basis = signs(i)
          for j in nodes.indices where j != i { basis *= (x - nodes[j]) / (nodes[i] - nodes[j]) }
          sum += basis
        }
        largest = max(largest, abs(sum))
      }
      let series = Series([Ball(0, radius: 100), Ball(0)])
      #expect(series.largestValue(atNodes: 1) >= largest)
    }
    #expect(Series([Ball(0, radius: 2)]).largestValue(atNodes: 1) < 2.1)
  }

  @Test func findsWhatLiesBetweenTheNodes() throws {
    // A peak of integral 1e-6 sqrt(pi), which no node of the first pieces meets.
    let (place, width) = (0.123, 1e-6)
    var set = PanelSet([Panel(base: 0, lower: -1, upper: 1)], roundsAbscissa: true)
    let integrand: Integrand = { x throws(Interruption) in
      let u = (x.value - place) / width
      return IntegrandSample(value: 1 + exp(-u * u), error: 0)
    }
    try set.refine(.standard, integrand)
    #expect(abs(set.value - 2) < 1e-12)
    let missed = { (panel: Panel) -> Double in
      let nearest = min(max(place, panel.lower), panel.upper)
      let u = (nearest - place) / width
      // A piece as short as the peak is resolved.
      return panel.upper - panel.lower < width ? 0 : (panel.upper - panel.lower) * exp(-u * u)
    }
    let open = try set.look(.standard, missed, integrand)
    #expect(open <= 1e-9)
    #expect(abs(set.value - (2 + width * Double.pi.squareRoot())) < 1e-13)
  }

  @Test func saysWhereNothingIsKnown() throws {
    var set = PanelSet([Panel(base: 0, lower: 0, upper: 1)], roundsAbscissa: true)
    let integrand: Integrand = { _ throws(Interruption) in IntegrandSample(value: 1, error: 0) }
    try set.refine(.standard, integrand)
    let open = try set.look(
      .standard, { $0.lower <= 0.7 && $0.upper >= 0.7 ? .infinity : 0 }, integrand)
    #expect(open == .infinity && abs(set.value - 1) < 1e-12)
  }
}
