/// A plot: one panel, or a grid of panels with labelled rows and columns.
///
/// A figure is a value and knows nothing of pixels; ``draw()`` turns it into SVG.
public struct Figure: Sendable {
  /// Whether the panels of a grid have an axis in common.
  public enum Sharing: String, Sendable, Hashable {
    /// One domain for all panels, labelled at the outer edge of the grid.
    case shared
    /// Each panel has its own domain and its own labels.
    case free
  }

  /// The strips beside the rows, for example "sigma0 = 5"; empty strings draw none.
  public var rows: [String]
  /// The strips above the columns.
  public var columns: [String]
  /// The panels, row by row.
  public var panels: [[Panel]]
  /// Whether the horizontal axis is common to all panels.
  public var xSharing: Sharing
  /// Whether each vertical axis is common to all panels.
  public var ySharing: Sharing

  /// A figure of one panel.
  public init(_ panel: Panel) {
    self.init(rows: [""], columns: [""], panels: [[panel]])
  }

  /// A grid of panels; `panels[i][j]` stands in the row `rows[i]` and the column `columns[j]`.
  ///
  /// Drawing throws ``PlotError/gridShape(rows:columns:panelsPerRow:)`` when the numbers differ.
  public init(
    rows: [String], columns: [String], panels: [[Panel]],
    xSharing: Sharing = .shared, ySharing: Sharing = .shared
  ) {
    self.rows = rows
    self.columns = columns
    self.panels = panels
    self.xSharing = xSharing
    self.ySharing = ySharing
  }
}
