/// Writes diagnostics for people: the sentence, the place, the line and a caret under the fault.
///
/// ```
/// error: 'mixture' has no parameter 'sds'; did you mean 'sd'? [unknown-label]
///   --> chapters/01-example.md:14:54
/// 14 | let p = mixture(weights: [0.5, 0.5], means: [-5, 5], sds: 1)
///    |                                                      ^^^ mixture(weights:means:sd:)
/// ```
public struct DiagnosticRenderer: Sendable {
  /// The longest stretch of a source line that is shown, in characters.
  private let widestLine = 120
  /// The longest message that is shown, in characters.
  private let longestMessage = 1000

  /// A renderer.
  public init() {}

  /// The diagnostics in reading order, each followed by an empty line; of very many only the first
  /// ``Diagnostic/mostTold`` and how many more there are.
  public func render(_ diagnostics: [Diagnostic]) -> String { styled(diagnostics).plain }

  /// One diagnostic, ending in a line break.
  public func render(_ diagnostic: Diagnostic) -> String { styled(diagnostic).plain }

  /// The same as ``render(_:)-([Diagnostic])`` with what stands out in it.
  public func styled(_ diagnostics: [Diagnostic]) -> StyledText {
    var output = StyledText("")
    for diagnostic in Diagnostic.limited(Diagnostic.sorted(diagnostics)) {
      output += styled(diagnostic)
      output.append("\n")
    }
    return output
  }

  private func styled(_ diagnostic: Diagnostic) -> StyledText {
    let style = diagnostic.severity == .error ? StyledText.Style.error : .warning
    var output = StyledText(diagnostic.severity.rawValue + ":", style)
    output.append(" ")
    output.append(unbroken(shortened(diagnostic.message)), .strong)
    output.append(" [\(diagnostic.identifier)]\n")
    if let range = diagnostic.range {
      output += excerpt(range, annotation: diagnostic.annotation, style)
    }
    for note in diagnostic.notes {
      output.append("note:", .note)
      output.append(" \(unbroken(shortened(note.message)))\n")
      if let range = note.range { output += excerpt(range, annotation: nil, .note) }
    }
    return output
  }

  /// The place, the line and the carets.
  private func excerpt(
    _ range: SourceRange, annotation: String?, _ style: StyledText.Style
  ) -> StyledText {
    let file = range.file
    let start = range.start
    let line = file.lineBytes(start.line - 1)
    let lower = min(range.bytes.lowerBound, line.upperBound)
    let upper = min(max(range.bytes.upperBound, lower), line.upperBound)
    // What is far from the fault is not even looked at: a line may be the whole of a large file.
    let far = 16 * widestLine
    // In bytes that are not UTF-8 the start of a scalar may be before the stretch that was asked for.
    let first = max(line.lowerBound, file.scalarStart(at: lower - far))
    let middle = max(lower, file.scalarStart(at: min(upper, lower + far)))
    let last = max(upper, file.scalarStart(at: min(line.upperBound, upper + far)))
    var before = Array(file.text(first..<lower))
    let marked = Array(file.text(lower..<middle))
    var after = middle < upper ? [] : Array(file.text(upper..<last))
    // A very long line is cut around the fault.
    let room = max(20, widestLine - min(marked.count, widestLine))
    if before.count > room / 2, before.count + marked.count + after.count > widestLine {
      before = Array("...") + before.suffix(room / 2)
    }
    if after.count > room / 2, before.count + marked.count + after.count > widestLine {
      after = after.prefix(room / 2) + Array("...")
    }
    let shown = marked.prefix(widestLine)
    let number = String(start.line)
    let margin = String(repeating: " ", count: number.count)
    let text = unbroken(String(before) + String(shown) + String(after))
    let indent = String(repeating: " ", count: width(unbroken(String(before))))
    let carets = String(repeating: "^", count: max(1, width(unbroken(String(shown)))))
    let tail = annotation.map { " " + unbroken(shortened($0)) } ?? ""
    var output = StyledText("\(margin) --> \(unbroken(file.path)):\(start.line):\(start.column)\n")
    output.append("\(number) | \(text)\n\(margin) | \(indent)")
    output.append(carets + tail, style)
    output.append("\n")
    return output
  }

  /// The text without its middle when it is very long: a message may name a word of a megabyte.
  private func shortened(_ text: String) -> String {
    guard text.utf8.count > 2 * longestMessage else { return text }
    return text.prefix(longestMessage / 2) + "..." + text.suffix(longestMessage / 2)
  }

  /// The text as it is shown on one line: tabs as spaces and, so that the carets stand where they
  /// should, all that is no text made visible, line breaks included.
  private func unbroken(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t": output.append(contentsOf: "    ".unicodeScalars)
      case "\n": output.append("\u{240A}")
      default: output.append(scalar)
      }
    }
    return visible(String(output))
  }

  /// The number of terminal columns that the text takes: East Asian wide characters and emoji two.
  private func width(_ text: String) -> Int {
    text.reduce(0) { sum, character in
      guard let scalar = character.unicodeScalars.first else { return sum }
      let wide =
        (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
        || (0xAC00...0xD7A3).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
        || (0xFE30...0xFE6F).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
        || (0xFFE0...0xFFE6).contains(scalar.value) || (0x1F300...0x1FAFF).contains(scalar.value)
        || (0x20000...0x3FFFD).contains(scalar.value)
      return sum + (wide ? 2 : 1)
    }
  }
}
