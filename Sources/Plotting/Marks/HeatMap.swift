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
      HeatMap(levels: FieldLevels(field: field, given: levels), name: name), name: name,
      role: .muted, axis: axis)
  }
}

private struct HeatMap: MarkContent {
  let levels: FieldLevels
  /// The title of the scale.
  let name: String?

  let kind = "heatmap"
  let channels = [Channel.x, .y, .value("value")]
  let key: LegendKey? = nil
  var xExtent: Extent { levels.field.xExtent }
  var needsDomain: Bool { levels.field.isFunction }
  var needsHeights: Bool { levels.field.isFunction }

  /// A panel narrower than this has its scale alone.
  private static let leastLabelledWidth = 240.0

  func trace(in context: TraceContext) throws -> Trace {
    let traced = try levels.traced(in: context)
    let labels = traced.levels.map(levelLabel)
    let count = Double(max(1, labels.count))
    let bands = zip(labels, traced.tracings).enumerated().map { index, level in
      Level(position: Double(index + 1) / count, label: level.0, parts: level.1.regions)
    }
    return Trace(
      shapes: [Level(position: 0, label: nil, parts: traced.base)] + bands
        + traced.tracings.map { LevelEdge(parts: $0.lines) },
      labels: zip(labels, traced.tracings).map {
        LevelLabel(parts: $1.lines, text: $0, leastWidth: Self.leastLabelledWidth)
      },
      yExtent: traced.yExtent, scale: ColorScale(title: name, labels: labels),
      rows: traced.grid.table, remarks: traced.remarks)
  }

  func sentence(on data: ShownData) -> String {
    let (low, high) = (data.least(2), data.greatest(2))
    return "\(data.subject): least \(words(low[2])) at x = \(words(low[0])), y = \(words(low[1])), "
      + "greatest \(words(high[2])) at x = \(words(high[0])), y = \(words(high[1]))."
  }
}

/// The region above a level, filled.
private struct Level: Shape {
  /// The place of the band between the least (0) and the greatest (1).
  let position: Double
  /// The level; the region below the least one has none.
  let label: String?
  let parts: [[Point]]

  func draw(on canvas: inout Canvas, with pen: Pen) {
    var series = pen.series
    series.level = label
    canvas.path(pen.regions(parts), Look(.level), level: position, series: series)
  }
}

/// A thin line between two bands.
private struct LevelEdge: Shape {
  let parts: [[Point]]

  func draw(on canvas: inout Canvas, with pen: Pen) {
    canvas.path(pen.lines(parts), Look(.levelEdge))
  }
}

/// The scale of a heat map: one more band than levels.
struct ColorScale: Sendable, Hashable {
  var title: String?
  /// The levels between the bands.
  var labels: [String]
}
