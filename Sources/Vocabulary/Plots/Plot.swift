import Plotting
public import Script

/// A plot as an author described it with `plot` or `facet`: the payload of objects of the type
/// `plot`.
///
/// It is a description and knows nothing of pixels or pages. Its functions are still to be sampled:
/// ``resolved(in:)`` does that, and ``ResolvedPlot/drawing(id:title:alternativeText:)`` draws.
public struct Plot: Sendable {
  /// The strips beside the rows; one empty strip for a plot of one panel.
  var rows: [String]
  /// The strips above the columns.
  var columns: [String]
  /// The panels, row by row.
  var panels: [[PlotPanel]]
  var xSharing = Figure.Sharing.shared
  var ySharing = Figure.Sharing.shared

  static let typeName = "plot"

  /// A plot of one panel.
  init(_ panel: PlotPanel) {
    self.init(rows: [""], columns: [""], panels: [[panel]])
  }

  /// A grid of panels.
  init(rows: [String], columns: [String], panels: [[PlotPanel]]) {
    self.rows = rows
    self.columns = columns
    self.panels = panels
  }

  /// The plot that a value of the type `plot` holds; nil for any other value.
  public init?(_ value: Value) {
    guard case .object(let object) = value, let plot = object.payload as? Plot else { return nil }
    self = plot
  }

  /// How many panels it has.
  public var panelCount: Int { panels.reduce(0) { $0 + $1.count } }
}

/// Marks in one drawing area, with what the author said about its axes.
struct PlotPanel: Sendable {
  var marks: [PlotMark]
  var x: AxisSettings
  var y: AxisSettings
  var right: AxisSettings
  var title: String?
  var alignsZeros = false
}
