/// The picture of a mark in a legend: lines and markers in pixels, counted from the left end of the
/// picture and the middle of the words beside it.
struct LegendKey: Sendable, Hashable {
  /// One of the things that the picture consists of; strokes can have the pattern of the mark's own.
  enum Part: Sendable, Hashable {
    case lines([[Point]], DrawingClass, isDashed: Bool)
    case box(DrawingClass, isDashed: Bool)
    case marker
  }

  let parts: [Part]

  init(_ parts: Part...) { self.parts = parts }

  /// The width of the picture.
  static let width = 28.0

  /// A line as long as the picture.
  static let line = LegendKey(.lines([[Point(0, 0), Point(width, 0)]], .line, isDashed: true))
  /// A box without an outline.
  static let fill = LegendKey(.box(.fill, isDashed: false))
  /// A box with an outline.
  static let outlinedFill = LegendKey(
    .box(.fill, isDashed: false), .box(.outline, isDashed: true))

  private static let box = [Point(5, 6), Point(5, -6), Point(23, -6), Point(23, 6)]

  /// Draws the picture at its place.
  func draw(on canvas: inout Canvas, at place: Point, _ style: Style) {
    func moved(_ points: [Point]) -> [Point] {
      points.map { Point(place.x + $0.x, place.y + $0.y) }
    }
    for part in parts {
      var data = PathData()
      switch part {
      case .lines(let lines, let name, let isDashed):
        for line in lines { data.polyline(moved(line)) }
        canvas.path(data, isDashed ? style.stroke(name) : style.plain(name))
      case .box(let name, let isDashed):
        data.polyline(moved(Self.box), closed: true)
        canvas.path(data, isDashed ? style.stroke(name) : style.plain(name))
      case .marker:
        canvas.markers(moved([Point(Self.width / 2, 0)]), style.role, isSmall: false)
      }
    }
  }
}
