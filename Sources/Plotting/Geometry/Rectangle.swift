/// An upright rectangle on the drawing; y grows downwards.
struct Rectangle: Sendable, Hashable {
  var left: Double
  var top: Double
  var width: Double
  var height: Double

  var right: Double { left + width }
  var bottom: Double { top + height }

  func contains(_ point: Point) -> Bool {
    point.x >= left && point.x <= right && point.y >= top && point.y <= bottom
  }

  /// Whether the insides of two rectangles meet.
  func overlaps(_ other: Rectangle) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// The part of a segment that lies inside, as two fractions of it (Liang and Barsky 1984).
  private func inside(_ a: Point, _ b: Point) -> (Double, Double)? {
    var enter = 0.0
    var leave = 1.0
    let edges = [
      (a.x - b.x, a.x - left), (b.x - a.x, right - a.x),
      (a.y - b.y, a.y - top), (b.y - a.y, bottom - a.y),
    ]
    for (direction, room) in edges {
      if direction == 0 {
        if room < 0 { return nil }
      } else if direction < 0 {
        enter = max(enter, room / direction)
      } else {
        leave = min(leave, room / direction)
      }
    }
    return enter <= leave ? (enter, leave) : nil
  }

  /// The parts of a line that lie inside.
  func clipped(line points: [Point]) -> [[Point]] {
    var parts: [[Point]] = []
    var current: [Point] = []
    for (a, b) in zip(points, points.dropFirst()) {
      guard let (enter, leave) = inside(a, b) else {
        if !current.isEmpty { parts.append(current) }
        current = []
        continue
      }
      func at(_ t: Double) -> Point {
        t <= 0 ? a : t >= 1 ? b : Point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t)
      }
      if current.isEmpty { current.append(at(enter)) }
      current.append(at(leave))
      if leave < 1 {
        parts.append(current)
        current = []
      }
    }
    if !current.isEmpty { parts.append(current) }
    return parts
  }

  /// The part of a polygon that lies inside (Sutherland and Hodgman 1974).
  func clipped(polygon points: [Point]) -> [Point] {
    let sides: [(inside: (Point) -> Bool, cut: (Point, Point) -> Point)] = [
      ({ $0.x >= left }, { cutAtX($0, $1, left) }), ({ $0.x <= right }, { cutAtX($0, $1, right) }),
      ({ $0.y >= top }, { cutAtY($0, $1, top) }), ({ $0.y <= bottom }, { cutAtY($0, $1, bottom) }),
    ]
    var polygon = points
    for side in sides {
      var kept: [Point] = []
      guard var previous = polygon.last else { return [] }
      for point in polygon {
        if side.inside(point) != side.inside(previous) { kept.append(side.cut(previous, point)) }
        if side.inside(point) { kept.append(point) }
        previous = point
      }
      polygon = kept
    }
    return polygon
  }
}

private func cutAtX(_ a: Point, _ b: Point, _ x: Double) -> Point {
  Point(x, a.y + (b.y - a.y) * ((x - a.x) / (b.x - a.x)))
}

private func cutAtY(_ a: Point, _ b: Point, _ y: Double) -> Point {
  Point(a.x + (b.x - a.x) * ((y - a.y) / (b.y - a.y)), y)
}
