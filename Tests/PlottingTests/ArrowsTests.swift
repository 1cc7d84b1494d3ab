import Testing

@testable import Plotting

@Suite struct ArrowsTests {
  private let area = DrawingArea(
    rectangle: Rectangle(left: 0, top: 0, width: 100, height: 100),
    x: Axis(domain: Domain(from: 0, to: 100), scale: .linear),
    y: Axis(domain: Domain(from: 0, to: 100), scale: .linear), y2: nil)

  /// The parts of the only path that a mark draws.
  private func drawn(_ mark: Mark) throws -> [PathData.Part] {
    let trace = try mark.content.trace(
      in: TraceContext(
        name: "m", x: area.x, side: .left, vertical: AxisSettings(), marks: [mark.content], index: 0
      ))
    let pen = Pen(
      style: Style(role: .target, dash: .solid), side: .left, area: area,
      series: Canvas.SeriesTag(kind: mark.kind, side: .left))
    var canvas = Canvas()
    canvas.recording { canvas in
      for shape in trace.shapes { shape.draw(on: &canvas, with: pen) }
    }
    guard case .path(let data)? = canvas.recorded.first, canvas.recorded.count == 1 else {
      Issue.record("not one path")
      return []
    }
    return data.parts
  }

  private func drawn(_ start: Point, _ end: Point) throws -> [PathData.Part] {
    try drawn(.arrows(from: [start.x], [start.y], to: [end.x], [end.y]))
  }

  @Test func headsPointWhereTheArrowLeads() throws {
    let parts = try drawn(Point(10, 50), Point(60, 50))
    #expect(parts.count == 2)
    #expect(parts[0].points == [.init(x: 100, y: 500), .init(x: 600, y: 500)])
    let head = parts[1].points
    #expect(head[1] == .init(x: 600, y: 500))
    // Both sides lie behind the point, one above and one below the shaft.
    #expect(head[0].x == head[2].x && head[0].x < 600)
    #expect(head[0].y + head[2].y == 1000 && head[0].y != 500)
  }

  @Test func shortArrowsAreDots() throws {
    #expect(try drawn(Point(10, 50), Point(12, 50)).map(\.end) == [.dot])
  }

  @Test func arrowsThatLeaveThePanelHaveNoHead() throws {
    let parts = try drawn(Point(50, 50), Point(150, 50))
    #expect(parts.count == 1)
    #expect(parts[0].points.last == .init(x: 1000, y: 500))
  }

  @Test func aRugHasOneLineForEachPlace() throws {
    let values = (0..<1000).map { Double($0 % 10) * 10 } + [200, -5]
    #expect(try drawn(.rug(values)).count == 10)
  }

  @Test func columnsOfArrowsHaveOneLength() {
    let figure = Figure(Panel(marks: [.arrows(from: [0, 1], [0, 1], to: [1], [1])], x: 0...1))
    #expect(throws: PlotError.unequalLengths(mark: "arrows", lengths: [2, 2, 1, 1])) {
      try figure.prepared()
    }
  }
}
