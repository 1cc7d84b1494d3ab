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

private struct Arrows: MarkContent, Shape {
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

  private static let headLength = 6.0

  /// The two ends of each arrow.
  private var arrows: [[Point]] {
    zip(zip(xs, ys), zip(toXs, toYs)).map { [Point($0.0, $0.1), Point($1.0, $1.1)] }
  }

  func trace(in context: TraceContext) throws -> Trace {
    try context.checkLengths([xs, ys, toXs, toYs])
    let placed = arrows.filter { $0.allSatisfy { context.canPlace($0.x, $0.y) } }
    return Trace(
      shapes: [self], yExtent: context.heights(of: placed.joined()),
      rows: xs.indices.map { [xs[$0], ys[$0], toXs[$0], toYs[$0]] },
      skipped: xs.count - placed.count)
  }

  /// All arrows are one path. Those that begin or end outside the panel are cut off at its edge; a
  /// head is drawn where the end is inside.
  func draw(on canvas: inout Canvas, with pen: Pen) {
    var data = PathData()
    for arrow in arrows {
      let ends = arrow.compactMap(pen.place)
      if ends.count == 2 { Self.draw(ends[0], ends[1], inside: pen.area.rectangle, &data) }
    }
    if pen.isCased { canvas.path(data, Look(.casing, .thin)) }
    canvas.path(data, pen.style.plain(.arrows))
  }

  private static func draw(
    _ start: Point, _ end: Point, inside rectangle: Rectangle, _ data: inout PathData
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

  func sentence(on data: ShownData) -> String {
    let first = data.first.map { words($0) }
    return "\(data.subject): \(data.counted("arrow")), the first from "
      + "(\(first[0]), \(first[1])) to (\(first[2]), \(first[3]))."
  }
}
