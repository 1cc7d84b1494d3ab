extension Mark {
  /// A short line at the lower edge of the panel for each value, to show where data lie.
  ///
  /// Of lines that would fall on one another to half a pixel one is drawn.
  public static func rug(_ values: [Double], name: String? = nil, role: Role? = nil) -> Mark {
    Mark(Rug(values: values), name: name, role: role)
  }
}

private struct Rug: MarkContent, Shape {
  let values: [Double]

  let kind = "rug"
  let channels = [Channel.x]
  let key: LegendKey? = LegendKey(
    .lines(
      [6, 10, 14, 18, 22].map { [Point($0, 4), Point($0, -4)] }, .connector, isDashed: false))
  var xExtent: Extent { Extent(values) }

  func trace(in context: TraceContext) -> Trace {
    Trace(
      shapes: [self], rows: values.map { [$0] },
      skipped: values.count { !context.x.canPlace($0) })
  }

  func draw(on canvas: inout Canvas, with pen: Pen) {
    let rectangle = pen.area.rectangle
    let places = values.compactMap(pen.area.horizontal).filter {
      $0 >= rectangle.left && $0 <= rectangle.right
    }
    var data = PathData()
    for place in Set(places.map { ($0 * 2).rounded() / 2 }).sorted() {
      data.polyline([Point(place, rectangle.bottom), Point(place, rectangle.bottom - 8)])
    }
    canvas.path(data, pen.style.plain(.connector))
  }

  func sentence(on data: ShownData) -> String {
    "\(data.subject): \(data.counted("value")) from \(data.range(0))."
  }
}
