/// A figure as drawn, with its data and its description in words.
public struct Drawing: Sendable {
  /// The picture for a column of some 700 pixels.
  public var wide: Graphic
  /// The picture for a telephone; grids have fewer columns.
  public var narrow: Graphic
  /// The frames of a sweep, whose first state ``wide`` and ``narrow`` show; nil for a still figure.
  public var frames: SweepFrames?
  /// Chosen frames of a sweep side by side, for readers who cannot move it: wide and narrow; nil
  /// where the frames are grids themselves.
  public var stills: [Graphic]?
  /// What the marks show, as tables.
  public var data: FigureData
  /// What the figure shows, in sentences: axes, series, extrema, crossings.
  public var description: String
  /// What was left out or could not be drawn as asked, one sentence each.
  public var warnings: [String]
}
