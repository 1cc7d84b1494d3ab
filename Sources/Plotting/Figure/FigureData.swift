/// The data of a figure as tables, one for each mark.
public struct FigureData: Sendable, Hashable {
  /// The data of one mark in one panel.
  public struct Series: Sendable, Hashable {
    /// The strips and the title of the panel, for example "sigma0 = 5, mu0 = −7"; empty for a
    /// figure of one panel without a title.
    public var panel: String
    /// The mark's name, or its kind where it has none.
    public var name: String
    /// The kind of mark: "line", "histogram" …
    public var kind: String
    /// The vertical axis that the mark is measured on.
    public var axis: AxisSide
    /// What each number of a row means: "x", "y", "lower", "upper", "count", …
    public var columns: [String]
    /// What the numbers of the first column stand for, counted from 1; none where they are numbers.
    public var categories: [String]
    /// The numbers at full precision. A number that is missing or not finite in the data is not
    /// finite here.
    public var rows: [[Double]]
    /// The greatest bound on the absolute error of the numbers; nil where nothing is known of it.
    public var error: Double?
    /// What is known of its numbers from draws: `99.9 % interval`, which an error bar shows; nil where
    /// none comes from draws.
    public var draws: String?
    /// Whether the rows are points of a curve.
    public var isCurve: Bool
    /// What a caption calls the error bars that show how far the numbers are known; nil where there are
    /// none.
    public var errorBars: String?
    /// The indices of the rows that it takes to draw the series again: all, but of a curve those
    /// alone that its drawing needs to a tenth of a pixel, and of very many data every so many.
    public var kept: [Int]
  }

  /// The marks in the order in which they are drawn, panel by panel.
  public var series: [Series]
}
