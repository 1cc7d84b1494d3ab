extension Mark {
  /// A map of a field of two coordinates: the panel filled in bands between levels, which go from
  /// the colour of the paper to its opposite as the field grows, with thin lines at the levels and a scale above the panel.
  ///
  /// Each level is one path, so the size of the drawing does not grow with the resolution of the
  /// map. The bands differ in lightness alone: they can be told apart without colours and in print,
  /// and coloured marks stand out on them.
  ///
  /// Drawing throws ``PlotError/missingHeights(mark:)`` for a function in a panel whose vertical
  /// domain is not given, and ``PlotError/invalidLevels(mark:count:limit:)``.
  ///
  /// - Parameter levels: where the bands meet; nil takes about eight round values.
  public static func heatmap(
    _ field: Field, levels: [Double]? = nil, name: String? = nil, axis: AxisSide = .left
  ) -> Mark {
    Mark(
      HeatMap(
        levels: FieldLevels(field: field, given: levels, side: axis, name: name ?? "heatmap"),
        name: name),
      name: name, role: .muted, axis: axis)
  }
}

private struct HeatMap: MarkContent {
  let levels: FieldLevels
  let name: String?

  var kind: String { "heatmap" }
  var xExtent: Extent { levels.field.xExtent }
  var needsDomain: Bool { levels.field.isFunction }

  func trace(in context: TraceContext) throws -> Trace {
    let traced = try levels.traced(in: context)
    let count = Double(max(1, traced.levels.count))
    var shapes = [Shape.levelRegion(0, nil, traced.base)]
    for (index, tracing) in traced.tracings.enumerated() {
      shapes.append(
        .levelRegion(
          Double(index + 1) / count, levelLabel(traced.levels[index]), tracing.regions))
    }
    for (level, tracing) in zip(traced.levels, traced.tracings) {
      shapes.append(.levelEdge(tracing.lines))
      shapes.append(.levelLabel(tracing.lines, levelLabel(level)))
    }
    return Trace(
      shapes: shapes, yExtent: traced.yExtent, key: .none,
      scale: ColorScale(title: name, labels: traced.levels.map(levelLabel)),
      columns: ["x", "y", "value"], rows: traced.grid.table, remarks: traced.remarks)
  }
}

/// The scale of a heat map: one more band than levels.
struct ColorScale: Sendable, Hashable {
  var title: String?
  /// The levels between the bands.
  var labels: [String]
}
