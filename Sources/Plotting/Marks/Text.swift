extension Mark {
  /// Words at a place in the panel. They are moved to the other side of the place where they would
  /// leave the panel.
  public static func text(
    _ words: String, x: Double, y: Double, axis: AxisSide = .left, role: Role? = .target
  ) -> Mark {
    Mark(TextLabel(words: words, point: Point(x, y)), name: nil, role: role, axis: axis)
  }
}

private struct TextLabel: MarkContent {
  let words: String
  let point: Point

  var kind: String { "text" }
  var isAnnotation: Bool { true }
  var xExtent: Extent { Extent(CollectionOfOne(point.x)) }

  func trace(in context: TraceContext) -> Trace {
    Trace(
      shapes: [.label(point, words)], yExtent: Extent(CollectionOfOne(point.y)), key: .none,
      columns: ["x", "y"], rows: [[point.x, point.y]],
      skipped: context.x.canPlace(point.x) && point.y.isDrawable ? 0 : 1)
  }
}
