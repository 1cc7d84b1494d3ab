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

  /// A paragraph holds no blocks: browsers would end it before the formula.
  @Test func setsFormulasWithinASentenceInPhrases() {
    let html = page("Some text $$a + b$$ and more.\n\n```math\nc\n```\n")
    #expect(html.contains("<p>Some text <span class=\"formula\"><span class=\"scroll\""))
    #expect(html.contains("</span></span> and more.</p>"))
    #expect(html.contains("<div class=\"formula\"><div class=\"scroll\""))
  }

  @Test func linksWithoutWordsSayWhatTheyLeadTo() {
    let html = page("> [!LEMMA] #lem-a Name\n> Text.\n\nSee [](#lem-a) and [it](#lem-a).")
    #expect(
      html.contains("href=\"#lem-a\">Lemma 1.1</a>") || html.contains("href=\"#lem-a\">Lemma 1</a>")
    )
    #expect(html.contains("href=\"#lem-a\">it</a>"))
  }

  /// In prose and in the list: with and without the authors, and as a part of the sentence.
  @Test func citesAsPandocDoes() {
    let works = """
      [{"id": "a", "type": "book", "title": "T", "author": [{"family": "Ay"}],
        "issued": {"date-parts": [[2001]]}}]
      """
    let html = page("As @a says [see @a, p. 3], Ay [-@a].", references: works)
      .replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ")
    #expect(html.contains("As Ay (2001) says (see Ay 2001, p. 3), Ay (2001)."))
  }

  /// A key in a sentence is read as one in brackets: as far as its letters and the signs between them go.
  @Test(arguments: [
    ("@müller2000, b", "Ay (2001), b"), ("@m:2000, b", "Ay (2001), b"), ("@m.b.", "Ay (2001)."),
    ("@m/b/", "Ay (2001)/"), ("@m+b's", "Ay (2001)'s"), ("@m-b–@m-b", "Ay (2001)–Ay (2001)"),
  ]) func readsKeysAsFarAsTheyGo(text: String, expected: String) throws {
    let key = try #require(text.firstMatch(of: /@([^,'–]*[a-z0-9])/)).1
    let works = """
      [{"id": "\(key)", "type": "book", "title": "T", "author": [{"family": "Ay"}],
        "issued": {"date-parts": [[2001]]}},
       {"id": "m", "type": "book", "title": "T", "author": [{"family": "Other"}]}]
      """
    let html = page("It: \(text)", references: works)
      .replacing(/<[^>]*>/, with: "").replacing("\u{A0}", with: " ")
    #expect(html.contains("It: \(expected)"))
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

  @Test func leadsReferencesToWhatHasErrors() {
    let html = page(
      """
      See @tab-a and [it](#tab-a).

      ```{grid} #tab-a
      :caption: c

      | a | b |
      |---|
      ```

      ```{grid} #tab-a
      :caption: c

      | a |
      ```
      """)
    #expect(html.contains("<a class=\"reference\" href=\"#tab-a\">Table 1.1</a>"))
    #expect(html.split(separator: "<div class=\"failure\" id=\"tab-a\">").count == 2)
    #expect(html.contains(">Table 1.1 has errors</p>"))
    #expect(html.contains(">This part of the report has errors</p>"))
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

  @Test func putsANoteBehindTheBlockThatCallsItFirst() throws {
    let html = page("First[^n].\n\nSecond[^n].\n\n[^n]: The *note*.")
    let first = try #require(html.range(of: "First"))
    let note = try #require(html.range(of: "The <em>note</em>."))
    let second = try #require(html.range(of: "Second"))
    #expect(first.upperBound < note.lowerBound && note.upperBound < second.lowerBound)
    #expect(html.components(separatedBy: "The <em>note</em>.").count == 2)
  }

  @Test(arguments: [
    "- one[^n]\n- two[^m]", "> A quotation[^n] and[^m].", "## Heading[^n]\n\nText[^m].",
    "> [!LEMMA] #lem-a Title[^m]\n> Text[^n].", "A[^n] b[^m] c[^n].",
    "1. x\n\n   y[^n]\n\n   z[^m]",
  ])
  func everyNoteStandsOnceAndEveryLinkArrives(text: String) {
    let html = page(text + "\n\n[^n]: One, with another[^k].\n[^m]: Two.\n[^k]: Three.")
    let identifiers = html.matches(of: /<[^>]*? id="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(identifiers).count == identifiers.count)
    let notes = html.matches(of: /class="sidenote" id="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(notes) == ["footnote-part-1-n", "footnote-part-1-m", "footnote-part-1-k"])
    let targets = html.matches(of: /href="#([^"]*)"/).map { String($0.output.1) }
    #expect(Set(targets).subtracting(identifiers).isEmpty)
  }

  @Test func aChapterFallsIntoSectionsAtItsSecondHeadings() {
    let html = page("Before.\n\n## One\n\n### Deeper\n\n## Two\n")
    let heads = html.matches(of: /<section style="--height:\d+rem">(\n?<h3 id="[^"]*"|.)/)
      .map { String($0.output.1) }
    #expect(heads == ["<", "<h3 id=\"one\"", "<h3 id=\"two\""])
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
