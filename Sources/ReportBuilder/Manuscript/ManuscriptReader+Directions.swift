import Diagnostics
import Markdown
import Markup

/// Characters that turn the direction of writing: the page spells them out, and the author is told.
extension ManuscriptReader {
  /// Tells of those that stand in a file, the first of each line.
  mutating func tellDirections(in file: SourceFile) {
    var lastLine: Int?
    for start in file.bytes.indices where file.bytes[start] == 0xE2 {
      let end = start + 3
      guard end <= file.bytes.count else { return }
      let scalar = String(decoding: file.bytes[start..<end], as: UTF8.self).unicodeScalars.first
      guard let scalar, scalar.turnsDirection, lastLine != file.lineIndex(at: start) else {
        continue
      }
      lastLine = file.lineIndex(at: start)
      tellDirection(scalar, at: SourceRange(file: file, bytes: start..<end))
    }
  }

  /// Tells of those that a text node has from references such as `&#x202E;`.
  mutating func tellDirections(in node: NodeID, of text: Int, _ document: MarkdownDocument) {
    let bytes = document.literalBytes(node)
    guard bytes.contains(0xE2) else { return }
    let range = document.range(node)
    let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars
      .first(where: \.turnsDirection)
    guard let scalar, !range.text.unicodeScalars.contains(scalar) else { return }
    tellDirection(scalar, at: manuscript.texts[text].placed(range))
  }

  private mutating func tellDirection(_ scalar: Unicode.Scalar, at range: SourceRange) {
    let name = "U+\(String(scalar.value, radix: 16, uppercase: true))"
    manuscript.diagnostics.append(
      Diagnostic(
        "writing-direction",
        "the invisible character \(name) turns the direction of what follows; the page shows it as "
          + scalar.spelledOut, at: range,
        annotation:
          "text from right to left needs none; the marks U+200E, U+200F and U+061C may stay",
        severity: .warning))
  }
}
