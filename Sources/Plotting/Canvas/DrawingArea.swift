/// The rectangle of a panel with its axes: places values on the drawing.
struct DrawingArea: Sendable {
  let rectangle: Rectangle
  let x: Axis
  let y: Axis?
  let y2: Axis?

  func axis(_ side: AxisSide) -> Axis? { side == .left ? y : y2 }

  /// Left, top, width and height, for readers of values.
  var placeWords: String {
    [rectangle.left, rectangle.top, rectangle.width, rectangle.height].map(attribute)
      .joined(separator: " ")
  }

  /// The abscissa of a value; nil where it has no place.
  func horizontal(_ value: Double) -> Double? {
    x.fraction(of: value).map { rectangle.left + $0 * rectangle.width }
  }

  /// The height of a value; nil where it has no place.
  func vertical(_ value: Double, _ side: AxisSide) -> Double? {
    // The upper end itself must not lie above the panel by a rounding.
    axis(side)?.fraction(of: value).map { t in
      t == 1 ? rectangle.top : rectangle.bottom - t * rectangle.height
    }
  }

  /// The place of a point; nil where it has none.
  func place(_ point: Point, _ side: AxisSide) -> Point? {
    guard let x = horizontal(point.x), let y = vertical(point.y, side) else { return nil }
    return Point(x, y)
  }

  /// The place of a corner of a filled region: what is not positive stands below a logarithmic
  /// axis.
  func placeCorner(_ point: Point, _ side: AxisSide) -> Point? {
    if let placed = place(point, side) { return placed }
    guard let x = horizontal(point.x), let axis = axis(side), axis.scale == .log, point.y <= 0
    else { return nil }
    let isUpward = axis.domain.start < axis.domain.end
    return Point(x, isUpward ? rectangle.bottom + 1e4 : rectangle.top - 1e4)
  }
}

extension Axis {
  /// The ends of the axis and whether it is logarithmic, for readers of values.
  var words: String { "\(domain.start) \(domain.end)" + (scale == .log ? " log" : "") }

  /// The categories, one a line, for readers of values; nil of an axis of numbers.
  var names: String? {
    guard !categories.isEmpty else { return nil }
    return categories.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .joined(separator: "\n")
  }
}
