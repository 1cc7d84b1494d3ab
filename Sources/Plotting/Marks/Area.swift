extension Mark {
  /// The region between a curve and a baseline, filled, with the curve as its outline.
  ///
  /// On a logarithmic axis a baseline that is not positive means the lower end of the axis.
  public static func area(
    _ curve: Curve, baseline: Double = 0, name: String? = nil, axis: AxisSide = .left,
    role: Role? = nil, dash: Dash? = nil
  ) -> Mark {
    Mark(
      Area(curve: curve, baseline: baseline, side: axis, name: name ?? "area"), name: name,
      role: role, dash: dash, axis: axis)
  }
}

private struct Area: MarkContent {
  let curve: Curve
  let baseline: Double
  let side: AxisSide
  let name: String

  var kind: String { "area" }
  var xExtent: Extent { curve.xExtent }
  var needsDomain: Bool { curve.isFunction }

  func trace(in context: TraceContext) throws -> Trace {
    let points = try CurvePoints(curve, on: side, in: context, name: name)
    var extent = Extent(CollectionOfOne(baseline))
    var regions: [[Point]] = []
    for part in points.segments {
      for point in part where context.x.domain.contains(point.x) { extent.include(point.y) }
      guard let first = part.first, let last = part.last else { continue }
      regions.append([Point(first.x, baseline)] + part + [Point(last.x, baseline)])
    }
    return Trace(
      shapes: [.region(regions), .outline(points.segments)], yExtent: extent, key: .outlinedFill,
      columns: ["x", "y"], rows: points.rows, skipped: points.skipped, remarks: points.remarks)
  }
}
