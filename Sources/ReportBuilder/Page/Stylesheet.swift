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
    withBackslashes(in: text, before: ["/"])
  }
}

/// The text with a backslash between each `<` and what follows it, where that is one of `marks`.
///
/// - Complexity: O(n) in the length of the text.
func withBackslashes(in text: String, before marks: [String]) -> String {
  let bytes = Array(text.utf8)
  let marks = marks.map { Array($0.utf8) }
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count + 64)
  for (index, byte) in bytes.enumerated() {
    output.append(byte)
    if byte == 0x3C, marks.contains(where: { bytes[(index + 1)...].starts(with: $0) }) {
      output.append(0x5C)
    }
  }
  return String(decoding: output, as: UTF8.self)
}
