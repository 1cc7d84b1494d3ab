import Testing

@testable import Plotting

@Suite struct MarkTests {
  private func trace(
    _ mark: Mark, x: Domain = Domain(from: 0, to: 10), y: ScaleKind = .linear,
    binEdges: [Double] = []
  ) throws -> Trace {
    try mark.content.trace(
      in: TraceContext(
        x: Axis(domain: x, scale: .linear), y: AxisSettings(scale: y), y2: AxisSettings(),
        binEdges: binEdges))
  }

  @Test func densityOfAHistogramIntegratesToTheShareShown() throws {
    let mark = Mark.histogram([0.5, 1, 1.5, 2, 9], bins: .edges([0, 1, 3]))
    let found = try trace(mark)
    let area = found.rows.reduce(0) { $0 + ($1[1] - $1[0]) * $1[3] }
    #expect(abs(area - 0.8) < 1e-15)
    #expect(found.rows.map { $0[2] } == [1, 3])
    #expect(found.remarks == [])
    #expect(found.asides == ["has 1 of 5 values outside its bins"])
  }

  @Test func emptyBinsPartTheOutline() throws {
    let found = try trace(.histogram([0.5, 2.5], bins: .edges([0, 1, 2, 3]), scale: .count))
    guard case .outline(let parts)? = found.shapes.last else {
      Issue.record("no outline")
      return
    }
    #expect(parts.count == 2)
    #expect(parts[0] == [Point(0, 0), Point(0, 1), Point(1, 1), Point(1, 0)])
  }

  @Test func histogramsOfAPanelShareTheirBins() throws {
    let narrow = (0..<200).map { 5 + Double($0) / 200 }
    let wide = (0..<200).map { Double($0) / 20 }
    let figure = try Figure(Panel(marks: [.histogram(narrow), .histogram(wide)])).prepared()
    let edges = figure.allPanels[0].marks.map { $0.trace.rows.map { $0[0] } }
    #expect(edges[0] == edges[1])
  }

  @Test func gapsPartALine() throws {
    let found = try trace(.line(.points([0, 1, 2, 3], [0, .nan, 2, 3])))
    guard case .curve(let parts)? = found.shapes.first else {
      Issue.record("no curve")
      return
    }
    #expect(parts == [[Point(0, 0)], [Point(2, 2), Point(3, 3)]])
    #expect(found.skipped == 1)
  }

  @Test func nonpositiveValuesHaveNoPlaceOnALogarithmicAxis() throws {
    #expect(try trace(.points([1, 2, 3], [0, -1, 5]), y: .log).skipped == 2)
  }

  @Test func dataOutsideTheDomainDoNotTrainTheOtherAxis() throws {
    let found = try trace(.points([1, 50], [2, 1000]))
    #expect(found.yExtent.upper == 2)
  }

  @Test func bandBetweenFunctionsHasBothEdgesAtEachAbscissa() throws {
    let found = try trace(
      .band(.functions(lower: { $0.map { $0 - 1 } }, upper: { $0.map { abs($0 - 3) + 20 } })))
    #expect(found.rows.allSatisfy { $0[1] == $0[0] - 1 && $0[2] == abs($0[0] - 3) + 20 })
    // The corner of the upper edge is sampled closely.
    #expect(found.rows.contains { abs($0[0] - 3) < 0.01 })
  }

  @Test func areaReachesItsBaseline() throws {
    let found = try trace(.area(.points([0, 1], [3, 4]), baseline: 1))
    #expect(found.yExtent.lower == 1 && found.yExtent.upper == 4)
  }

  @Test func batchedFunctionIsCalledInRounds() throws {
    let curve = Curve.batched { xs in xs.map { $0 * $0 } }
    let rows = try trace(.line(curve)).rows
    #expect(rows.count >= 129 && rows.allSatisfy { $0[1] == $0[0] * $0[0] })
  }

  @Test func errorBarsNeedColumnsOfOneLength() {
    #expect(throws: PlotError.unequalLengths(mark: "i", lengths: [1, 2, 1])) {
      try trace(.interval([1], lower: [0, 1], upper: [2], name: "i"))
    }
  }
}
