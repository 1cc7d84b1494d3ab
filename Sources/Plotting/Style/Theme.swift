import PageFiles

/// The style sheet of plots.
public enum Theme {
  /// The rules for `<div class="plot">` (``Drawing/node``) and everything in it.
  ///
  /// Colours are custom properties, one for each ``Role``, with a light and a dark value that follow
  /// the page's `color-scheme`; print is light. A page can set `--plot-paper` and `--plot-text` on
  /// its root. The five series colours of each scheme are at least 19 apart in CIEDE2000 for normal,
  /// protan, deutan and tritan sight, and have a contrast of at least 3:1 with the paper.
  public static let css = PageFile.plotStyle.text
}
