extension Mark {
  /// Error bars: at each x a vertical line from the lower to the upper value, with caps, and a dot
  /// at the centre where centres are given.
  ///
  /// Drawing throws ``PlotError/unequalLengths(mark:lengths:)`` when the columns differ in length.
  public static func interval(
    _ xs: [Double], lower: [Double], upper: [Double], centers: [Double]? = nil,
    name: String? = nil, axis: AxisSide = .left, role: Role? = nil
  ) -> Mark {
    Mark(
      Intervals(xs: xs, lower: lower, upper: upper, centers: centers), name: name, role: role,
      axis: axis)
  }
}

private struct Intervals: MarkContent {
  let xs: [Double]
  let lower: [Double]
  let upper: [Double]
  let centers: [Double]?

  let kind = "interval"
  let key: LegendKey? = LegendKey(
    .lines(
      [
        [Point(14, -7), Point(14, 7)], [Point(11, -7), Point(17, -7)],
        [Point(11, 7), Point(17, 7)],
      ], .rule, isDashed: false))
  let errorBars: String? = "Bars"
  var xExtent: Extent { Extent(xs) }

  var channels: [Channel] {
    [.x, .value("lower"), .y("upper")] + (centers == nil ? [] : [.value("center")])
  }

  func trace(in context: TraceContext) throws -> Trace {
    let columns = [xs, lower, upper] + (centers.map { [$0] } ?? [])
    try context.checkLengths(columns)
    // On a logarithmic axis a bar whose lower end has no place runs out of the panel below.
    let placed = xs.indices.filter { lower[$0].isDrawable && context.canPlace(xs[$0], upper[$0]) }
    let bars = placed.map { ErrorBars.Bar(x: xs[$0], lower: lower[$0], upper: upper[$0]) }
    let dots = placed.compactMap { i in
      centers.map { Point(xs[i], $0[i]) }.flatMap { context.canPlace($0.x, $0.y) ? $0 : nil }
    }
    return Trace(
      shapes: [ErrorBars(bars: bars), Dots(points: dots)],
      yExtent: context.heights(
        of: bars.flatMap { [Point($0.x, $0.lower), Point($0.x, $0.upper)] }),
      rows: xs.indices.map { i in columns.map { $0[i] } }, skipped: xs.count - bars.count)
  }

  func sentence(on data: ShownData) -> String {
    let heights = Extent(data.rows.flatMap { $0.dropFirst() })
    return "\(data.subject): \(data.counted(data.draws ?? "interval")), x from \(data.range(0)), "
      + "y from \(words(heights.lower)) to \(words(heights.upper))."
  }
}
