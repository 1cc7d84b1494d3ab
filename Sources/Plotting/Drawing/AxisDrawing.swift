extension Canvas {
  /// Draws the grid of the left axis, or of the right one where it stands alone.
  mutating func drawGrid(_ cell: FigureLayout.Cell, _ area: DrawingArea) {
    let side: AxisSide = area.y != nil ? .left : .right
    let ticks = side == .left ? cell.yTicks : cell.y2Ticks
    var data = PathData()
    for tick in ticks where tick.label != nil {
      guard let y = area.vertical(tick.value, side) else { continue }
      data.polyline([Point(cell.area.left, y), Point(cell.area.right, y)])
    }
    path(data, Look(.grid))
  }

  /// Draws the axes of a panel: one group each, with one path and the labels.
  mutating func drawAxes(_ cell: FigureLayout.Cell, _ area: DrawingArea) {
    let rectangle = cell.area
    group(.axis) { canvas in
      var data = PathData()
      data.polyline([
        Point(rectangle.left, rectangle.bottom), Point(rectangle.right, rectangle.bottom),
      ])
      for tick in cell.xTicks {
        guard let x = area.horizontal(tick.value) else { continue }
        let length = tick.label == nil ? 3.0 : 5
        data.polyline([Point(x, rectangle.bottom), Point(x, rectangle.bottom + length)])
      }
      if cell.showsX {
        for label in cell.xLabels.texts { canvas.write(label) }
        canvas.omitted += cell.xLabels.omitted
      }
      canvas.path(data, Look(.ticks))
    }
    if area.y != nil { drawVertical(cell, area, .left, cell.yTicks, shows: cell.showsY) }
    if area.y2 != nil { drawVertical(cell, area, .right, cell.y2Ticks, shows: cell.showsY2) }
  }

  private mutating func drawVertical(
    _ cell: FigureLayout.Cell, _ area: DrawingArea, _ side: AxisSide, _ ticks: [Tick], shows: Bool
  ) {
    let isLeft = side == .left
    let edge = isLeft ? cell.area.left : cell.area.right
    let outward = isLeft ? -1.0 : 1.0
    group(.axis) { canvas in
      var data = PathData()
      if !isLeft {
        data.polyline([Point(edge, cell.area.bottom), Point(edge, cell.area.top)])
      }
      for tick in ticks {
        guard let y = area.vertical(tick.value, side) else { continue }
        let length = tick.label == nil ? 2.0 : 4
        data.polyline([Point(edge, y), Point(edge + outward * length, y)])
        if shows, let label = tick.label {
          canvas.write(
            PlacedText(
              text: label, x: edge + outward * 7, y: y + 4.5, anchor: isLeft ? .end : .start))
        }
      }
      canvas.path(data, Look(.ticks))
    }
  }
}
