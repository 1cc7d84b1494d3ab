import Binary
import Foundation
import Testing

@testable import Plotting

@Suite struct MarkTests {
  private func trace(
    _ mark: Mark, x: Domain = Domain(from: 0, to: 10), y: ScaleKind = .linear
  ) throws -> Trace {
    try mark.content.trace(
      in: TraceContext(
        name: mark.displayName, x: Axis(domain: x, scale: .linear), side: .left,
        vertical: AxisSettings(scale: y), marks: [mark.content], index: 0))
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
    let parts = try #require(found.shapes.last as? Lines).parts
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
    #expect((found.shapes.first as? Lines)?.parts == [[Point(0, 0)], [Point(2, 2), Point(3, 3)]])
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

  @Test(arguments: SampleMark.all)
  func saysAllOfItself(_ sample: SampleMark) throws {
    let content = sample.mark.content
    let names = content.channels.map(\.name)
    #expect(Set(names).count == names.count && !names.isEmpty)
    let drawing = try sample.figure.draw()
    let series = try #require(drawing.data.series.first)
    #expect(series.kind == content.kind && series.columns == names)
    #expect(!series.rows.isEmpty && series.rows.allSatisfy { $0.count == names.count })
    // Something of it is drawn, and in the legend beside its name.
    let figure = try sample.figure.prepared()
    let layout = LayoutBuilder.layout(figure, size: .wide)
    let canvas = figure.drawn(layout, isFrame: true).canvas
    #expect(
      canvas.recorded.contains { element in
        switch element {
        case .path(let data): !data.isEmpty
        case .text(let text): text != nil
        }
      })
    let isInLegend = figure.legendEntries.map(\.text) == [sample.mark.name].compactMap(\.self)
    #expect(isInLegend || ["heatmap", "text"].contains(content.kind) || sample.mark.axis == .right)
    #expect((content.key == nil) == ["heatmap", "text"].contains(content.kind))
    #expect(content.key?.parts.isEmpty != true)
    // It can be kept for later builds.
    for drawing in [drawing.wide, drawing.narrow] {
      var writer = ByteWriter()
      #expect(DrawingCode.write(drawing, to: &writer))
    }
  }

  /// A new kind of mark belongs to the samples.
  @Test func everyKindIsAmongTheSamples() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Plotting/Marks")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    let kinds = try files.flatMap { file in
      try String(contentsOf: file, encoding: .utf8).matches(of: /let kind = "(\w+)"/)
        .map { String($0.output.1) }
    }
    #expect(kinds.count > 10 && Set(kinds) == Set(SampleMark.all.map(\.mark.kind)))
  }
}
