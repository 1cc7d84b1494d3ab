extension Mark {
  /// A dot for each pair of numbers, drawn as one path.
  ///
  /// Drawing throws ``PlotError/unequalLengths(mark:lengths:)`` when the columns differ in length.
  public static func points(
    _ xs: [Double], _ ys: [Double], name: String? = nil, axis: AxisSide = .left, role: Role? = nil
  ) -> Mark {
    Mark(Points(xs: xs, ys: ys), name: name, role: role, axis: axis)
  }
}

private struct Points: MarkContent {
  let xs: [Double]
  let ys: [Double]

  let kind = "points"
  let channels = [Channel.x, .y]
  let key: LegendKey? = LegendKey(.marker)
  var xExtent: Extent { Extent(xs) }

  func trace(in context: TraceContext) throws -> Trace {
    try context.checkLengths([xs, ys])
    let dots = zip(xs, ys).filter { context.canPlace($0, $1) }.map { Point($0, $1) }
    return Trace(
      shapes: [Dots(points: dots)], yExtent: context.heights(of: dots),
      rows: xs.indices.map { [xs[$0], ys[$0]] }, skipped: xs.count - dots.count)
  }

  func sentence(on data: ShownData) -> String {
    "\(data.subject): \(data.counted("point")), x from \(data.range(0)), y from \(data.range(1))."
  }
}
