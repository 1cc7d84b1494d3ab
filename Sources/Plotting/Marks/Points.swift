extension Mark {
  /// A dot for each pair of numbers, drawn as one path.
  ///
  /// Drawing throws ``PlotError/unequalLengths(mark:lengths:)`` when the columns differ in length.
  public static func points(
    _ xs: [Double], _ ys: [Double], name: String? = nil, axis: AxisSide = .left, role: Role? = nil
  ) -> Mark {
    Mark(
      Points(xs: xs, ys: ys, side: axis, name: name ?? "points"), name: name, role: role,
      axis: axis)
  }
}

private struct Points: MarkContent {
  let xs: [Double]
  let ys: [Double]
  let side: AxisSide
  let name: String

  var kind: String { "points" }
  var xExtent: Extent { Extent(xs) }

  func trace(in context: TraceContext) throws -> Trace {
    guard xs.count == ys.count else {
      throw PlotError.unequalLengths(mark: name, lengths: [xs.count, ys.count])
    }
    let vertical = Axis(domain: Domain(from: 1, to: 2), scale: context.vertical(side).scale)
    var dots: [Point] = []
    var extent = Extent()
    for i in xs.indices where context.x.canPlace(xs[i]) && vertical.canPlace(ys[i]) {
      dots.append(Point(xs[i], ys[i]))
      if context.x.domain.contains(xs[i]) { extent.include(ys[i]) }
    }
    return Trace(
      shapes: [.dots(dots)], yExtent: extent, key: .dots, columns: ["x", "y"],
      rows: xs.indices.map { [xs[$0], ys[$0]] }, skipped: xs.count - dots.count)
  }
}
