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
      Contour(levels: FieldLevels(field: field, given: levels)), name: name, role: role,
      dash: dash, axis: axis)
  }
}

private struct Contour: MarkContent {
  let levels: FieldLevels

  let kind = "contour"
  let channels = [Channel.x, .y, .value("level")]
  let key: LegendKey? = .line
  var xExtent: Extent { levels.field.xExtent }
  var needsDomain: Bool { levels.field.isFunction }
  var needsHeights: Bool { levels.field.isFunction }

  func trace(in context: TraceContext) throws -> Trace {
    let traced = try levels.traced(in: context)
    let lines = zip(traced.levels, traced.tracings).map { ($0, $1.lines) }
    return Trace(
      shapes: lines.map {
        Lines(parts: $1, look: .contour, casing: Look(.casing, .thin), isRead: false)
      },
      labels: lines.map { LevelLabel(parts: $1, text: levelLabel($0)) }, yExtent: traced.yExtent,
      rows: lines.flatMap { level, lines in lines.joined().map { [$0.x, $0.y, level] } },
      remarks: traced.remarks,
      asides: lines.filter(\.1.isEmpty).map { level, _ in
        "does not reach \(levelLabel(level)) in the panel"
      })
  }

  func sentence(on data: ShownData) -> String {
    let parts = Dictionary(grouping: data.rows) { $0[2] }.sorted { $0.key < $1.key }
    let lines = parts.map { level, rows in
      let xs = Extent(rows.map { $0[0] })
      let ys = Extent(rows.map { $0[1] })
      return "\(words(level)) for x from \(words(xs.lower)) to \(words(xs.upper)) and "
        + "y from \(words(ys.lower)) to \(words(ys.upper))"
    }
    return "\(data.subject): the value is \(lines.joined(separator: "; "))."
  }
}
