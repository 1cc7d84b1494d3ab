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
