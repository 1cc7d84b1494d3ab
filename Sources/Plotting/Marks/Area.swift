extension Mark {
  /// The region between a curve and a baseline, filled, with the curve as its outline.
  ///
  /// On a logarithmic axis a baseline that is not positive means the lower end of the axis.
  public static func area(
    _ curve: Curve, baseline: Double = 0, name: String? = nil, axis: AxisSide = .left,
    role: Role? = nil, dash: Dash? = nil
  ) -> Mark {
    Mark(Area(curve: curve, baseline: baseline), name: name, role: role, dash: dash, axis: axis)
  }
}

private struct Area: MarkContent {
  let curve: Curve
  let baseline: Double

  let kind = "area"
  let channels = [Channel.x, .y]
  let key: LegendKey? = .outlinedFill
  let isCurve = true
  var xExtent: Extent { curve.xExtent }
  var needsDomain: Bool { curve.isFunction }

  func trace(in context: TraceContext) throws -> Trace {
    let points = try CurvePoints(curve, in: context)
    var extent = Extent(CollectionOfOne(baseline))
    extent.include(context.heights(of: points.segments.joined()))
    let regions = points.segments.compactMap { part -> [Point]? in
      guard let first = part.first, let last = part.last else { return nil }
      return [Point(first.x, baseline)] + part + [Point(last.x, baseline)]
    }
    return Trace(
      shapes: [Regions(parts: regions), Lines.outline(points.segments)], yExtent: extent,
      rows: points.rows, skipped: points.skipped, remarks: points.remarks)
  }

  func sentence(on data: ShownData) -> String { data.curveInWords }
}
