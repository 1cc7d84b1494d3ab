extension Mark {
  /// Words at a place in the panel. They are moved to the other side of the place where they would
  /// leave the panel.
  public static func text(
    _ words: String, x: Double, y: Double, axis: AxisSide = .left, role: Role? = .target
  ) -> Mark {
    Mark(Words(text: words, point: Point(x, y)), name: nil, role: role, axis: axis)
  }
}

private struct Words: MarkContent, Label {
  let text: String
  let point: Point

  let kind = "text"
  let channels = [Channel.x, .value("y")]
  let key: LegendKey? = nil
  let isAnnotation = true
  var xExtent: Extent { Extent(CollectionOfOne(point.x)) }

  func trace(in context: TraceContext) -> Trace {
    Trace(
      shapes: [], labels: [self], yExtent: Extent(CollectionOfOne(point.y)),
      rows: [[point.x, point.y]],
      skipped: context.x.canPlace(point.x) && point.y.isDrawable ? 0 : 1)
  }

  func places(with pen: Pen) -> [PlacedText] {
    guard let place = pen.place(point), pen.area.rectangle.contains(place) else { return [] }
    let (x, y) = (place.x, place.y)
    return [
      PlacedText(text: text, x: x + 6, y: y + 4, look: .halo),
      PlacedText(text: text, x: x - 6, y: y + 4, anchor: .end, look: .halo),
      PlacedText(text: text, x: x, y: y - 8, anchor: .middle, look: .halo),
      PlacedText(text: text, x: x, y: y + 18, anchor: .middle, look: .halo),
      PlacedText(text: text, x: x + 6, y: y - 8, look: .halo),
      PlacedText(text: text, x: x - 6, y: y - 8, anchor: .end, look: .halo),
      PlacedText(text: text, x: x + 6, y: y + 18, look: .halo),
      PlacedText(text: text, x: x - 6, y: y + 18, anchor: .end, look: .halo),
    ]
  }

  func sentence(on data: ShownData) -> String {
    "At x = \(words(data.first[0])), y = \(words(data.first[1])) stands: \(text)."
  }
}
