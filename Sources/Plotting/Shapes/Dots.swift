/// A marker at each point, all in one path.
struct Dots: Shape {
  let points: [Point]

  /// Of very many points one is drawn for each pixel that has any.
  func draw(on canvas: inout Canvas, with pen: Pen) {
    var placed = points.compactMap(pen.place).filter(pen.area.rectangle.contains)
    if placed.count > 2000 {
      let cell = placed.count > 20_000 ? 2.0 : 1.0
      var seen: Set<Point> = []
      placed = placed.filter { point in
        seen.insert(Point((point.x / cell).rounded(), (point.y / cell).rounded())).inserted
      }
    }
    canvas.markers(placed, pen.style.role, isSmall: placed.count > 300, series: pen.series)
  }
}

extension Canvas {
  /// Draws the markers of a role at some places, as one path.
  mutating func markers(
    _ points: [Point], _ role: Role, isSmall: Bool, series: SeriesTag? = nil
  ) {
    var data = PathData()
    let radius = isSmall ? 1.8 : 3.2
    for point in points {
      let (x, y) = (point.x, point.y)
      switch role.marker {
      case .circle: data.dot(at: point)
      case .square:
        // Not a dot with square caps: those have no direction, and PDF leaves them out.
        let r = radius * 0.86
        data.polyline(
          [Point(x - r, y + r), Point(x - r, y - r), Point(x + r, y - r), Point(x + r, y + r)],
          closed: true)
      case .diamond:
        let r = radius * 1.25
        data.polyline(
          [Point(x - r, y), Point(x, y - r), Point(x + r, y), Point(x, y + r)], closed: true)
      case .triangle:
        let r = radius * 1.1
        data.polyline([Point(x - r, y + r), Point(x, y - r), Point(x + r, y + r)], closed: true)
      case .cross:
        data.polyline([Point(x - radius, y - radius), Point(x + radius, y + radius)])
        data.polyline([Point(x - radius, y + radius), Point(x + radius, y - radius)])
      }
    }
    let look =
      switch role.marker {
      case .circle: isSmall ? Look(.dots, .small, role: role) : Look(.dots, role: role)
      case .square, .diamond, .triangle: Look(.marker, role: role)
      case .cross: Look(.rule, role: role)
      }
    path(data, look, series: series)
  }
}
