/// Writes diagnostics for people: the sentence, the place, the line and a caret under the fault.
///
/// ```
/// error: 'mixture' has no parameter 'sds'; did you mean 'sd'? [unknown-label]
///   --> chapters/01-example.md:14:54
/// 14 | let p = mixture(weights: [0.5, 0.5], means: [-5, 5], sds: 1)
///    |                                                      ^^^ mixture(weights:means:sd:)
/// ```
public struct DiagnosticRenderer: Sendable {
  /// Whether to colour the output with terminal escapes.
  public var colours: Bool
  /// The longest stretch of a source line that is shown, in characters.
  private let widestLine = 120
  /// The longest message that is shown, in characters.
  private let longestMessage = 1000

  /// A renderer; without colours unless asked for.
  public init(colours: Bool = false) { self.colours = colours }

  /// The diagnostics in reading order, each followed by an empty line; of very many only the first
  /// ``Diagnostic/mostTold`` and how many more there are.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    Diagnostic.limited(Diagnostic.sorted(diagnostics)).map { render($0) + "\n" }.joined()
  }

  /// One diagnostic, ending in a line break.
  public func render(_ diagnostic: Diagnostic) -> String {
    let tint = diagnostic.severity == .error ? "1;31" : "1;33"
    var output =
      paint(diagnostic.severity.rawValue + ":", tint)
      + " \(paint(visible(shortened(diagnostic.message)), "1")) [\(diagnostic.identifier)]\n"
    if let range = diagnostic.range {
      output += excerpt(range, annotation: diagnostic.annotation, tint: tint)
    }
    for note in diagnostic.notes {
      output += paint("note:", "1;36") + " \(visible(shortened(note.message)))\n"
      if let range = note.range { output += excerpt(range, annotation: nil, tint: "1;36") }
    }
    return output
  }

  /// The place, the line and the carets.
  private func excerpt(_ range: SourceRange, annotation: String?, tint: String) -> String {
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
    let text = visible(String(before) + String(shown) + String(after))
    let indent = String(repeating: " ", count: width(visible(String(before))))
    let carets = String(repeating: "^", count: max(1, width(visible(String(shown)))))
    let tail = annotation.map { " " + visible(shortened($0)) } ?? ""
    return "\(margin) --> \(visible(file.path)):\(start.line):\(start.column)\n"
      + "\(number) | \(text)\n"
      + "\(margin) | \(indent)\(paint(carets + tail, tint))\n"
  }

  /// The text without its middle when it is very long: a message may name a word of a megabyte.
  private func shortened(_ text: String) -> String {
    guard text.utf8.count > 2 * longestMessage else { return text }
    return text.prefix(longestMessage / 2) + "..." + text.suffix(longestMessage / 2)
  }

  private func paint(_ text: String, _ code: String) -> String {
    colours ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }

  /// The text with tabs as spaces and control characters made visible, so that hostile input cannot
  /// steer the terminal.
  private func visible(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: output.append(contentsOf: "    ".unicodeScalars)
      case 0x0A where text.count > 1: output.append(scalar)
      case 0..<0x20: output.append(UnicodeScalar(0x2400 + scalar.value) ?? "\u{FFFD}")
      case 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: output.append("\u{FFFD}")
      default: output.append(scalar)
      }
    }
    return String(output)
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
