/// Joined points, one stroke for each part.
struct Lines: Shape {
  let parts: [[Point]]
  let look: DrawingClass
  /// The edge that the lines get on a map, if any.
  var casing: Look?
  /// Whether values can be read off the lines.
  var isRead = true

  /// A line that is the mark itself.
  static func curve(_ parts: [[Point]]) -> Lines {
    Lines(parts: parts, look: .line, casing: Look(.casing))
  }

  /// The edge of a filled region: thinner.
  static func outline(_ parts: [[Point]]) -> Lines { Lines(parts: parts, look: .outline) }

  func draw(on canvas: inout Canvas, with pen: Pen) {
    let data = pen.lines(parts)
    if pen.isCased, let casing { canvas.path(data, casing) }
    canvas.path(data, pen.style.stroke(look), series: isRead ? pen.series : nil)
  }
}

/// Polygons, filled.
struct Regions: Shape {
  let parts: [[Point]]

  func draw(on canvas: inout Canvas, with pen: Pen) {
    canvas.path(pen.regions(parts), pen.style.plain(.fill))
  }
}
