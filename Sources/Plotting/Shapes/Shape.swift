/// Something that a mark draws in its panel, in data coordinates.
///
/// A frame of a sweep must have the same elements whatever its data, so a shape draws its paths always;
/// one that shows nothing is empty.
protocol Shape: Sendable {
  /// Draws the shape.
  func draw(on canvas: inout Canvas, with pen: Pen)
}

/// Words that a mark writes in its panel, over all marks, where they find room.
protocol Label: Sendable {
  /// Whether words that find no room are missed.
  var isNeeded: Bool { get }
  /// Where the words can stand, the best place first; none where they have no place in the panel.
  func places(with pen: Pen) -> [PlacedText]
}

extension Label {
  var isNeeded: Bool { true }
}

/// What a mark draws with: its look, and the panel that places its values.
struct Pen: Sendable {
  var style: Style
  var side: AxisSide
  var area: DrawingArea
  /// What the paths show, for readers of values.
  var series: Canvas.SeriesTag
  /// Whether lines get an edge in the colour of the paper, so that they stand out on a map.
  var isCased = false

  /// The tolerance, in pixels, to which lines are simplified.
  private static let tolerance = 0.12

  /// The place of a point; nil where it has none.
  func place(_ point: Point) -> Point? { area.place(point, side) }

  /// The place of a corner of a filled region; see ``DrawingArea``.
  func placeCorner(_ point: Point) -> Point? { area.placeCorner(point, side) }

  /// Joined points, cut off at the edges of the panel.
  func lines(_ parts: [[Point]]) -> PathData {
    var data = PathData()
    for part in parts {
      let placed = thinnedByColumn(part.compactMap(place))
      if placed.count == 1, area.rectangle.contains(placed[0]) { data.dot(at: placed[0]) }
      for piece in area.rectangle.clipped(line: placed) {
        data.polyline(simplified(piece, tolerance: Self.tolerance))
      }
    }
    return data
  }

  /// Polygons to be filled, cut off at the edges of the panel.
  func regions(_ parts: [[Point]]) -> PathData {
    var data = PathData()
    for part in parts {
      let clipped = area.rectangle.clipped(polygon: part.compactMap(placeCorner))
      // A fill closes its parts by itself; without the closing line the region of a histogram is the
      // path of its outline, which a sweep then carries once.
      if clipped.count > 2 { data.polyline(simplified(clipped, tolerance: Self.tolerance)) }
    }
    return data
  }
}
