import Arithmetic
import Markup
import Testing

@testable import ReportBuilder

private let hostile = SamplePage.hostile
private let printed = PrintedText([
  .text(SamplePage.hostile), .number(Numeral(SamplePage.hostile, exponent: 1)),
])
private let node = MarkupNode.text(SamplePage.hostile)
private let listing = SourceListing(
  file: hostile, firstLine: 1,
  parts: [.init(text: hostile), .init(text: hostile, kind: .comment)])
private let row = ClaimBlock.Row(
  expression: hostile, left: printed, relation: hostile, right: printed, truth: .undecided)

/// Every block with the hostile text in every field.
private let blocks: [MarkupNode] = [
  FigureBlock(
    identifier: hostile, number: hostile, caption: node, wide: node, narrow: node,
    data: FigureBlock.DataTable(columns: [hostile], rows: [[printed]]), source: listing
  ).node,
  TableBlock(
    identifier: hostile, number: hostile, caption: node,
    columns: [TableBlock.Column(title: node, alignment: .number, unit: hostile)],
    rows: [[TableBlock.Cell(content: node, isRowHeader: true)]], source: listing
  ).node,
  ClaimBlock(
    identifier: hostile, number: hostile, place: hostile, says: node, verdict: .conditional,
    expected: .holds, condition: node, evidence: [row], controls: [row], body: node,
    source: listing
  ).node,
  EquationBlock(identifier: hostile, number: hostile, mathematics: node).node,
  StatementBlock(
    identifier: hostile, kind: .lemma, number: hostile, title: node
  ).node(node),
  DefinitionBlock(identifier: hostile, names: [hostile], source: listing).node,
  ErrorBlock(identifier: hostile, text: hostile).node,
  ComputedValue(identifier: hostile, text: printed, error: hostile, source: hostile).node,
  SectionHeading(level: 1, number: hostile, title: node, identifier: hostile).node,
  crossReference(node, to: hostile),
  Footnote.call(name: hostile, number: 1, chapter: hostile, count: 1),
  Footnote.beside(
    node, [Footnote(name: hostile, number: 1, body: node, calls: 2)], chapter: hostile),
  BibliographyItem(
    key: hostile, label: hostile, entry: node, note: hostile,
    citedAt: [CitationPlace(identifier: hostile, name: hostile)]
  ).node,
  Bibliography(
    [Reference(key: hostile, title: hostile, url: "https://" + hostile)], cited: [hostile]
  )
  .citation([CitationItem(key: hostile, locator: hostile)], identifier: hostile),
  Reference(
    key: hostile, kind: hostile, authors: [Reference.Name(family: hostile, given: hostile)],
    title: hostile, container: hostile, volume: hostile, issue: hostile, pages: hostile,
    publisher: hostile, doi: hostile, url: hostile
  ).entry(letter: ""),
  Ledger(entries: [
    LedgerEntry(
      claimIdentifier: hostile, number: hostile, chapterIdentifier: hostile, chapterTitle: node,
      place: hostile, says: node, verdict: .holds, expected: .undecided,
      summary: ClaimSummary(evidence: printed, scope: hostile, error: printed, control: printed))
  ]).node,
]

@Test(arguments: blocks.indices)
func hostileTextStaysText(index: Int) {
  let html = blocks[index].html
  #expect(!html.contains("<script") && !html.contains("</script"))
  #expect(!html.contains("</style"))
  #expect(!html.contains("<img"))
  #expect(!html.contains("<!--"))
  // No attribute came into being either: outside quotes there is no `onerror`.
  let outside = html.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
    .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }
  let tags = outside.joined().matches(of: /<[^>]*>/).map { String($0.output) }
  #expect(tags.allSatisfy { !$0.contains("onerror") })
}

@Test func thePageKeepsHostileTextAsText() {
  var page = SamplePage.page
  page.language = hostile
  page.title = node
  page.plainTitle = hostile
  page.subtitle = node
  page.authors = [hostile]
  page.paper = PaperReference(title: hostile, authors: [hostile], identifier: hostile, url: hostile)
  page.summaryText = hostile
  page.abstract = node
  page.provenance = [ProvenanceEntry(name: hostile, value: hostile)]
  let html = page.render()
  #expect(html.matches(of: /<script/).count == 1 && html.matches(of: /<\/script/).count == 1)
  #expect(!html.contains("<img"))
  #expect(html.matches(of: /<\/style>/).count == 1)
}

@Test func aProgramReadsAsItRuns() {
  let parts: [SourceListing.Part] = [
    .init(text: "let a = 1 "), .init(text: "// \u{202E}\u{2066}", kind: .comment),
    .init(text: "\r\nlet b = \u{1B}2"),
  ]
  let html = SourceListing(file: "a.md", firstLine: 1, parts: parts).node().html
  #expect(!html.contains("\u{202E}") && !html.contains("\u{2066}"))
  #expect(html.contains("// ⟨U+202E⟩⟨U+2066⟩</b>\nlet b = \u{241B}2"))
}

@Test func thePageHoldsNoCharacterThatHTMLForbids() {
  let report = InMemoryReport(
    index: "a\u{1}b\u{85}c\u{7F}d `\u{2}` [l](#\u{3} \"\u{4}\")", chapters: ["# T\u{5}\n\n$x\u{6}$"]
  )
  let forbidden = report.html().unicodeScalars.filter {
    $0.properties.generalCategory == .control && $0 != "\n"
  }
  #expect(forbidden.isEmpty)
}
