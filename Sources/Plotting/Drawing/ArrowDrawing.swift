import Arithmetic

extension Canvas {
  /// The arrows of a mark as one path. Those that begin or end outside the panel are cut off at its
  /// edge; a head is drawn where the end is inside.
  func arrows(_ arrows: [Shape.Arrow], _ side: AxisSide, _ area: DrawingArea) -> PathData {
    let headLength = 6.0
    var data = PathData()
    for arrow in arrows {
      guard let start = area.place(arrow.start, side), let end = area.place(arrow.end, side) else {
        continue
      }
      let length = start.distance(to: end)
      guard length >= headLength else {
        if area.rectangle.contains(end) { data.dot(at: end) }
        continue
      }
      for piece in area.rectangle.clipped(line: [start, end]) { data.polyline(piece) }
      guard area.rectangle.contains(end) else { continue }
      let direction = angle(y: start.y - end.y, x: start.x - end.x)
      let sides = [-0.45, 0.45].map { turn in
        Point(
          end.x + headLength * cosine(direction + turn), end.y + headLength * sine(direction + turn)
        )
      }
      data.polyline([sides[0], end, sides[1]])
    }
    return data
  }

  /// The short lines of a rug as one path.
  func rug(_ values: [Double], _ area: DrawingArea) -> PathData {
    let rectangle = area.rectangle
    let places = values.compactMap(area.horizontal).filter {
      $0 >= rectangle.left && $0 <= rectangle.right
    }
    var data = PathData()
    for place in Set(places.map { ($0 * 2).rounded() / 2 }).sorted() {
      data.polyline([Point(place, rectangle.bottom), Point(place, rectangle.bottom - 8)])
    }
    return data
  }
}
