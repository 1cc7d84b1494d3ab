extension Mark {
  /// The lines on which a field of two coordinates has given levels, each labelled with its level.
  ///
  /// Drawing throws what ``heatmap(_:levels:name:axis:)`` throws.
  ///
  /// - Parameter levels: nil takes about eight round values.
  public static func contour(
    _ field: Field, levels: [Double]? = nil, name: String? = nil, axis: AxisSide = .left,
    role: Role? = .target, dash: Dash? = nil
  ) -> Mark {
    Mark(
      Contour(
        levels: FieldLevels(field: field, given: levels, side: axis, name: name ?? "contour")),
      name: name, role: role, dash: dash, axis: axis)
  }
}

private struct Contour: MarkContent {
  let levels: FieldLevels

  var kind: String { "contour" }
  var xExtent: Extent { levels.field.xExtent }
  var needsDomain: Bool { levels.field.isFunction }

  func trace(in context: TraceContext) throws -> Trace {
    let traced = try levels.traced(in: context)
    var shapes: [Shape] = []
    var rows: [[Double]] = []
    var asides: [String] = []
    for (level, tracing) in zip(traced.levels, traced.tracings) {
      shapes.append(.contour(tracing.lines))
      shapes.append(.levelLabel(tracing.lines, levelLabel(level)))
      rows += tracing.lines.flatMap { $0.map { [$0.x, $0.y, level] } }
      if tracing.lines.isEmpty {
        asides.append("does not reach \(levelLabel(level)) in the panel")
      }
    }
    return Trace(
      shapes: shapes, yExtent: traced.yExtent, key: .line, columns: ["x", "y", "level"],
      rows: rows, remarks: traced.remarks, asides: asides)
  }
}
