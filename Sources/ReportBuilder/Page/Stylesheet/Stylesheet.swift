/// The style sheet of the page.
///
/// Colours, measures and faces are custom properties of the root, so that plots and mathematics can
/// use them: `--ink`, `--muted`, `--paper`, `--rule`, `--accent`, `--serif`, `--sans`, `--mono`.
enum Stylesheet {
  /// The whole text for one `style` element: the page's own rules, `extra`, and print last.
  static func text(adding extra: [String]) -> String {
    let sheets = [
      tokens, layout, prose, blocks, claims, reading, extra.joined(separator: "\n"), figures, print,
    ]
    return harmless(sheets.joined(separator: "\n"))
  }

  /// The text without anything that would end the `style` element.
  private static func harmless(_ text: String) -> String {
    text.split(separator: "</", omittingEmptySubsequences: false).joined(separator: "<\\/")
  }
}
