/// What a mark needs to know of its panel to become shapes.
struct TraceContext: Sendable {
  /// What messages call the mark.
  let name: String
  /// The final horizontal axis.
  let x: Axis
  /// The vertical axis of the mark.
  let side: AxisSide
  /// That axis as the author gave it.
  let vertical: AxisSettings
  /// The marks of the panel, for those that share something with others of their kind.
  let marks: [any MarkContent]
  /// Which of them the mark is.
  let index: Int

  /// Whether a point has a place on the axes or their continuation.
  func canPlace(_ x: Double, _ y: Double) -> Bool {
    self.x.canPlace(x) && vertical.scale.canPlace(y)
  }

  /// Refuses columns that differ in length.
  func checkLengths(_ columns: [[Double]]) throws(PlotError) {
    guard Set(columns.map(\.count)).count == 1 else {
      throw .unequalLengths(mark: name, lengths: columns.map(\.count))
    }
  }

  /// The numbers of some points over the abscissae that are shown: these train the vertical axis.
  func heights(of points: some Sequence<Point>) -> Extent {
    Extent(points.lazy.filter { x.domain.contains($0.x) }.map(\.y))
  }
}

/// A mark as shapes in data coordinates, with its data.
struct Trace: Sendable {
  /// What is drawn, from back to front.
  var shapes: [any Shape]
  /// What is written over all marks.
  var labels: [any Label] = []
  /// The numbers that train the vertical axis.
  var yExtent = Extent()
  /// The scale of the mark's bands, where it has any.
  var scale: ColorScale?
  /// Where a line ends, for a label beside it.
  var end: Point?
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
}
