import Foundation
import Testing

@testable import ReportBuilder

@Suite struct ChapterWriterTests {
  private func page(_ chapter: String, references: String? = nil) -> String {
    InMemoryReport(chapters: ["# One\n\n" + chapter], references: references).html()
  }

  @Test func putsComputedValuesIntoTheLine() {
    #expect(page("It is `{value} 1 + 1`.").contains(">2</data>."))
  }

  @Test func escapesValuesThatAreText() {
    #expect(page("`{value} \"<img onerror=x>\"`").contains("&lt;img onerror=x&gt;"))
  }

  @Test func shiftsHeadingsBelowTheTitleOfTheReport() {
    let html = page("## A section\n\n### Deeper")
    #expect(html.contains("<h3 id=\"a-section\">"))
    #expect(html.contains("<h4 id=\"deeper\">"))
    #expect(html.components(separatedBy: "<h1").count == 2)
  }

  @Test func leadsReferencesToLabelsAndHeadings() {
    let html = page(
      """
      ## A section

      See @eq-one, [there](#a-section) and [the summary](index.md).

      ```math #eq-one
      x = 1
      ```
      """)
    #expect(html.contains("<a class=\"reference\" href=\"#eq-one\">Equation (1.1)</a>"))
    #expect(html.contains("<a href=\"#a-section\">there</a>"))
    #expect(html.contains("<a href=\"#chapter-index\">the summary</a>"))
    #expect(html.contains("id=\"eq-one\""))
  }

  @Test func numbersStatementsByKind() {
    let html = page("> [!LEMMA] #lem-a First\n> Text.\n\n> [!LEMMA] #lem-b\n> Text.\n\nSee @lem-b.")
    #expect(html.contains("Lemma 1.1"))
    #expect(html.contains(">Lemma 1.2</a>."))
  }

  @Test func citesWithTheWayBack() {
    let html = page(
      "[@a, p. 3]",
      references:
        #"[{"id": "a", "author": [{"family": "Hyvärinen"}], "title": "T", "issued": {"date-parts": [[2005]]}}]"#
    )
    #expect(html.contains("Hyvärinen\u{A0}2005"))
    #expect(html.contains("id=\"citation-1\""))
    #expect(html.contains("href=\"#citation-1\""))
  }

  @Test func putsFootnotesBehindTheChapter() {
    let html = page("Text[^n].\n\n[^n]: The *note*.")
    #expect(html.contains("The <em>note</em>."))
    #expect(html.contains("class=\"note-call\""))
  }

  @Test func keepsPunctuationBesideAFormula() {
    let html = page("One ($x$), two $y$ three.\n\n## On $z$.")
    #expect(html.contains("(<span class=\"unbroken\"><math"))
    #expect(html.contains("</math>),</span> two <math"))
    #expect(html.contains("</math>.</span></h3>"))
  }

  @Test func showsWhatFailedInItsPlace() {
    let html = page("Before `{value} 1 / 0` after.\n\n```{define}\nlet a = 1 / 0\n```")
    #expect(html.contains("class=\"failure-inline\""))
    #expect(html.contains("class=\"failure\""))
    #expect(html.contains("Before "))
  }
}
