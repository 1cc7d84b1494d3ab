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

private struct Rule: MarkContent, Shape, Label {
  let position: Mark.RulePosition
  let label: String?

  let kind = "rule"
  let key: LegendKey? = .line
  let isAnnotation = true

  var channels: [Channel] {
    switch position {
    case .x: [.x]
    case .y: [.y]
    }
  }

  var xExtent: Extent {
    switch position {
    case .x(let value): Extent(CollectionOfOne(value))
    case .y: Extent()
    }
  }

  func trace(in context: TraceContext) -> Trace {
    var trace = Trace(shapes: [self], labels: label == nil ? [] : [self], rows: [])
    switch position {
    case .x(let value):
      trace.rows = [[value]]
      trace.skipped = context.x.canPlace(value) ? 0 : 1
    case .y(let value):
      trace.rows = [[value]]
      trace.yExtent = Extent(CollectionOfOne(value))
      trace.skipped = value.isDrawable ? 0 : 1
    }
    return trace
  }

  /// The lower or left and the upper or right end of the line; nil where it is outside of the panel.
  private func ends(_ pen: Pen) -> (Point, Point)? {
    let rectangle = pen.area.rectangle
    let ends: (Point, Point)? =
      switch position {
      case .x(let value):
        pen.area.horizontal(value).map { (Point($0, rectangle.bottom), Point($0, rectangle.top)) }
      case .y(let value):
        pen.area.vertical(value, pen.side).map {
          (Point(rectangle.left, $0), Point(rectangle.right, $0))
        }
      }
    return ends.flatMap { rectangle.contains($0.0) ? $0 : nil }
  }

  func draw(on canvas: inout Canvas, with pen: Pen) {
    var data = PathData()
    if let (start, end) = ends(pen) { data.polyline([start, end]) }
    canvas.path(data, pen.style.stroke(.rule))
  }

  func places(with pen: Pen) -> [PlacedText] {
    guard let text = label, let (start, end) = ends(pen) else { return [] }
    switch position {
    case .y:
      return [start.y - 5, start.y + 14].flatMap { y in
        [
          PlacedText(text: text, x: end.x - 4, y: y, anchor: .end, look: .halo),
          PlacedText(text: text, x: start.x + 4, y: y, look: .halo),
        ]
      }
    case .x:
      let height = pen.area.rectangle.height
      let rows = max(1, height.wholeParts(of: TextMetrics.lineHeight) - 1)
      return (0..<rows).flatMap { row in
        let y = end.y + TextMetrics.ascent + Double(row) * TextMetrics.lineHeight
        return [
          PlacedText(text: text, x: start.x + 5, y: y, look: .halo),
          PlacedText(text: text, x: start.x - 5, y: y, anchor: .end, look: .halo),
        ]
      }
    }
  }

  func sentence(on data: ShownData) -> String {
    "A line across at \(channels[0].name) = \(words(data.first[0]))."
  }
}
