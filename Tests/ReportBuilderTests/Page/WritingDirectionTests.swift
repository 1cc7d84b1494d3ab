import Diagnostics
import Testing

@testable import ReportBuilder

/// Characters that turn the direction of writing never reach the page; text from right to left does.
@Suite struct WritingDirectionTests {
  private static let turning: [Unicode.Scalar] = ["\u{202A}", "\u{202E}", "\u{2066}", "\u{2069}"]

  private func turns(_ html: String) -> Bool {
    html.unicodeScalars.contains {
      (0x202A...0x202E).contains($0.value) || (0x2066...0x206F).contains($0.value)
    }
  }

  @Test(arguments: turning)
  func spellsThemOutWhereverTheyStand(scalar: Unicode.Scalar) {
    let name = String(scalar.value, radix: 16, uppercase: true)
    let chapter = """
      # One \(scalar)a

      Text \(scalar)b and &#x\(name); and `code \(scalar)` and [link](https://example.org "\(scalar)").

      `{value} "\\u{\(name)}zz"`

      ```{table} #tab-one
      :caption: A \(scalar) table.

      table(columns: ["a\\u{\(name)}": ["\(scalar)b"]])
      ```

      ```{figure} #fig-one
      :caption: A figure.
      :alt: Some \(scalar)thing.

      plot([text("a\\u{\(name)}", x: 1, y: 1), points([1], [1], name: "b\\u{\(name)}")])
      ```

      ```{define}
      let isAdmin = "\(scalar)" // \(scalar)
      ```

      """
    let report = InMemoryReport(chapters: [chapter])
    let html = report.html()
    #expect(!turns(html))
    #expect(html.contains("⟨U+\(name)⟩zz"))
    let warnings = report.manuscript.diagnostics.filter { $0.identifier == "writing-direction" }
    #expect(warnings.allSatisfy { $0.severity == .warning })
    // The lines with the character itself, and the reference to it.
    #expect(Set(warnings.compactMap { $0.range?.start.line }) == [1, 3, 8, 10, 15, 21])
  }

  @Test func tellsOfAReferenceAlone() {
    let report = InMemoryReport(chapters: ["# One\n\nText &#x202e;b and &#8238;c.\n"])
    #expect(report.manuscript.diagnostics.map(\.identifier) == ["writing-direction"])
  }

  @Test func tellsOfTheBibliography() {
    let references = "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"\u{202E}x\"}]"
    let report = InMemoryReport(chapters: ["# One\n\nText [@a].\n"], references: references)
    #expect(report.manuscript.diagnostics.contains { $0.identifier == "writing-direction" })
  }

  @Test func keepsTextFromTheRight() {
    let text = "\u{200F}שלום עולם\u{200E} سلام\u{061C}"
    let report = InMemoryReport(chapters: ["# One\n\n\(text)\n"])
    #expect(report.manuscript.diagnostics == [])
    #expect(report.html().contains(text))
  }
}
