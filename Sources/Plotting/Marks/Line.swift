extension Mark {
  /// A line along a curve: the graph of a function, or joined points.
  public static func line(
    _ curve: Curve, name: String? = nil, axis: AxisSide = .left, role: Role? = nil,
    dash: Dash? = nil
  ) -> Mark {
    Mark(
      Line(curve: curve, side: axis, name: name ?? "line"), name: name, role: role, dash: dash,
      axis: axis)
  }
}

private struct Line: MarkContent {
  let curve: Curve
  let side: AxisSide
  let name: String

  var kind: String { "line" }
  var xExtent: Extent { curve.xExtent }
  var needsDomain: Bool { curve.isFunction }

  func trace(in context: TraceContext) throws -> Trace {
    let points = try CurvePoints(curve, on: side, in: context, name: name)
    var extent = Extent()
    for part in points.segments {
      for point in part where context.x.domain.contains(point.x) { extent.include(point.y) }
    }
    return Trace(
      shapes: [.curve(points.segments)], yExtent: extent, key: .line, columns: ["x", "y"],
      rows: points.rows, skipped: points.skipped, remarks: points.remarks)
  }
}
