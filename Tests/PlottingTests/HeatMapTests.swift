import Markup
import Testing

@testable import Plotting

@Suite struct HeatMapTests {
  private let product = Field.batched { xs, ys in zip(xs, ys).map { $0.0 * $0.1 } }

  private func drawn(_ marks: [Mark], y: ClosedRange<Double>? = -2...2) throws -> Drawing {
    try Figure(Panel(marks: marks, x: -3...3, y: y)).draw()
  }

  @Test func eachLevelIsOnePath() throws {
    let html = try drawn([.heatmap(product, levels: [-4, -2, 0, 2, 4], name: "product")]).wide.svg
      .html
    // Six bands, and six boxes of the scale.
    #expect(html.ranges(of: "class=\"level\"").count == 12)
    #expect(html.contains("--level:0%"))
    #expect(html.contains("--level:100%"))
    #expect(html.contains(">product<"))
  }

  @Test func withoutLevelsTheyAreRound() throws {
    let figure = try Figure(Panel(marks: [.heatmap(product)], x: -3...3, y: -2...2)).prepared()
    let scale = try #require(figure.scales.first)
    #expect(scale.labels == ["−4", "−2", "0", "2", "4"])
  }

  @Test func linesOnAMapHaveAnEdge() throws {
    let line = Mark.line(.points([-3, 3], [-2, 2]), name: "diagonal")
    #expect(try drawn([.heatmap(product), line]).wide.svg.html.contains("class=\"casing\""))
    #expect(try !drawn([line]).wide.svg.html.contains("class=\"casing\""))
  }

  @Test func heightsMustBeKnown() {
    #expect(throws: PlotError.missingHeights(mark: "product")) {
      try drawn([.heatmap(product, name: "product")], y: nil)
    }
  }

  @Test func levelsMustBeFew() {
    #expect(throws: PlotError.invalidLevels(mark: "heatmap", count: 30, limit: 20)) {
      try drawn([.heatmap(product, levels: (0..<30).map(Double.init))])
    }
  }

  @Test func givenValuesTrainTheAxes() throws {
    let mark = Mark.heatmap(
      .grid([1, 2, 4], [10, 20], rows: [[0, 1, 2], [1, 2, 3]]), levels: [1.5])
    let panel = try Figure(Panel(marks: [mark], x: nil)).prepared().allPanels[0]
    #expect(panel.x.domain == Domain(from: 1, to: 4))
    #expect(panel.y?.domain == Domain(from: 10, to: 20))
    #expect(panel.marks[0].trace.rows.count == 6)
  }

  @Test func abscissaeOfGivenValuesRise() {
    #expect(throws: PlotError.invalidGrid(mark: "heatmap")) {
      try drawn([.heatmap(.grid([2, 1], [1, 2], rows: [[1, 2], [3, 4]]), levels: [2])])
    }
    #expect(throws: PlotError.self) {
      try drawn([.heatmap(.grid([1, 2], [1, 2], rows: [[1, 2], [3]]), levels: [2])])
    }
  }

  @Test func contoursSayWhereTheyAre() throws {
    let radius = Field.batched { xs, ys in
      zip(xs, ys).map { ($0.0 * $0.0 + $0.1 * $0.1).squareRoot() }
    }
    let drawing = try drawn([.contour(radius, levels: [1, 7], name: "radius")])
    #expect(drawing.description.contains("radius: the value is 1 for x from −1 to 1"))
    #expect(drawing.description.contains("does not reach 7"))
    #expect(drawing.data.series[0].columns == ["x", "y", "level"])
  }
}
