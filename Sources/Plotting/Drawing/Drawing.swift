public import Markup

/// A figure as drawn, with its data and its description in words.
public struct Drawing: Sendable {
  /// The `<svg>` for a column of some 700 pixels.
  public var wide: MarkupNode
  /// The `<svg>` for a telephone; grids have fewer columns.
  public var narrow: MarkupNode
  /// The frames of a sweep, whose first state ``wide`` and ``narrow`` show; nil for a still figure.
  public var frames: SweepFrames?
  /// Chosen frames of a sweep side by side, for readers who cannot move it: wide and narrow; nil
  /// where the frames are grids themselves.
  public var stills: [MarkupNode]?
  /// What the marks show, as tables.
  public var data: FigureData
  /// What the figure shows, in sentences: axes, series, extrema, crossings.
  public var description: String
  /// What was left out or could not be drawn as asked, one sentence each.
  public var warnings: [String]

  /// Both drawings in one `<div class="plot">`; the style sheet (``Theme/css``) shows the one that
  /// fits its width.
  public var node: MarkupNode { .element("div", ["class": "plot"], [wide, narrow]) }

  /// The wide drawing as a file of its own, with the style sheet in it, in light colours.
  public var standalone: MarkupNode {
    guard case .element(var svg) = wide else { return wide }
    for i in svg.attributes.indices where svg.attributes[i].name == "class" {
      svg.attributes[i].value = "plot plot-wide"
    }
    let style = ":root { color-scheme: light; }\n" + Theme.css
    svg.children.insert(.element("style", text: style), at: 0)
    return .element(svg)
  }
}
