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
    let labels = label.map { [RuleLabel(position: position, text: $0)] } ?? []
    switch position {
    case .x(let value):
      return Trace(
        shapes: [LineAcross(position: position)], labels: labels, rows: [[value]],
        skipped: context.x.canPlace(value) ? 0 : 1)
    case .y(let value):
      return Trace(
        shapes: [LineAcross(position: position)], labels: labels,
        yExtent: Extent(CollectionOfOne(value)), rows: [[value]], skipped: value.isDrawable ? 0 : 1)
    }
  }

  func sentence(on data: ShownData) -> String {
    "A line across at \(channels[0].name) = \(words(data.first[0]))."
  }
}

/// A line from one edge of the panel to the other.
private struct LineAcross: Shape {
  let position: Mark.RulePosition

  func draw(on canvas: inout Canvas, with pen: Pen) {
    var data = PathData()
    let rectangle = pen.area.rectangle
    switch position {
    case .x:
      if let x = pen.place(position) {
        data.polyline([Point(x, rectangle.bottom), Point(x, rectangle.top)])
      }
    case .y:
      if let y = pen.place(position) {
        data.polyline([Point(rectangle.left, y), Point(rectangle.right, y)])
      }
    }
    canvas.path(data, pen.style.stroke(.rule))
  }
}

private struct RuleLabel: Label {
  let position: Mark.RulePosition
  let text: String

  func places(with pen: Pen) -> [PlacedText] {
    guard let place = pen.place(position) else { return [] }
    let bounds = pen.area.rectangle
    switch position {
    case .y:
      return [place - 5, place + 14].flatMap { y in
        [
          PlacedText(text: text, x: bounds.right - 4, y: y, anchor: .end, look: .halo),
          PlacedText(text: text, x: bounds.left + 4, y: y, look: .halo),
        ]
      }
    case .x:
      let rows = max(1, bounds.height.wholeParts(of: TextMetrics.lineHeight) - 1)
      return (0..<rows).flatMap { row in
        let y = bounds.top + TextMetrics.ascent + Double(row) * TextMetrics.lineHeight
        return [
          PlacedText(text: text, x: place + 5, y: y, look: .halo),
          PlacedText(text: text, x: place - 5, y: y, anchor: .end, look: .halo),
        ]
      }
    }
  }
}

extension Pen {
  /// Where a line across stands; nil where that is outside of the panel.
  fileprivate func place(_ position: Mark.RulePosition) -> Double? {
    let rectangle = area.rectangle
    switch position {
    case .x(let value):
      return area.horizontal(value).flatMap {
        $0 >= rectangle.left && $0 <= rectangle.right ? $0 : nil
      }
    case .y(let value):
      return area.vertical(value, side).flatMap {
        $0 >= rectangle.top && $0 <= rectangle.bottom ? $0 : nil
      }
    }
  }
}
