/// Where everything but the marks stands on a drawing.
struct FigureLayout: Sendable {
  var size: DrawingSize
  var height: Double
  var cells: [Cell]
  var legend: LegendLayout?
  var scales: [ScaleLayout]
  var endLabels: [EndLabel]
  var texts: [PlacedText]

  /// A panel's place, and which axes are written beside it.
  struct Cell: Sendable {
    var row: Int
    var column: Int
    var area: Rectangle
    var xTicks: [Tick]
    var xLabels: HorizontalLabels
    var yTicks: [Tick]
    var y2Ticks: [Tick]
    var showsX: Bool
    var showsY: Bool
    var showsY2: Bool
  }

  /// A label at the right end of a line.
  struct EndLabel: Sendable {
    var text: String
    var style: Style
    /// The height of the line's end.
    var anchor: Double
    /// The height of the label's middle.
    var middle: Double

    /// The room before the text.
    static let indent = 22.0
  }
}
