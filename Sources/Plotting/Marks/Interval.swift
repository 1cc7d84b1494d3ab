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
      Intervals(
        xs: xs, lower: lower, upper: upper, centers: centers, side: axis,
        name: name ?? "interval"),
      name: name, role: role, axis: axis)
  }
}

private struct Intervals: MarkContent {
  let xs: [Double]
  let lower: [Double]
  let upper: [Double]
  let centers: [Double]?
  let side: AxisSide
  let name: String

  var kind: String { "interval" }
  var xExtent: Extent { Extent(xs) }

  func trace(in context: TraceContext) throws -> Trace {
    let columns = [xs, lower, upper] + (centers.map { [$0] } ?? [])
    guard columns.allSatisfy({ $0.count == xs.count }) else {
      throw PlotError.unequalLengths(mark: name, lengths: columns.map(\.count))
    }
    let vertical = Axis(domain: Domain(from: 1, to: 2), scale: context.vertical(side).scale)
    var bars: [Shape.ErrorBar] = []
    var dots: [Point] = []
    var extent = Extent()
    for i in xs.indices where context.x.canPlace(xs[i]) {
      // On a logarithmic axis a bar whose lower end has no place runs out of the panel below.
      guard lower[i].isDrawable, vertical.canPlace(upper[i]) else { continue }
      bars.append(Shape.ErrorBar(x: xs[i], lower: lower[i], upper: upper[i]))
      if let centers, vertical.canPlace(centers[i]) { dots.append(Point(xs[i], centers[i])) }
      if context.x.domain.contains(xs[i]) {
        extent.include(lower[i])
        extent.include(upper[i])
      }
    }
    let heads = ["x", "lower", "upper"] + (centers == nil ? [] : ["center"])
    return Trace(
      shapes: [.errorBars(bars), .dots(dots)], yExtent: extent, key: .interval, columns: heads,
      rows: xs.indices.map { i in columns.map { $0[i] } }, skipped: xs.count - bars.count)
  }
}
