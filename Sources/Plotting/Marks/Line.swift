extension Mark {
  /// A line along a curve: the graph of a function, or joined points.
  public static func line(
    _ curve: Curve, name: String? = nil, axis: AxisSide = .left, role: Role? = nil,
    dash: Dash? = nil
  ) -> Mark {
    Mark(Line(curve: curve), name: name, role: role, dash: dash, axis: axis)
  }
}

private struct Line: MarkContent {
  let curve: Curve

  let kind = "line"
  let channels = [Channel.x, .y]
  let key: LegendKey? = .line
  let isCurve = true
  let tellsCrossings = true
  var xExtent: Extent { curve.xExtent }
  var needsDomain: Bool { curve.isFunction }

  func trace(in context: TraceContext) throws -> Trace {
    let points = try CurvePoints(curve, in: context)
    return Trace(
      shapes: [Lines.curve(points.segments)],
      yExtent: context.heights(of: points.segments.joined()), end: points.segments.last?.last,
      rows: points.rows, skipped: points.skipped, remarks: points.remarks)
  }

  func sentence(on data: ShownData) -> String { data.curveInWords }
}
