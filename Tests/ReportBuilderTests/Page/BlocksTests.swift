import Arithmetic
import Markup
import Testing

@testable import ReportBuilder

@Test func everyVerdictHasAShapeAndAWordOfItsOwn() {
  #expect(Set(Verdict.allCases.map(\.mark.html)).count == Verdict.allCases.count)
  #expect(Set(Verdict.allCases.map(\.word)).count == Verdict.allCases.count)
  #expect(Verdict.allCases.allSatisfy { $0.label.html.contains("v-\($0.rawValue)") })
}

@Test func theLedgerCountsItsVerdicts() {
  var entries = SamplePage.ledger
  entries.append(entries[0])
  let text = Ledger(entries: entries).node.plainText
  #expect(text.contains("2 hold1 holds under conditions1 contradicted1 undecided1 not testable"))
}

@Test func aLedgerWithoutClaimsIsNothing() { #expect(Ledger(entries: []).node.html.isEmpty) }

@Test func theLedgerGroupsByChapter() {
  let html = Ledger(entries: SamplePage.ledger).node.html
  #expect(html.matches(of: /<tbody>/).count == 2)
  #expect(html.matches(of: /scope="rowgroup"/).count == 2)
}

@Test func theLedgerKeepsThePaperAndTheReportApart() throws {
  var entries = SamplePage.ledger
  for index in [1, 3] { entries[index].origin = .paper }
  let html = Ledger(entries: entries).node.html
  let parts = html.split(separator: "<div class=\"part\">").map(String.init)
  #expect(parts.count == 3)
  #expect(parts[1].contains("What the paper says") && parts[2].contains("What this report adds"))
  #expect(parts[1].matches(of: /<tr id=/).count == 2 && parts[2].matches(of: /<tr id=/).count == 3)
  #expect(parts[1].contains("<b>1</b> holds under conditions"))
}

@Test func aClaimOnThePaperShowsItsWords() {
  var claim = ClaimBlock(
    identifier: "c", number: "C1", place: "Lemma 1", says: "s", verdict: .holds, expected: .holds)
  #expect(claim.node.plainText.contains("ours, on Lemma 1"))
  #expect(!claim.node.plainText.contains("Read as"))
  claim.origin = .paper
  claim.quote = "q"
  #expect(
    claim.node.html.contains("<blockquote class=\"quote\"><p>\u{201C}q\u{201D}</p></blockquote>"))
  #expect(claim.node.plainText.contains("Read as: s"))
  #expect(!claim.node.plainText.contains("ours"))
}

@Test(arguments: [
  (Verdict.holds, Truth.no, false), (.contradicted, .no, true), (.holds, .yes, true),
]) func evidenceIsFoldedUnlessSomethingIsAmiss(
  verdict: Verdict, control: Truth, isOpen: Bool
) {
  let html = ClaimBlock(
    identifier: "c", number: "C1", place: "", says: "s", verdict: verdict, expected: .holds,
    summary: ClaimSummary(evidence: "1 < 2", control: "2 < 1 fails, as it must"),
    evidence: [ClaimBlock.Row(expression: "a < b", truth: .yes)],
    controls: [ClaimBlock.Row(expression: "b < a", truth: control)]
  ).node.html
  #expect(html.contains("<details class=\"proof\" open") == isOpen)
  #expect(html.contains("1 &lt; 2; control 2 &lt; 1 fails, as it must</span></summary>"))
}

@Test func detailsAreFoldedUnderTheirTitle() {
  let html = StatementBlock(identifier: "details-a", kind: .details, title: "More").node("b").html
  #expect(
    html == "<details class=\"statement k-details\" id=\"details-a\"><summary><span>More</span>"
      + "</summary>b</details>")
}

@Test func aVerdictThatWasNotExpectedIsSaid() {
  let claim = { (verdict: Verdict, expected: Verdict) in
    ClaimBlock(
      identifier: "c", number: "C1", place: "Lemma 1", says: "s", verdict: verdict,
      expected: expected
    ).node.plainText
  }
  #expect(claim(.undecided, .holds).contains("Expected was \u{201C}holds\u{201D}."))
  #expect(!claim(.holds, .holds).contains("Expected"))
}

@Test(arguments: [
  (Truth.yes, false, "holds", true), (.no, false, "fails", false),
  (.undecided, false, "undecided within the errors", false),
  (.no, true, "fails, as it must", true), (.yes, true, "holds, but must fail", false),
  (.undecided, true, "undecided, but must fail", false),
])
func outcomesAreSaidInWords(
  truth: Truth, isControl: Bool, words: String, isGood: Bool
) {
  let row = ClaimBlock.Row(expression: "a < b", truth: truth)
  let html = ClaimBlock(
    identifier: "c", number: "C1", place: "", says: "s", verdict: .holds, expected: .holds,
    evidence: isControl ? [] : [row], controls: isControl ? [row] : []
  ).node.html
  #expect(html.contains("<td class=\"outcome \(isGood ? "good" : "bad")\">\(words)</td>"))
  #expect(html.contains(isControl ? "Negative control: must fail" : "The claim, computed"))
}

@Test func longDataIsThinnedEvenlyWithBothEnds() throws {
  let rows = (0..<1000).map { [PrintedText(Numeral(String($0)))] }
  let figure = FigureBlock(
    identifier: "f", number: "1", caption: "c", wide: "w",
    data: FigureBlock.DataTable(columns: ["x"], rows: rows))
  let cells = figure.node.html.matches(of: /<td>(\d+)<\/td>/).compactMap { Int($0.output.1) }
  #expect(cells.count == FigureBlock.mostRows)
  #expect(cells.first == 0)
  #expect(cells.last == 999)
  let steps = zip(cells, cells.dropFirst()).map { $1 - $0 }
  #expect((steps.max() ?? 0) - (steps.min() ?? 0) <= 1)
  #expect(figure.node.plainText.contains("30 of 1000 rows, evenly chosen"))
}

@Test func aFigureEndsWithItsCaption() {
  let html = SamplePage.figure("f", "1.1").html
  #expect(html.contains("</figcaption></figure>"))
  #expect(html.hasPrefix("<div class=\"figure\" id=\"f\"><figure>"))
}

@Test func aTableHasCaptionScopesAndAReachableScrollRegion() {
  let html = SamplePage.wideTable.html
  #expect(html.contains(#"role="region" tabindex="0" aria-label="Table 2.1""#))
  #expect(html.contains("<table id=\"table-gaps\"><caption>"))
  #expect(html.matches(of: /<th scope="col"/).count == 10)
  #expect(html.matches(of: /<th scope="row"/).count == 6)
}

@Test func aTableOfRaggedRowsIsStillWritten() {
  let table = TableBlock(
    identifier: "t", number: "1", caption: "c",
    columns: [TableBlock.Column(title: "a", alignment: .number)],
    rows: [[], [TableBlock.Cell(content: "1"), TableBlock.Cell(content: "2")]])
  #expect(table.node.html.contains("<tr></tr><tr><td class=\"n\">1</td><td>2</td></tr>"))
}

@Test func anInlineValueIsReadableByMachines() {
  let value = ComputedValue(
    identifier: "v", text: PrintedText(Numeral("7.5", exponent: -8)),
    error: "\u{B1} 2e-12, proved bound", source: "def")
  #expect(
    value.node.html
      == ##"<a class="value-link" href="#def"><data class="value" id="v" value="7.5e-8" "##
      + "title=\"\u{B1} 2e-12, proved bound\"><span class=\"num\">7.5\u{2009}×\u{2009}10<sup>\u{2212}8</sup>"
      + "</span></data></a>")
  #expect(ComputedValue(text: "yes").node.html == #"<span class="value">yes</span>"#)
}

@Test func headingsLinkToThemselves() {
  #expect(
    SectionHeading(level: 1, number: "1.2", title: "T", identifier: "t").node.html
      == ##"<h3 id="t"><a class="self number" href="#t">1.2</a> T</h3>"##)
  let deep = SectionHeading(level: 9, title: "T", identifier: "t").node.html
  #expect(deep.hasPrefix("<h6") && deep.contains("aria-label=\"Link to this section\""))
}

@Test func footnotesLinkBothWays() {
  let call = Footnote.call(name: "a b", number: 2, chapter: "c", count: 2).html
  let note = Footnote(name: "a b", number: 2, body: "x", calls: 2)
  let html = Footnote.beside("block", [note], chapter: "c").html
  #expect(call.contains(##"id="footnote-c-a_20b-call-2" href="#footnote-c-a_20b""##))
  #expect(html.contains(##"id="footnote-c-a_20b" role="note""##))
  #expect(html.contains(##"href="#footnote-c-a_20b-call""##))
  #expect(html.contains(##"href="#footnote-c-a_20b-call-2""##))
  #expect(Footnote.beside("block", [], chapter: "c").html == "block")
}

@Test func aListingSaysItsFileAndLine() {
  let parts: [SourceListing.Part] = [
    .init(text: "let a = 1 "), .init(text: "// one", kind: .comment),
  ]
  let html = SourceListing(file: "chapters/01.md", firstLine: 14, parts: parts).node().html
  #expect(html.contains("chapters/01.md:14</span></summary>"))
  #expect(html.contains(#"<b class="c">// one</b>"#))
}
