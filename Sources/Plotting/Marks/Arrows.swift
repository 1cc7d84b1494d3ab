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
      Arrows(columns: [xs, ys, toXs, toYs], side: axis, name: name ?? "arrows"), name: name,
      role: role, axis: axis)
  }
}

private struct Arrows: MarkContent {
  let columns: [[Double]]
  let side: AxisSide
  let name: String

  var kind: String { "arrows" }
  var xExtent: Extent { Extent(columns[0] + columns[2]) }

  func trace(in context: TraceContext) throws -> Trace {
    guard Set(columns.map(\.count)).count == 1 else {
      throw PlotError.unequalLengths(mark: name, lengths: columns.map(\.count))
    }
    let vertical = Axis(domain: Domain(from: 1, to: 2), scale: context.vertical(side).scale)
    var arrows: [Shape.Arrow] = []
    var extent = Extent()
    for i in columns[0].indices {
      let (start, end) = (Point(columns[0][i], columns[1][i]), Point(columns[2][i], columns[3][i]))
      guard [start, end].allSatisfy({ context.x.canPlace($0.x) && vertical.canPlace($0.y) }) else {
        continue
      }
      arrows.append(Shape.Arrow(start: start, end: end))
      for point in [start, end] where context.x.domain.contains(point.x) { extent.include(point.y) }
    }
    return Trace(
      shapes: [.arrows(arrows)], yExtent: extent, key: .arrow, columns: ["x", "y", "to x", "to y"],
      rows: columns[0].indices.map { i in columns.map { $0[i] } },
      skipped: columns[0].count - arrows.count)
  }
}
