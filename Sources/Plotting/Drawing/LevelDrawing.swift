extension Canvas {
  /// Draws the scale of a map.
  mutating func draw(_ scale: ScaleLayout) {
    group("legend") { canvas in
      for text in scale.title { canvas.write(text) }
      let last = Double(max(1, scale.boxes.count - 1))
      for (index, box) in scale.boxes.enumerated() {
        var data = PathData()
        data.polyline(
          [
            Point(box.left, box.bottom), Point(box.left, box.top), Point(box.right, box.top),
            Point(box.right, box.bottom),
          ], closed: true)
        canvas.band(data, Double(index) / last)
      }
      for label in scale.labels { canvas.write(label) }
    }
  }

  /// Writes a level on the longest of its lines, where one is long enough and has room.
  mutating func writeLevel(
    _ text: String, on parts: [[Point]], _ side: AxisSide, _ area: DrawingArea
  ) {
    let pieces = parts.flatMap { part in
      area.rectangle.clipped(line: part.compactMap { area.place($0, side) })
    }
    let lengths = pieces.map { piece in
      zip(piece, piece.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }
    guard let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }),
      lengths[longest] >= TextMetrics.width(text) + 30
    else { return }
    let places = [0.5, 0.35, 0.65, 0.2, 0.8].map { share in
      let point = Self.point(on: pieces[longest], at: share * lengths[longest])
      return PlacedText(
        text: text, x: point.x, y: point.y + 4.5, anchor: .middle, className: "halo")
    }
    write(firstFree: places, within: area.rectangle, isNeeded: false)
  }

  /// The point of a line at a distance from its beginning.
  private static func point(on line: [Point], at distance: Double) -> Point {
    var rest = distance
    for (a, b) in zip(line, line.dropFirst()) {
      let length = a.distance(to: b)
      if rest <= length, length > 0 {
        return Point(a.x + (b.x - a.x) * rest / length, a.y + (b.y - a.y) * rest / length)
      }
      rest -= length
    }
    return line.last ?? Point(0, 0)
  }
}
