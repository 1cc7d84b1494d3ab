import Diagnostics
import Foundation
import Testing

@testable import ReportBuilder

@Suite struct ReportPageTests {
  private let report = InMemoryReport(
    index: "Text.",
    chapters: [
      """
      # One & only

      ```{claim} #claim-a
      :paper: Lemma 1
      :says: Less is *more*.
      :expect: holds

      holds(1 < 2)
      control(2 < 1)
      ```
      """
    ])

  @Test func listsTheClaimsWithTheirVerdicts() {
    let html = report.html()
    #expect(html.contains("id=\"ledger-claim-a\""))
    #expect(html.contains("1 &lt; 2</a>"))
    #expect(html.contains("href=\"#claim-a\""))
  }

  @Test func namesItsSourcesByTheirContent() {
    let html = report.html()
    let hash = Fingerprint(of: report.sources.chapters[0].bytes).hexadecimal.prefix(16)
    #expect(html.contains("chapters/01-part-1.md"))
    #expect(html.contains(hash))
  }

  @Test func writesTheSameBytesAgain() {
    #expect(report.html() == report.html())
  }

  @Test func asksNothingOfTheNetwork() {
    let html = report.html()
    #expect(html.contains("default-src 'none'"))
    for tag in ["<script ", "<link rel=\"stylesheet", "<iframe", "src=\"http", "url(http"] {
      #expect(!html.contains(tag))
    }
  }

  @Test func tellsAllErrorsAtItsHead() throws {
    let html = InMemoryReport(chapters: ["# One\n\n@fig-none ![a](https://example.org/a.png)"])
      .html()
    let main = try #require(html.range(of: "<main"))
    #expect(html[..<main.lowerBound].contains("[unknown-reference]"))
    #expect(html[..<main.lowerBound].contains("[remote-image]"))
    #expect(!html.contains("src=\"https"))
    #expect(html.contains(">[a]</span>"))
  }

  @Test func usesEachIdentifierOnce() throws {
    var seen: Set<Substring> = []
    for piece in report.html().components(separatedBy: " id=\"").dropFirst() {
      let identifier = try #require(piece.split(separator: "\"").first)
      #expect(seen.insert(identifier).inserted, "\(identifier)")
    }
  }
}
