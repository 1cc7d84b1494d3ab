import CPageFiles

/// A file of the page that the program has in it: it stands in `Sources/CPageFiles`, where editors and
/// the syntax checks of the tests find it.
public struct PageFile: Sendable {
  private let content: page_file

  private init(_ content: page_file) { self.content = content }

  /// The bytes of the file.
  public var bytes: [UInt8] {
    Array(UnsafeBufferPointer(start: content.bytes, count: content.count))
  }

  /// The file as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension PageFile {
  /// The script in the order in which it runs; the first file has what the others use.
  public static let script = [
    page_script_helpers, page_script_chosen_colours, page_script_search, page_script_colour_switch,
    page_script_contents, page_script_links, page_script_ledger, page_script_previews,
    page_script_sorting, page_script_sweeps, page_script_readouts, page_script_downloads,
    page_script_evidence, page_script_unfolding, page_script_laying_out,
  ].map(PageFile.init)

  /// The style of the page, before that of figures and formulas.
  public static let style = [
    page_style_tokens, page_style_layout, page_style_prose, page_style_blocks, page_style_claims,
    page_style_reading,
  ].map(PageFile.init)

  /// The style of what stands around figures, and of paper: behind all other style.
  public static let lastStyle = [page_style_figures, page_style_print].map(PageFile.init)

  /// The style of plots, which stands in drawings that are files of their own, too.
  public static let plotStyle = PageFile(page_style_plots)

  /// The style of formulas.
  public static let mathematicsStyle = PageFile(page_style_mathematics)

  /// The font of formulas, as WOFF2.
  public static let mathematicsFont = PageFile(page_font_mathematics)

  /// The font with the rare letters and signs of formulas, as WOFF2.
  public static let rareMathematicsFont = PageFile(page_font_mathematics_rare)

  /// All files.
  static let all =
    script + style + lastStyle + [
      plotStyle, mathematicsStyle, mathematicsFont, rareMathematicsFont,
    ]
}
