/// The style sheet of plots.
public enum Theme {
  /// The rules for `<div class="plot">` (``Drawing/node``) and everything in it.
  ///
  /// Colours are custom properties, one for each ``Role``, with a light and a dark value that follow
  /// the page's `color-scheme`; print is light. A page can set `--plot-paper` and `--plot-text` on
  /// its root. The five series colours of each scheme are at least 19 apart in CIEDE2000 for normal,
  /// protan, deutan and tritan sight, and have a contrast of at least 3:1 with the paper.
  public static let css = """
    :where(:root) {
      --plot-paper: light-dark(#ffffff, #0d1117);
      --plot-text: light-dark(#1f2328, #d1d7de);
      --plot-axis: light-dark(#6b7280, #8b949e);
      --plot-grid: light-dark(#e3e6ea, #272d36);
      --plot-grey: light-dark(#767c85, #8b949e);
      --plot-target: light-dark(#1f2328, #f0f3f6);
      --plot-series1: light-dark(#374474, #51daf3);
      --plot-series2: light-dark(#d37916, #e7cc3d);
      --plot-series3: light-dark(#19a38d, #469b7b);
      --plot-series4: light-dark(#9c2a36, #f32510);
      --plot-series5: light-dark(#a97af7, #b559e4);
      --plot-least: light-dark(#f1f3f7, #171c26);
      --plot-greatest: light-dark(#28334a, #e6eaf2);
    }
    .plot { container-type: inline-size; width: 100%; }
    .plot svg { display: block; width: 100%; height: auto; margin-inline: auto; overflow: visible; }
    .plot .plot-wide { max-width: 720px; }
    .plot .plot-narrow { display: none; max-width: 460px; }
    @container (max-width: 647px) {
      .plot .plot-wide { display: none; }
      .plot .plot-narrow { display: block; }
    }
    .plot text { font-family: system-ui, sans-serif; fill: var(--plot-text); font-variant-numeric: tabular-nums; }
    .plot .halo { paint-order: stroke; stroke: var(--plot-paper); stroke-width: 3.5px; stroke-linejoin: round; }
    .plot path { fill: none; stroke-linejoin: round; }
    .plot .grid { stroke: var(--plot-grid); }
    .plot .ticks { stroke: var(--plot-axis); }
    .plot .target { --plot-mark: var(--plot-target); }
    .plot .reference, .plot .muted { --plot-mark: var(--plot-grey); }
    .plot .series1, .plot .start { --plot-mark: var(--plot-series1); }
    .plot .series2, .plot .end { --plot-mark: var(--plot-series2); }
    .plot .series3 { --plot-mark: var(--plot-series3); }
    .plot .series4 { --plot-mark: var(--plot-series4); }
    .plot .series5 { --plot-mark: var(--plot-series5); }
    .plot .line { stroke: var(--plot-mark); stroke-width: 2; stroke-linecap: round; }
    .plot .outline { stroke: var(--plot-mark); stroke-width: 1.5; }
    .plot .rule { stroke: var(--plot-mark); stroke-width: 1.5; }
    .plot .connector { stroke: var(--plot-mark); stroke-width: 1; }
    .plot .arrows { stroke: var(--plot-mark); stroke-width: 1.4; stroke-linecap: round; }
    .plot .fill { fill: var(--plot-mark); fill-opacity: .24; }
    .plot .marker { fill: var(--plot-mark); }
    .plot .dots { stroke: var(--plot-mark); stroke-width: 6; stroke-linecap: round; }
    .plot .dots.small { stroke-width: 3; }
    .plot .level { fill: color-mix(in oklab, var(--plot-greatest) var(--level), var(--plot-least)); }
    .plot .level-edge { stroke: var(--plot-paper); stroke-width: .7; }
    .plot .contour { stroke: var(--plot-mark); stroke-width: 1.5; stroke-linecap: round; }
    .plot .casing { stroke: var(--plot-paper); stroke-width: 5; stroke-linecap: round; stroke-opacity: .8; }
    .plot .casing.thin { stroke-width: 4; }
    .plot .dashed { stroke-dasharray: 7 5; }
    .plot .dotted { stroke-dasharray: .1 5; stroke-linecap: round; }
    .plot .line.dotted { stroke-width: 2.8; }
    .plot .dash-dotted { stroke-dasharray: 9 5 .1 5; stroke-linecap: round; }
    .plot .long-dashed { stroke-dasharray: 14 5; }
    .plot .outline.long-dashed { stroke-dasharray: 5 3; }
    .plot .dash-double-dotted { stroke-dasharray: 10 4.5 .1 4.5 .1 4.5; stroke-linecap: round; }
    @media print {
      .plot { color-scheme: light; print-color-adjust: exact; break-inside: avoid; }
      .plot .plot-wide { display: block; }
      .plot .plot-narrow { display: none; }
    }
    """
}
