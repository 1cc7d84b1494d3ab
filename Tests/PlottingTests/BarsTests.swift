import Markup
import Testing

@testable import Plotting

@Suite struct BarsTests {
  private func panel(_ marks: [Mark], y: AxisSettings = AxisSettings()) throws -> PreparedPanel {
    try Figure(Panel(marks: marks, y: y)).prepared().allPanels[0]
  }

  /// The left and the right end and the height of each bar of a mark.
  private func bars(
    _ mark: PreparedMark
  ) throws -> [(left: Double, right: Double, height: Double)] {
    let regions = try #require(mark.trace.shapes.compactMap { $0 as? Regions }.first)
    return try regions.parts.map { part in
      #expect(part.count == 4 && part[0].y == 0 && part[3].y == 0 && part[1].y == part[2].y)
      return (try #require(part.first).x, try #require(part.last).x, part[1].y)
    }
  }

  private func errorBars(_ mark: PreparedMark) -> [ErrorBars.Bar] {
    mark.trace.shapes.compactMap { $0 as? ErrorBars }.flatMap(\.bars)
  }

  @Test func standFromZeroOverTheirCategories() throws {
    let panel = try panel([try .bars(["a", "b", "c"], [1, -2.5, 0])])
    #expect(panel.x.categories == ["a", "b", "c"])
    let found = try bars(panel.marks[0])
    #expect(found.map(\.height) == [1, -2.5, 0])
    for (index, bar) in found.enumerated() {
      #expect(abs((bar.left + bar.right) / 2 - Double(index + 1)) < 1e-12)
      #expect(bar.left < bar.right)
    }
    let y = try #require(panel.y)
    #expect(y.domain.start <= -2.5 && y.domain.end >= 1)
  }

  @Test func onlyPositiveHeightsBeginAtTheLowerEdge() throws {
    #expect(try panel([try .bars(["a", "b"], [5, 6])]).y?.domain.start == 0)
  }

  @Test func categoriesStandInOrderOfFirstAppearance() throws {
    let panel = try panel([
      try .bars(["b", "a"], [1, 2], name: "p"), .rule(.y(1)),
      try .bars(["c", "a"], [3, 4], name: "q"),
    ])
    #expect(panel.x.categories == ["b", "a", "c"])
    #expect(panel.marks[2].trace.rows == [[3, 3], [2, 4]])
  }

  @Test func seriesStandSideBySide() throws {
    let names = ["a", "b", "c"]
    let panel = try panel([
      try .bars(names, [1, 2, 3], name: "p"), try .bars(names, [3, 2, 1], name: "q"),
      try .bars(names, [1, 1, 1]),
    ])
    let all = try panel.marks.map(bars)
    for i in names.indices {
      #expect(all[0][i].right < all[1][i].left && all[1][i].right < all[2][i].left)
      #expect(all[0][i].left > Double(i) + 0.5 && all[2][i].right < Double(i) + 1.5)
      // The middle series stands in the middle of its category.
      #expect(abs(all[1][i].left + all[1][i].right - 2 * Double(i + 1)) < 1e-12)
    }
  }

  @Test func barsOfOneNameShareTheirPlace() throws {
    let panel = try panel([
      try .bars(["a"], [1], name: "p"), try .bars(["b"], [2], name: "p"),
    ])
    #expect(try bars(panel.marks[0])[0].left + 1 == bars(panel.marks[1])[0].left)
    #expect(throws: PlotError.invalidCategories(mark: "p", reason: .repeated("a"))) {
      try self.panel([try .bars(["a"], [1], name: "p"), try .bars(["a"], [2], name: "p")])
    }
  }

  @Test func errorBarsAreDrawnWhereTheyCanBeSeen() throws {
    let mark = try Mark.bars(
      ["a", "b", "c"], [1, 2, 3], lower: [0.5, 2, 3 - 1e-12], upper: [1.5, 2, 3 + 1e-12])
    let panel = try panel([mark])
    #expect(errorBars(panel.marks[0]) == [.init(x: 1, lower: 0.5, upper: 1.5)])
    #expect(mark.content.channels.map(\.name) == ["category", "height", "lower", "upper"])
    #expect(panel.marks[0].trace.rows[0] == [1, 1, 0.5, 1.5])
    // Bounds by rounding alone are no columns either.
    let exact = try Mark.bars(["a"], [3], lower: [3 - 1e-12], upper: [3 + 1e-12])
    #expect(exact.content.channels.map(\.name) == ["category", "height"])
    #expect(exact.content.errorBars == nil && mark.content.errorBars != nil)
  }

  @Test func errorBarsTrainTheAxis() throws {
    let panel = try panel([try .bars(["a"], [1], lower: [-4], upper: [9])])
    let y = try #require(panel.y)
    #expect(y.domain.start <= -4 && y.domain.end >= 9)
  }

  @Test func heightsThatAreMissingLeaveTheirPlaceFree() throws {
    let panel = try panel([try .bars(["a", "b"], [.nan, 2], name: "p")])
    #expect(try bars(panel.marks[0]).map(\.height) == [2])
    #expect(panel.marks[0].trace.skipped == 1)
    #expect(panel.x.categories == ["a", "b"])
  }

  @Test func lengthAndNumberAreInTheSentence() throws {
    func sentence(_ names: [String], _ heights: [Double]) throws -> String {
      try describe(Figure(Panel(marks: [try .bars(names, heights, name: "n")])))
    }
    #expect(try sentence(["a"], [2]).hasSuffix("n: 1 bar, 2 at a."))
    #expect(try sentence(["a", "b"], [2, 2]).hasSuffix("n: 2 bars, all 2."))
    #expect(
      try sentence(["a", "b", "c"], [2, -1, 1]).hasSuffix(
        "Horizontal axis: a, b, c. Left axis from −1 to 2. n: 3 bars, greatest 2 at a, least −1 at b."
      ))
  }

  @Test(
    arguments: [
      (0, 6, []), (0, 3, ["has 1 of its 3 bars cut at the end of the y axis from 0 to 3"]),
      (-1, 1, ["has 2 of its 3 bars cut at the end of the y axis from −1 to 1"]),
      (
        2, 4,
        [
          "begins at 0, outside of the y axis from 2 to 4: 2 of its 3 bars cannot be seen, and the others "
            + "are cut"
        ]
      ),
      (
        -5, -0.5,
        [
          "begins at 0, outside of the y axis from −5 to −0.5: 3 of its 3 bars cannot be seen, and the "
            + "others are cut"
        ]
      ),
    ] as [(Double, Double, [String])])
  func whatAGivenRangeHidesIsTold(lower: Double, upper: Double, expected: [String]) throws {
    let figure = Figure(
      Panel(
        marks: [try .bars(["a", "b", "c"], [1, 5, 2], name: "n")],
        y: AxisSettings(domain: Domain(from: lower, to: upper))))
    #expect(
      try figure.draw().warnings.filter { $0.hasPrefix("'n'") } == expected.map { "'n' \($0)" })
  }

  @Test func namesThatLookAlikeInTwoMarksAreTold() throws {
    #expect(throws: PlotError.invalidCategories(mark: "p", reason: .alike("a", "a "))) {
      try self.panel([try .bars(["a"], [1], name: "p"), try .bars(["a "], [2], name: "q")])
    }
  }

  @Test func categoriesMustBeTold() {
    func fault(_ names: [String], _ heights: [Double]) -> PlotError? {
      do {
        _ = try Mark.bars(names, heights, name: "n")
        return nil
      } catch {
        return error
      }
    }
    #expect(
      fault(["a", " \t"], [1, 2]) == .invalidCategories(mark: "n", reason: .blank(place: 2)))
    #expect(
      fault(["a", "b", "a"], [1, 2, 3]) == .invalidCategories(mark: "n", reason: .repeated("a")))
    #expect(
      fault(["a b", "c", " a \u{A0}b"], [1, 2, 3])
        == .invalidCategories(mark: "n", reason: .alike("a b", " a \u{A0}b")))
    #expect(fault(["a"], [1, 2]) == .unequalLengths(mark: "n", lengths: [1, 2, 2, 2]))
    #expect(fault(["a", "A"], [1, 2]) == nil)
  }

  @Test func numbersAndCategoriesDoNotShareAnAxis() throws {
    let bars = try Mark.bars(["a", "b"], [1, 2])
    for mark: Mark in [
      .points([1], [2]), .line(.function { $0 }), .rule(.x(1)), .text("t", x: 1, y: 1),
    ] {
      #expect(throws: PlotError.mixedAbscissae(mark: mark.kind)) { try panel([bars, mark]) }
    }
    #expect(try panel([bars, .rule(.y(1)), .band(.y(0, 1))]).x.categories == ["a", "b"])
    #expect(throws: PlotError.rangeOfCategories(mark: "bars")) {
      try Figure(Panel(marks: [bars], x: 0...3)).prepared()
    }
    #expect(throws: PlotError.barsFromZero(mark: "bars")) {
      try panel([bars], y: AxisSettings(scale: .log))
    }
    let many = (1...41).map(String.init)
    #expect(throws: PlotError.invalidCategories(mark: "bars", reason: .tooMany(41, limit: 40))) {
      try panel([try .bars(many, many.map { _ in 1 })])
    }
  }

  @Test func panelsShareTheirCategories() throws {
    func figure(_ sharing: Figure.Sharing) throws -> PreparedFigure {
      try Figure(
        rows: [""], columns: ["p", "q"],
        panels: [
          [
            Panel(marks: [try .bars(["a", "b"], [1, 2])]),
            Panel(marks: [try .bars(["c"], [3])]),
          ]
        ], xSharing: sharing
      ).prepared()
    }
    #expect(
      try figure(.shared).allPanels.map(\.x.categories) == [["a", "b", "c"], ["a", "b", "c"]])
    #expect(try figure(.free).allPanels.map(\.x.categories) == [["a", "b"], ["c"]])
    #expect(try figure(.shared).sharesX)
  }

  @Test func namesWithoutRoomAreSaidTogether() throws {
    let names = (1...40).map { "n\($0)" }
    let drawing = try Figure(Panel(marks: [try .bars(names, names.map { _ in 1 })])).draw()
    #expect(
      drawing.warnings == [
        "the labels 'n2', 'n3' and 24 more have no room in the narrow drawing"
      ])
  }

  @Test func theHighestBarHasItsTopInThePanel() throws {
    // A height that is the end of the axis stands on the panel's edge, not above it by a rounding.
    let area = DrawingArea(
      rectangle: Rectangle(left: 0, top: 11.7, width: 100, height: 230.3),
      x: Axis(categories: ["a"]), y: Axis(domain: Domain(from: -4, to: 6), scale: .linear), y2: nil)
    #expect(area.vertical(6, .left) == area.rectangle.top)
    let pen = Pen(
      style: Style(role: .target, dash: .solid), side: .left, area: area,
      series: Canvas.SeriesTag(kind: "bars", side: .left))
    let bar = [Point(0.7, 0), Point(0.7, 6), Point(1.3, 6), Point(1.3, 0)]
    #expect(pen.lines([bar]).parts.map(\.points.count) == [4])
  }

  @Test func dataNameTheCategories() throws {
    let drawing = try Figure(
      Panel(marks: [
        try .bars(["a & b", "c"], [1, 2], name: "p"), try .bars(["c"], [5], name: "q"),
      ])
    ).draw()
    let series = try #require(drawing.data.series.last)
    #expect(series.columns == ["category", "height"] && series.rows == [[2, 5]])
    #expect(series.categories == ["a & b", "c"])
    #expect(drawing.wide.svg.html.contains("data-names=\"a &amp; b\nc\""))
  }
}
