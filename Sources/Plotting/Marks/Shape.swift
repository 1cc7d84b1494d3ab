/// A shape in data coordinates.
enum Shape: Sendable {
  /// Joined points, one stroke for each part.
  case curve([[Point]])
  /// Joined points around a filled region: thinner.
  case outline([[Point]])
  /// Closed polygons, filled.
  case region([[Point]])
  case dots([Point])
  /// A line across the panel at a height.
  case horizontal(Double)
  /// A line across the panel at an abscissa.
  case vertical(Double)
  /// A strip across the panel between two abscissae.
  case verticalStrip(Double, Double)
  /// A strip across the panel between two heights.
  case horizontalStrip(Double, Double)
  /// The label of a line across the panel.
  case horizontalLabel(Double, String)
  case verticalLabel(Double, String)
  /// Text at a place.
  case label(Point, String)
  case errorBars([ErrorBar])
  /// The region above a level of a map, filled, with the level's place from the least (0) to the
  /// greatest (1) and its label; the region below the least level has none.
  case levelRegion(Double, String?, [[Point]])
  /// A thin line between two bands of a map.
  case levelEdge([[Point]])
  /// A line of equal values.
  case contour([[Point]])
  /// The label of such lines, written on the longest where there is room.
  case levelLabel([[Point]], String)

  /// Short lines at the lower edge of the panel.
  case rug([Double])
  case arrows([Arrow])

  struct Arrow: Sendable, Hashable {
    var start: Point
    var end: Point
  }

  struct ErrorBar: Sendable, Hashable {
    var x: Double
    var lower: Double
    var upper: Double
  }

  /// Whether the shape is written rather than drawn.
  var isText: Bool {
    switch self {
    case .horizontalLabel, .verticalLabel, .label, .levelLabel: true
    default: false
    }
  }
}
