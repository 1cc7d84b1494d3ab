/// A point in data coordinates, or on the drawing.
struct Point: Sendable, Hashable {
  var x: Double
  var y: Double

  init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  /// The distance between two points.
  func distance(to other: Point) -> Double {
    let dx = other.x - x
    let dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }
}

/// What a mark needs to know of its panel to become shapes.
struct TraceContext: Sendable {
  /// The final horizontal axis.
  let x: Axis
  /// The left axis as the author gave it.
  let y: AxisSettings
  /// The right axis as the author gave it.
  let y2: AxisSettings
  /// The edges that the panel's histograms without bins of their own share.
  let binEdges: [Double]

  func vertical(_ side: AxisSide) -> AxisSettings { side == .left ? y : y2 }
}

/// A mark as shapes in data coordinates, with its data.
struct Trace: Sendable {
  /// What is drawn, from back to front.
  var shapes: [Shape]
  /// The numbers that train the vertical axis.
  var yExtent = Extent()
  /// The picture of the mark in a legend.
  var key: Key
  /// The scale of the mark's bands, where it has any.
  var scale: ColorScale?
  /// The heads of the data's columns.
  var columns: [String]
  /// The data.
  var rows: [[Double]]
  /// Whether each datum is a row; those of a histogram are its bins.
  var hasRowForEach = true
  /// How many data could not be placed.
  var skipped = 0
  /// What else the reader of the build's messages should know, each without the mark's name.
  var remarks: [String] = []
  /// What the description says and the author has chosen, each without the mark's name.
  var asides: [String] = []

  /// The picture of a mark in a legend.
  enum Key: Sendable, Hashable {
    case line, fill, outlinedFill, dots, interval, rug, arrow
    /// The mark says itself what it is.
    case none
  }
}

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
