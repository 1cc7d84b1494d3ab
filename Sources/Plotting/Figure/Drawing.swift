public import Markup

/// A figure as drawn, with its data and its description in words.
public struct Drawing: Sendable {
  /// The `<svg>` for a column of some 700 pixels.
  public var wide: MarkupNode
  /// The `<svg>` for a telephone; grids have fewer columns.
  public var narrow: MarkupNode
  /// What the marks show, as tables.
  public var data: FigureData
  /// What the figure shows, in sentences: axes, series, extrema, crossings.
  public var description: String
  /// What was left out or could not be drawn as asked, one sentence each.
  public var warnings: [String]

  /// Both drawings in one `<div class="plot">`; the style sheet (``Theme/css``) shows the one that
  /// fits its width.
  public var node: MarkupNode { .element("div", ["class": "plot"], [wide, narrow]) }
}
