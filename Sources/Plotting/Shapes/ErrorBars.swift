/// Upright lines with caps, all in one path.
struct ErrorBars: Shape {
  /// One of the lines.
  struct Bar: Sendable, Hashable {
    var x: Double
    var lower: Double
    var upper: Double
  }

  let bars: [Bar]

  func draw(on canvas: inout Canvas, with pen: Pen) {
    var data = PathData()
    let rectangle = pen.area.rectangle
    for bar in bars {
      // A lower end that has no place on a logarithmic axis runs out of the panel.
      guard let upper = pen.place(Point(bar.x, bar.upper)),
        let lower = pen.placeCorner(Point(bar.x, bar.lower)),
        upper.x >= rectangle.left, upper.x <= rectangle.right
      else { continue }
      for piece in rectangle.clipped(line: [lower, upper]) { data.polyline(piece) }
      for end in [lower, upper] where rectangle.contains(end) {
        data.polyline([Point(end.x - 3, end.y), Point(end.x + 3, end.y)])
      }
    }
    canvas.path(data, pen.style.plain(.rule), series: pen.series)
  }
}
