import Diagnostics
import Markup

/// Lines of a chapter, shown where their result stands.
struct SourceListing: Sendable, Hashable {
  /// A stretch of the lines. It stands out by its kind, but lightly: more colours would be thousands of
  /// elements in a long report.
  struct Part: Sendable, Hashable {
    /// What it is; the raw value is its class on the page.
    enum Kind: String, Sendable, Hashable {
      case program = ""
      case comment = "c"
      case option = "o"
      case fence = "f"
    }

    /// The text.
    var text: String
    /// What it is.
    var kind = Kind.program
  }

  /// The path, relative to the report's folder.
  var file: String
  /// The number of the first line, from 1.
  var firstLine: Int
  /// The lines.
  var parts: [Part]
  /// What is to be known of the result besides its lines, in a sentence or two.
  var facts: String?
}

extension SourceListing {
  /// The lines behind a disclosure, with file and line.
  func node(title: String = "How this was computed") -> MarkupNode {
    .element(
      "details", ["class": "source"],
      [
        .element(
          "summary", [:],
          [.text(title), " ", .element("span", ["class": "place"], text: "\(file):\(firstLine)")]),
        .element("pre", [:], [.element("code", [:], parts.map(\.node))]),
      ] + (facts.map { [.element("p", ["class": "made"], text: $0)] } ?? []))
  }

  /// Disclosures side by side; nothing where there are none.
  static func group(_ disclosures: [MarkupNode]) -> [MarkupNode] {
    disclosures.isEmpty ? [] : [.element("div", ["class": "disclosures"], disclosures)]
  }
}

extension SourceListing.Part {
  fileprivate var node: MarkupNode {
    kind == .program ? .text(shown) : .element("b", ["class": kind.rawValue], text: shown)
  }

  /// The text as it is shown: what would turn the order of the characters can be seen, so that a
  /// program reads as it runs.
  private var shown: String {
    // Most texts hold nothing but printable ASCII and line feeds, which are shown as they are.
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A }) { return text }
    let lines = String(text.map { $0.isNewline ? "\n" : $0 })
    guard lines.unicodeScalars.contains(where: \.turnsDirection) else { return visible(lines) }
    return visible(
      lines.unicodeScalars.map { $0.turnsDirection ? $0.spelledOut : String($0) }.joined())
  }
}
