import Markup
import Testing

@testable import Plotting

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Figures of every kind, for properties that all drawings have.
enum Sample: String, CaseIterable, CustomTestStringConvertible {
  case twoAxes, grid, freeGrid, logarithmic, endLabels, manySeries, longTexts, hostile, wideGrid
  case rightAxisAlone, noMarks, backward, categories, longCategories, manyCategories

  var testDescription: String { rawValue }

  private static func density(_ x: Double, _ gap: Double) -> Double {
    exp(-0.5 * (x - gap) * (x - gap)) + exp(-0.5 * (x + gap) * (x + gap))
  }

  private static func twoAxes(_ gap: Double) -> Panel {
    Panel(
      marks: [
        .line(.function { density($0, gap) }, name: "p"),
        .line(.function { -$0 + gap * tanh(gap * $0) }, name: "score of p", axis: .right),
        .rule(.x(0), label: "midpoint"), .rule(.x(0.2), label: "beside it"),
        .text("here", x: 9.9, y: 1), .text("and here", x: 9.9, y: 1),
      ],
      x: AxisSettings(domain: Domain(from: -10, to: 10), label: "x"),
      y: AxisSettings(label: "density"), y2: AxisSettings(label: "score"))
  }

  private static func histograms(_ shift: Double) -> Panel {
    let values = (0..<300).map { sin(Double($0) * 12.9898) * 4 + shift }
    return Panel(
      marks: [
        .histogram(values, name: "start"), .histogram(values.map { $0 / 3 }, name: "end"),
        .area(.function { density($0, 2) }, name: "target"),
      ], x: -8...8, title: shift == 0 ? "a panel with a title" : nil)
  }

  /// Bars of two series, the second of which has a category of its own.
  private static func bars(_ names: [String]) -> Panel {
    let heights = names.indices.map { sin(Double($0)) }
    let first = try? Mark.bars(names, heights, name: "first")
    let second = try? Mark.bars(
      names.dropFirst() + ["a last one"], heights, lower: heights.map { $0 - 0.1 },
      upper: heights.map { $0 + 0.2 }, name: "second")
    return Panel(
      marks: [first, second, .rule(.y(0.5), label: "half")].compactMap(\.self),
      x: AxisSettings(label: "name"))
  }

  var figure: Figure {
    let values = (1...60).map(Double.init)
    switch self {
    case .twoAxes: return Figure(Self.twoAxes(5))
    case .grid:
      return Figure(
        rows: ["sigma0 = 1", "sigma0 = 5"], columns: ["mu0 = −7", "mu0 = −3", "mu0 = 3"],
        panels: [[-3, 0, 1].map(Self.histograms), [1, 2, 3].map(Self.histograms)])
    case .freeGrid:
      return Figure(
        rows: ["pi1 = 0.5", ""], columns: ["", "gap = 8"],
        panels: [[2, 4].map(Self.twoAxes), [5, 6].map(Self.twoAxes)], xSharing: .free,
        ySharing: .free)
    case .logarithmic:
      return Figure(
        Panel(
          marks: [
            .line(.points(values, values.map { exp(-$0 * 2) }), name: "decay"),
            .points(values, values.map { 1 / $0 }, name: "points"),
            .area(.points(values, values.map { exp(-$0) }), name: "area"),
            .interval(values, lower: values.map { $0 - 2 }, upper: values, name: "bars"),
          ], x: AxisSettings(scale: .log), y: AxisSettings(label: "divergence", scale: .log)))
    case .endLabels:
      return Figure(
        Panel(
          marks: (1...4).map { k in .line(.function { $0 * Double(k) }, name: "slope \(k)") },
          x: 0...1))
    case .manySeries:
      return Figure(
        Panel(
          marks: (0..<14).map { k in
            .line(.function { sin($0 + Double(k)) }, name: "a series with the number \(k)")
          }, x: 0...7))
    case .longTexts:
      let long = "words that go on and on " + String(repeating: "verylong", count: 30)
      return Figure(
        rows: [long, "b"], columns: [long, "d"],
        panels: (0..<2).map { _ in
          (0..<2).map { _ in
            Panel(
              marks: [.line(.points([0, 1], [1, 2]), name: long), .rule(.y(1.5), label: long)],
              x: AxisSettings(label: long), y: AxisSettings(label: long), title: long)
          }
        })
    case .hostile:
      return Figure(
        Panel(marks: [
          .line(
            .points([.nan, 1, 2, .infinity, 1e300], [1, .nan, -1e300, 2, 1e300]), name: "a<b&\"c"),
          .points([1e-300], [1e-300], name: "]]></script>"), .histogram([.nan, 3, 3], name: "h"),
          .band(.y(.nan, 3)), .rule(.x(.infinity), label: "far"), .text("t", x: .nan, y: 0),
        ]))
    case .wideGrid:
      let panels = (0..<20).map { Self.histograms(Double($0) / 10) }
      return Figure(rows: [""], columns: (0..<20).map { "c = \($0)" }, panels: [panels])
    case .rightAxisAlone:
      return Figure(
        Panel(
          marks: [.line(.points([0, 1], [1e9, 1e9 + 1]), name: "only", axis: .right)],
          x: AxisSettings(), y2: AxisSettings(label: "right")))
    case .categories: return Figure(Self.bars(["short run", "medium run", "long run"]))
    case .longCategories:
      let names = ["kernel Stein discrepancy", "Fisher divergence", "a<b&\"c]]></script>"]
      return Figure(
        rows: ["r", "s"], columns: ["c", "d", "e"],
        panels: (0..<2).map { _ in
          (0..<3).map { _ in Self.bars(names + [String(repeating: "long", count: 99)]) }
        })
    case .manyCategories: return Figure(Self.bars((1...39).map { "the number \($0)" }))
    case .noMarks: return Figure(Panel(marks: []))
    case .backward:
      return Figure(
        Panel(
          marks: [.line(.function { $0 }, name: "f")],
          x: AxisSettings(domain: Domain(from: 5, to: -5)),
          y: AxisSettings(domain: Domain(from: 4, to: -4))))
    }
  }
}

@Suite struct FigureDrawTests {
  @Test(arguments: Sample.allCases)
  private func textsNeitherOverlapNorLeaveTheDrawing(sample: Sample) throws {
    let figure = try sample.figure.prepared()
    for size in [DrawingSize.wide, .narrow] {
      let layout = LayoutBuilder.layout(figure, size: size)
      let texts = figure.drawn(layout).canvas.texts
      let bounds = Rectangle(left: 0, top: 0, width: size.width, height: layout.height)
      for (i, text) in texts.enumerated() {
        let box = text.box
        #expect(
          box.left >= -0.01 && box.top >= -0.01 && box.right <= bounds.right + 0.01
            && box.bottom <= bounds.bottom, "\(text.text), \(size)")
        for other in texts[..<i] where other.box.overlaps(box) {
          Issue.record("\(text.text) meets \(other.text), \(size)")
        }
      }
    }
  }

  @Test(arguments: Sample.allCases)
  private func drawingIsDeterministicAndClean(sample: Sample) throws {
    func named(_ drawing: Drawing) -> [MarkupNode] {
      [drawing.wide, drawing.narrow].map {
        $0.named("fig a", title: "Title", alternativeText: "What is seen.")
      }
    }
    let first = try sample.figure.draw()
    let second = try sample.figure.draw()
    let html = named(first).map(\.html).joined()
    #expect(html == named(second).map(\.html).joined())
    #expect(first.data.series.count == second.data.series.count)
    #expect(!html.contains("nan") && !html.contains("inf"))
    #expect(!html.contains("style=") && !html.contains("</script>"))
    for path in html.split(separator: " d=\"").dropFirst() {
      let data = path.prefix { $0 != "\"" }
      #expect(data.allSatisfy { "MlhvzHV0123456789.- ".contains($0) })
    }
    let ids = html.split(separator: " id=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
    #expect(Set(ids).count == 4)
    for node in named(first) {
      guard case .element(let svg) = node else {
        Issue.record("the drawing is not an element")
        continue
      }
      let labels = svg.attributes.first { $0.name == "aria-labelledby" }?.value ?? ""
      #expect(labels.split(separator: " ").allSatisfy { ids.contains($0) })
      #expect(svg.attributes.contains { $0.name == "role" && $0.value == "img" })
    }
  }

  @Test func smallFigureIsDrawnAsRecorded() throws {
    let figure = Figure(
      Panel(
        marks: [
          .line(.points([0, 1, 2], [0, 2, 1]), name: "p"), .points([1], [2], role: .target),
        ],
        x: AxisSettings(label: "x")))
    let drawing = try figure.draw()
    let svg = drawing.narrow.named("fig-p", title: "A line", alternativeText: "It bends.")
    let lines = svg.html.split(separator: "><").joined(separator: ">\n<")
    #expect(lines == recordedNarrow)
  }

  @Test func everySeriesIsOnePath() throws {
    let xs = (0..<5000).map { Double($0 % 97) }
    let drawing = try Figure(
      Panel(marks: [.points(xs, xs.indices.map { Double($0 % 89) }, name: "dots")])
    ).draw()
    #expect(drawing.wide.svg.html.split(separator: "<path").count - 1 < 8)
    #expect(!drawing.wide.svg.html.contains("<circle"))
  }

  @Test func legendNamesTheRightAxis() throws {
    let html = try Sample.twoAxes.figure.draw().wide.svg.html
    #expect(html.contains(">score of p (right axis)</text>"))
    #expect(html.contains(">p</text>"))
  }

  @Test func gridHasOneLegendAndOuterLabelsOnly() throws {
    let figure = try Sample.grid.figure.prepared()
    let layout = LayoutBuilder.layout(figure, size: .wide)
    let texts = figure.drawn(layout).canvas.texts.map(\.text)
    #expect(texts.filter { $0 == "target" }.count == 1)
    #expect(layout.cells.filter(\.showsY).count == 2)
    #expect(layout.cells.filter(\.showsX).count == 3)
    #expect(Set(layout.cells.map(\.area.width)).count == 1)
    #expect(texts.contains("sigma0 = 5") && texts.contains("mu0 = −3"))
  }

  @Test func narrowGridBreaksItsRows() throws {
    let figure = try Sample.grid.figure.prepared()
    let layout = LayoutBuilder.layout(figure, size: .narrow)
    #expect(Set(layout.cells.map(\.area.left)).count == 2)
    #expect(Set(layout.cells.map(\.area.top)).count == 4)
  }

  @Test func linesThatEndApartAreLabelledAtTheirEnds() throws {
    let figure = try Sample.endLabels.figure.prepared()
    let layout = LayoutBuilder.layout(figure, size: .wide)
    #expect(layout.legend == nil)
    #expect(layout.endLabels.map(\.text) == ["slope 1", "slope 2", "slope 3", "slope 4"])
  }

  @Test func linesThatEndTogetherHaveALegend() throws {
    let figure = Figure(
      Panel(
        marks: (1...4).map { k in .line(.function { exp(-$0 * Double(k)) }, name: "rate \(k)") },
        x: 0...20))
    let layout = LayoutBuilder.layout(try figure.prepared(), size: .wide)
    #expect(layout.endLabels.isEmpty)
    #expect(layout.legend?.items.count == 4)
  }

  @Test func whatCannotBePlacedIsCounted() throws {
    let drawing = try Sample.hostile.figure.draw()
    #expect(drawing.warnings.contains("'a<b&\"c' leaves out 3 values that cannot be placed"))
    #expect(drawing.warnings.contains("'h' leaves out 1 value that cannot be placed"))
  }

  @Test func dataOfAllMarksAreTables() throws {
    let figure = Figure(
      rows: ["r"], columns: ["c"],
      panels: [[Panel(marks: [.points([1, 2], [0.1, .nan], name: "s", axis: .right)])]])
    let data = try figure.draw().data
    let series = try #require(data.series.first)
    #expect(series.panel == "r, c" && series.name == "s" && series.kind == "points")
    #expect(series.axis == .right && series.columns == ["x", "y"])
    #expect(series.rows[0] == [1, 0.1] && series.rows[1][1].isNaN)
  }

  private struct Refusal: Error {}

  @Test func errorsOfFunctionsPassThrough() {
    let figure = Figure(Panel(marks: [.line(.function { _ in throw Refusal() })], x: 0...1))
    #expect(throws: Refusal.self) {
      try figure.draw()
    }
  }

  @Test func mistakesAreTypedErrors() {
    func error(_ figure: Figure) -> PlotError? {
      #expect(throws: PlotError.self) { try figure.draw() }
    }
    let panel = Panel(marks: [])
    #expect(
      error(Figure(Panel(marks: [.line(.function { $0 }, name: "f"), .rule(.x(1))])))
        == .missingDomain(mark: "f"))
    #expect(
      error(Figure(Panel(marks: [.line(.points([1], []), name: "f")])))
        == .unequalLengths(mark: "f", lengths: [1, 0]))
    #expect(
      error(Figure(rows: ["a"], columns: ["b", "c"], panels: [[panel]]))
        == .gridShape(rows: 1, columns: 2, panelsPerRow: [1]))
    #expect(
      error(Figure(rows: [], columns: [], panels: []))
        == .gridShape(rows: 0, columns: 0, panelsPerRow: []))
    #expect(
      error(Figure(Panel(marks: [], x: 1...1))) == .invalidDomain(axis: .x, start: 1, end: 1))
  }
}

/// The narrow drawing, one element on a line.
private let recordedNarrow = """
  <svg xmlns="http://www.w3.org/2000/svg" class="plot-narrow" viewBox="0 0 340 287" width="340" height="287" font-size="13" role="img" aria-labelledby="fig-p-narrow-title fig-p-narrow-description">
  <title id="fig-p-narrow-title">A line</title>
  <desc id="fig-p-narrow-description">It bends.
  Horizontal axis (x) from 0 to 2. Left axis from 0 to 2. p: from 0 at x = 0 to 1 at x = 2; least 0 at x = 0, greatest 2 at x = 1. Points: 1 point, x from 1 to 1, y from 2 to 2.</desc>
  <text text-anchor="middle" x="168.21" y="279">x</text>
  <g class="panel" data-area="28.67 11 279.08 230" data-x="0.0 2.0" data-y="0.0 2.0">
  <path class="grid" d="M28.7 241h279M28.7 183.5h279M28.7 126h279M28.7 68.5h279M28.7 11h279"/>
  <path class="line series1" data-name="p" d="M28.7 241l139.5-230 139.5 115"/>
  <path class="dots target" data-kind="points" d="M168.2 11h0"/>
  <g class="axis">
  <text text-anchor="middle" x="28.67" y="262">0.0</text>
  <text text-anchor="middle" x="98.44" y="262">0.5</text>
  <text text-anchor="middle" x="168.21" y="262">1.0</text>
  <text text-anchor="middle" x="237.98" y="262">1.5</text>
  <text text-anchor="middle" x="307.75" y="262">2.0</text>
  <path class="ticks" d="M28.7 241h279M28.7 241v5M98.4 241v5M168.2 241v5M238 241v5M307.7 241v5"/>
  </g>
  <g class="axis">
  <text text-anchor="end" x="21.67" y="245.5">0.0</text>
  <text text-anchor="end" x="21.67" y="188">0.5</text>
  <text text-anchor="end" x="21.67" y="130.5">1.0</text>
  <text text-anchor="end" x="21.67" y="73">1.5</text>
  <text text-anchor="end" x="21.67" y="15.5">2.0</text>
  <path class="ticks" d="M28.7 241h-4M28.7 183.5h-4M28.7 126h-4M28.7 68.5h-4M28.7 11h-4"/>
  </g>
  </g>
  <text x="313.75" y="130.5">p</text>
  </svg>
  """
