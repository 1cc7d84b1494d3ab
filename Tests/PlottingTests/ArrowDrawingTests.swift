import Testing

@testable import Plotting

@Suite struct ArrowDrawingTests {
  private let area = DrawingArea(
    rectangle: Rectangle(left: 0, top: 0, width: 100, height: 100),
    x: Axis(domain: Domain(from: 0, to: 100), scale: .linear),
    y: Axis(domain: Domain(from: 0, to: 100), scale: .linear), y2: nil)

  private func drawn(_ start: Point, _ end: Point) -> [PathData.Part] {
    Canvas().arrows([Shape.Arrow(start: start, end: end)], .left, area).parts
  }

  @Test func headsPointWhereTheArrowLeads() {
    let parts = drawn(Point(10, 50), Point(60, 50))
    #expect(parts.count == 2)
    #expect(parts[0].points == [.init(x: 100, y: 500), .init(x: 600, y: 500)])
    let head = parts[1].points
    #expect(head[1] == .init(x: 600, y: 500))
    // Both sides lie behind the point, one above and one below the shaft.
    #expect(head[0].x == head[2].x && head[0].x < 600)
    #expect(head[0].y + head[2].y == 1000 && head[0].y != 500)
  }

  @Test func shortArrowsAreDots() {
    #expect(drawn(Point(10, 50), Point(12, 50)).map(\.end) == [.dot])
  }

  @Test func arrowsThatLeaveThePanelHaveNoHead() {
    let parts = drawn(Point(50, 50), Point(150, 50))
    #expect(parts.count == 1)
    #expect(parts[0].points.last == .init(x: 1000, y: 500))
  }

  @Test func aRugHasOneLineForEachPlace() {
    let values = (0..<1000).map { Double($0 % 10) * 10 } + [200, -5]
    #expect(Canvas().rug(values, area).parts.count == 10)
  }

  @Test func columnsOfArrowsHaveOneLength() {
    let figure = Figure(Panel(marks: [.arrows(from: [0, 1], [0, 1], to: [1], [1])], x: 0...1))
    #expect(throws: PlotError.unequalLengths(mark: "arrows", lengths: [2, 2, 1, 1])) {
      try figure.prepared()
    }
  }

  @Test func rugsAndArrowsAreDescribed() throws {
    let figure = Figure(
      Panel(
        marks: [
          .rug([1, 2, 4], name: "data"), .arrows(from: [0], [0], to: [1], [2], name: "step"),
        ],
        x: 0...5))
    let words = try describe(figure)
    #expect(words.contains("data: 3 values from 1 to 4."))
    #expect(words.contains("step: 1 arrow, the first from (0, 0) to (1, 2)."))
  }
}
