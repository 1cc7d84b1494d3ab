import Testing

@testable import Numerics

@Suite struct GaussKronrodTests {
  @Test func nodesAndWeightsMatchTheTable() throws {
    let rows = try ReferenceTable.rows("nodes.json")
    try #require(rows.count == GaussKronrod.pairs.count + 1)
    for (row, pair) in zip(rows, GaussKronrod.pairs) {
      #expect(try row.number("node") == pair.node)
      #expect(try row.number("kronrod") == pair.kronrod)
      #expect(try row.number("gauss") == pair.gauss)
    }
    #expect(try rows[10].number("kronrod") == GaussKronrod.centerWeight)
  }

  @Test func kronrodIsExactToDegree32AndGaussToDegree19() throws {
    for degree in 0...40 {
      // The integral of t^d over (0, 1), where odd powers do not vanish by symmetry.
      var panel = Panel(base: 0, lower: 0, upper: 1)
      try panel.evaluate(roundsAbscissa: false) { x throws(Interruption) in
        var value = 1.0
        for _ in 0..<degree { value *= x.value }
        return IntegrandSample(value: value, error: 0)
      }
      let error = relativeError(panel.value, 1 / Double(degree + 1))
      if degree <= 32 { #expect(error < 1e-14, "degree \(degree)") }
      if degree <= 19 { #expect(panel.difference < 1e-15, "degree \(degree)") }
      if degree >= 21 { #expect(panel.difference > 1e-16, "degree \(degree)") }
    }
    // Beyond its degree the Kronrod rule is wrong: integral of (2t - 1)^34 over (0, 1).
    var panel = Panel(base: 0, lower: -1, upper: 1)
    try panel.evaluate(roundsAbscissa: false) { x throws(Interruption) in
      var value = 1.0
      for _ in 0..<34 { value *= x.value }
      return IntegrandSample(value: value, error: 0)
    }
    #expect(abs(panel.value - 2.0 / 35) > 1e-13)
  }

  @Test func halvingSpeedsUpAsTheDegreePromises() throws {
    // The Gauss rule's error falls as h^20 on a smooth function; its difference shows it.
    func difference(_ parts: Int) throws -> Double {
      var sum = 0.0
      for k in 0..<parts {
        let width = 8.0 / Double(parts)
        var panel = Panel(base: 0, lower: Double(k) * width, upper: Double(k + 1) * width)
        try panel.evaluate(roundsAbscissa: false) { x throws(Interruption) in
          IntegrandSample(value: 1 / (1 + x.value * x.value), error: 0)
        }
        sum += panel.difference
      }
      return sum
    }
    let ratio = try difference(2) / difference(4)
    #expect(ratio > 1000)
  }
}
