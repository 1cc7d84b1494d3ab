extension Mark {
  /// A line across the panel, at a value of x or of y.
  public enum RulePosition: Sendable, Hashable {
    /// A vertical line.
    case x(Double)
    /// A horizontal line.
    case y(Double)
  }

  /// A line across the panel, with a label beside it where one is given.
  public static func rule(
    _ position: RulePosition, label: String? = nil, name: String? = nil, axis: AxisSide = .left,
    role: Role? = .reference, dash: Dash? = nil
  ) -> Mark {
    Mark(Rule(position: position, label: label), name: name, role: role, dash: dash, axis: axis)
  }
}

private struct Rule: MarkContent {
  let position: Mark.RulePosition
  let label: String?

  var kind: String { "rule" }
  var isAnnotation: Bool { true }

  var xExtent: Extent {
    switch position {
    case .x(let value): Extent(CollectionOfOne(value))
    case .y: Extent()
    }
  }

  func trace(in context: TraceContext) -> Trace {
    switch position {
    case .x(let value):
      var shapes = [Shape.vertical(value)]
      if let label { shapes.append(.verticalLabel(value, label)) }
      return Trace(
        shapes: shapes, key: .line, columns: ["x"], rows: [[value]],
        skipped: context.x.canPlace(value) ? 0 : 1)
    case .y(let value):
      var shapes = [Shape.horizontal(value)]
      if let label { shapes.append(.horizontalLabel(value, label)) }
      return Trace(
        shapes: shapes, yExtent: Extent(CollectionOfOne(value)), key: .line, columns: ["y"],
        rows: [[value]], skipped: value.isDrawable ? 0 : 1)
    }
  }
}
