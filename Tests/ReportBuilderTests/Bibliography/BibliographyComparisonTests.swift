import Foundation
import Markup
import Testing

@testable import ReportBuilder

/// Compares citations and lists with what another processor makes of the same works in the same styles;
/// `Tests/bibliography/expected.py` writes what that is.
@Suite struct BibliographyComparisonTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("bibliography")

  /// With plain spaces alone, and without those at the end.
  private func plain(_ text: String) -> String {
    text.replacingOccurrences(of: "\u{A0}", with: " ").trimmingCharacters(in: .whitespaces)
  }

  @Test(arguments: [("author-year", CitationStyle.authorYear), ("numeric", .numeric)])
  func saysWhatAnotherProcessorSays(_ name: String, _ style: CitationStyle) throws {
    let file = ReferenceFile(
      json: Array(try Data(contentsOf: Self.folder.appendingPathComponent("references.json"))))
    #expect(file.problems.isEmpty)
    let expected = try String(
      contentsOf: Self.folder.appendingPathComponent("expected-\(name).txt"), encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let bibliography = Bibliography(
      file.references, cited: Set(file.references.map(\.key)), style: style)
    let single = file.references.map { reference in
      bibliography.citation([CitationItem(key: reference.key)], identifier: "c").plainText
    }
    // A style of numbers has no names that pandoc could put into a sentence; a report names them.
    let others = [
      (
        [CitationItem(key: "article", prefix: "see", locator: "p. 3"), CitationItem(key: "book")],
        false
      ),
      ([CitationItem(key: "article")], true),
      ([CitationItem(key: "conference", locator: "p. 3")], true),
      ([CitationItem(key: "undated-a")], true),
      ([CitationItem(key: "third", hidesAuthors: true)], false),
      (
        [
          CitationItem(key: "before"),
          CitationItem(key: "circa", prefix: "see also", hidesAuthors: true, locator: "ch. 2"),
        ], false
      ),
    ].map {
      bibliography.citation($0, isNarrative: $1 && style == .authorYear, identifier: "c").plainText
    }
    let list = bibliography.items(places: [:]).map { item in
      [item.label, item.entry.plainText].compactMap { $0 }.joined(separator: " ")
    }
    let found = (single + others + [""] + list + [""]).map(plain)
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(found == expected) }
  }
}
