import Arithmetic

extension Mark {
  /// An arrow from each point of one list to the point of another: movements, or a field of
  /// directions.
  ///
  /// An arrow that is shorter than its head is drawn as a dot. Drawing throws
  /// ``PlotError/unequalLengths(mark:lengths:)`` when the columns differ in length.
  public static func arrows(
    from xs: [Double], _ ys: [Double], to toXs: [Double], _ toYs: [Double], name: String? = nil,
    axis: AxisSide = .left, role: Role? = nil
  ) -> Mark {
    Mark(
      Arrows(xs: xs, ys: ys, toXs: toXs, toYs: toYs), name: name, role: role, axis: axis)
  }
}

private struct Arrows: MarkContent {
  let xs: [Double]
  let ys: [Double]
  let toXs: [Double]
  let toYs: [Double]

  let kind = "arrows"
  let channels = [Channel.x, .y, .x("to x"), .y("to y")]
  let key: LegendKey? = LegendKey(
    .lines(
      [[Point(0, 0), Point(28, 0)], [Point(22, -3), Point(28, 0), Point(22, 3)]], .arrows,
      isDashed: false))
  var xExtent: Extent { Extent(xs + toXs) }

  func trace(in context: TraceContext) throws -> Trace {
    try context.checkLengths([xs, ys, toXs, toYs])
    let placed = xs.indices.filter {
      context.canPlace(xs[$0], ys[$0]) && context.canPlace(toXs[$0], toYs[$0])
    }
    let arrows = placed.map { Arrow(start: Point(xs[$0], ys[$0]), end: Point(toXs[$0], toYs[$0])) }
    return Trace(
      shapes: [ArrowLines(arrows: arrows)],
      yExtent: context.heights(of: arrows.flatMap { [$0.start, $0.end] }),
      rows: xs.indices.map { [xs[$0], ys[$0], toXs[$0], toYs[$0]] },
      skipped: xs.count - arrows.count)
  }

  func sentence(on data: ShownData) -> String {
    let first = data.first.map { words($0) }
    return "\(data.subject): \(data.counted("arrow")), the first from "
      + "(\(first[0]), \(first[1])) to (\(first[2]), \(first[3]))."
  }
}

private struct Arrow: Sendable {
  var start: Point
  var end: Point
}

/// Arrows as one path. Those that begin or end outside the panel are cut off at its edge; a head is
/// drawn where the end is inside.
private struct ArrowLines: Shape {
  let arrows: [Arrow]

  private static let headLength = 6.0

  func draw(on canvas: inout Canvas, with pen: Pen) {
    var data = PathData()
    for arrow in arrows {
      guard let start = pen.place(arrow.start), let end = pen.place(arrow.end) else { continue }
      Self.draw(from: start, to: end, inside: pen.area.rectangle, &data)
    }
    if pen.isCased { canvas.path(data, Look(.casing, .thin)) }
    canvas.path(data, pen.style.plain(.arrows))
  }

  private static func draw(
    from start: Point, to end: Point, inside rectangle: Rectangle, _ data: inout PathData
  ) {
    guard start.distance(to: end) >= headLength else {
      if rectangle.contains(end) { data.dot(at: end) }
      return
    }
    for piece in rectangle.clipped(line: [start, end]) { data.polyline(piece) }
    guard rectangle.contains(end) else { return }
    let direction = angle(y: start.y - end.y, x: start.x - end.x)
    let sides = [-0.45, 0.45].map { turn in
      Point(
        end.x + headLength * cosine(direction + turn), end.y + headLength * sine(direction + turn))
    }
    data.polyline([sides[0], end, sides[1]])
  }
}
