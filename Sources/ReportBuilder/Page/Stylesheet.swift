import PageFiles

/// The style sheet of the page, made of the files in `Sources/CPageFiles/style`.
///
/// Colours, measures and faces are custom properties of the root, so that plots and mathematics can
/// use them: `--ink`, `--muted`, `--paper`, `--rule`, `--accent`, `--serif`, `--sans`, `--mono`.
enum Stylesheet {
  /// The whole text for one `style` element: the page's own rules, `extra`, and print last.
  static func text(adding extra: [String]) -> String {
    let sheets = PageFile.style.map(\.text) + extra + PageFile.lastStyle.map(\.text)
    return harmless(sheets.joined(separator: "\n"))
  }

  /// The text without anything that would end the `style` element.
  private static func harmless(_ text: String) -> String {
    text.split(separator: "</", omittingEmptySubsequences: false).joined(separator: "<\\/")
  }
}
