import Arithmetic
import Diagnostics
import Plotting
import Script
import Testing
import Vocabulary

@Suite struct PlotDrawingTests {
  @Test func drawsEveryKindOfMark() throws {
    let drawing = try drawn(
      """
      let p = normal(mean: 0, sd: 1)
      plot([
        line(p.pdf, name: "density", role: .target), line([0, 1], [0.1, 0.2], dash: .dotted),
        line(y: [0.1, 0.2]), area({ x in 0.1 * pow(x, 2) }, baseline: 0.05),
        points([0, 1], [0.3, 0.2], name: "dots"), points([0.1, 0.2]),
        histogram(p.quantiles(50), name: "quantiles", width: 0.5),
        histogram([1, 2, 3], bins: 3), histogram([1, 2, 3], bins: [0, 2, 4], scale: .count, axis: .right),
        rule(x: 0, label: "middle"), rule(y: 0.1), band(x: -1...1), band(y: 0...0.1),
        band([0, 1], lower: [0, 0], upper: [0.1, 0.2]),
        band(lower: { x in 0 }, upper: { x in 0.01 * abs(x) }), text("here", x: 1, y: 0.2),
        interval([0, 1], [0.1, 0.2], lower: [0, 0.1], upper: [0.2, 0.3]),
        interval([0, 1], [1 / 3, 2 / 3])
      ], x: -3...3, xLabel: "x", rightLabel: "count")
      """)
    #expect(
      drawing.data.series.map(\.kind) == [
        "line", "line", "line", "area", "points", "points", "histogram", "histogram", "histogram",
        "rule", "rule", "band", "band", "band", "band", "text", "interval", "interval",
      ])
    let density = try #require(drawing.data.series.first)
    #expect(density.name == "density")
    #expect(density.rows.contains { abs($0[0]) < 1e-9 && abs($0[1] - 0.398942280401) < 1e-9 })
    #expect(drawing.data.series[8].axis == .right)
  }

  @Test func takesMarksInArrays() throws {
    let drawing = try drawn(
      "plot([line([1, 2, 3]), [1, 2].map { m in rule(x: m) }])")
    #expect(drawing.data.series.map(\.kind) == ["line", "rule", "rule"])
  }

  @Test func reportsAFailingFunctionAtItsPlace() throws {
    let outcome = run("plot([line({ x in log(x) }, name: \"log\")], x: -1...1)")
    let value = try #require(outcome.values.first)
    let failure = #expect(throws: EvaluationFailure.self) {
      try drawing(of: value)
    }
    let diagnostic = try #require(failure?.diagnostics.first)
    #expect(diagnostic.range?.text.hasPrefix("log(x)") ?? false || diagnostic.range?.text == "x")
  }

  @Test func refusesToDrawOtherValues() {
    #expect(throws: EvaluationFailure.self) {
      try drawing(of: .number(1))
    }
  }

  @Test func drawsMaps() throws {
    let drawing = try drawn(
      """
      plot([heatmap({ gap, sd in log10(gap / sd) }, name: "ratio", levels: [-2, 0, 2]),
            contour({ gap, sd in gap * sd }, levels: [0.01]), line([0.01, 1], [0.1, 0.1])],
           x: 0.001...10, y: 0.0001...10, xScale: .log, yScale: .log)
      """)
    #expect(drawing.data.series.map(\.kind) == ["heatmap", "contour", "line"])
    #expect(drawing.warnings.isEmpty)
    for row in drawing.data.series[1].rows { #expect(abs(row[0] * row[1] / 0.01 - 1) < 0.01) }
  }

  @Test func aMapNeedsBothRanges() {
    let outcome = run("plot([heatmap({ x, y in x * y })], x: 0...1)")
    #expect(outcome.diagnostics.map(\.identifier.description).contains("missing-range"))
  }

  @Test func barsShowWhatIsKnownOfTheirHeights() throws {
    let draws = "let d = { k in normal(mean: k, sd: 1).sample(100, key: [\"d\", k]) }\n"
    let means = try drawn(
      draws + "plot([bars([\"a\", \"b\"], [1, 2].map { k in estimateMean(d(k)) }, name: \"m\")])")
    let series = try #require(means.data.series.first)
    #expect(series.columns == ["category", "height", "lower", "upper"])
    #expect(series.errorBars == "Error bars" && series.draws == "99.9 % interval")
    for row in series.rows {
      #expect(row[2] < row[1] && row[1] < row[3] && row[3] - row[2] < 1)
      #expect(row[2] < row[0] && row[0] < row[3])
    }
    #expect(means.description.contains("m: 2 bars (99.9 % interval), greatest"))
    // A number without an interval must not look exact beside one with an interval.
    let bare = try drawn(
      draws + "plot([bars([\"a\", \"b\"], [estimateMean(d(1)), d(2).mean], name: \"m\")])")
    #expect(bare.data.series[0].columns == ["category", "height"])
    #expect(bare.data.series[0].draws == "from draws, no interval")
    #expect(bare.data.series[0].errorBars == nil)
    // The bounds of these two cannot be seen.
    let proved = try drawn("plot([bars([\"a\", \"b\"], [1 / 3, sqrt(2)])])")
    #expect(proved.data.series[0].columns == ["category", "height"])
    #expect(proved.data.series[0].categories == ["a", "b"])
  }

  /// Wherever a mark stands by a number, it says what is known of it.
  @Test(arguments: [
    "rule(y: x.mean, name: \"m\")", "rule(x: x[3], name: \"m\")", "band(y: x[0]...9, name: \"m\")",
    "interval([1, 2], [x[0], x[1]], lower: [x[0] - 1, x[1] - 1], upper: [x[0] + 1, x[1] + 1], name: \"m\")",
    "band([0, 1], lower: [x[0], x[1]], upper: [9, 9], name: \"m\")",
  ]) func marksAtDrawnPlacesSayWhereTheyComeFrom(mark: String) throws {
    let x = "let x = normal(mean: 0, sd: 1).sample(5, key: \"x\")\n"
    let drawing = try drawn(x + "plot([\(mark)], x: 0...3, y: -5...9)")
    #expect(drawing.data.series[0].draws == "from draws, no interval")
    let exact = mark.replacing(/x(\.mean|\[\d\])/, with: "(1 / 3)")
    let known = try drawn("plot([\(exact)], x: 0...3, y: -5...9)")
    #expect(known.data.series[0].draws == nil)
  }

  @Test func aFunctionThatFailsSaysWhere() {
    func notes(_ program: String) -> [String] {
      do { _ = try drawn(program) } catch let failure as EvaluationFailure {
        return failure.diagnostics.flatMap { $0.notes.map(\.message) }
      } catch {}
      return []
    }
    #expect(
      notes("plot([line({ x in 1 / x })], x: -1...1)").contains(
        "the plot calls the function at x = 0"))
    #expect(
      notes("plot([heatmap({ x, y in 1 / (x + y) })], x: 0...1, y: 0...1)").contains(
        "the plot calls the function at x = 0, y = 0"))
  }
}
