import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct ReferencesTests {
  private let chapters: [(path: String, text: String)] = [
    ("chapters/01-x.md", "# The title\n\n## A\n\n## A\n\n> [!LEMMA] #lem-a T\n> t\n"),
    ("chapters/02-y.md", "# Y\n\n## B\n"),
  ]

  @Test(arguments: [
    ("#a", "a"), ("#a-1", "a-1"), ("#the-title", "chapter-x"), ("#lem-a", "lem-a"), ("#b", "b"),
    ("02-y.md", "chapter-y"), ("02-y.md#b", "b"), ("index.md", "chapter-index"),
  ]) func findsWhereALinkLeads(_ address: String, _ anchor: String) {
    let read = manuscript(of: chapters)
    #expect(read.anchor(of: address, from: 1) == anchor)
    #expect(read.linkFault(address, from: 1) == nil)
  }

  @Test(arguments: [
    ("", "this link has no address"),
    ("#a-2", "nothing has the name 'a-2'; did you mean 'a-1'?"),
    ("#lem-b", "nothing has the name 'lem-b'; did you mean 'lem-a'?"),
    ("02-y.md#bb", "'02-y.md' has no place '#bb'; did you mean 'b'?"),
    (
      "02-x.md",
      "there is no chapter '02-x.md'; did you mean '01-x.md'?; a report is one file, so it can "
        + "link to its chapters and to the web"
    ),
  ]) func tellsWhyALinkLeadsNowhere(_ address: String, _ fault: String) {
    #expect(manuscript(of: chapters).linkFault(address, from: 1) == fault)
  }

  @Test func tellsAChapterThatIsMentioned() {
    let read = manuscript(
      of: [("chapters/01-x.md", "# X\n\nSee @02-y.\n"), ("chapters/02-y.md", "# Y\n")])
    #expect(read.diagnostics.map(\.identifier) == ["unknown-mention"])
    #expect(read.diagnostics.map(\.message) == ["'02-y' is a chapter, and no work and no label"])
    #expect(read.diagnostics.map(\.annotation) == ["[words](02-y.md)"])
    #expect(read.diagnostics.first?.range?.text == "@02-y")
  }

  @Test func readsThePlaceInAWorkBehindAKeyAlone() {
    let references = #"[{"id": "2020smith", "title": "T", "author": [{"family": "Smith"}]}]"#
    var report = InMemoryReport(chapters: [
      "# One\n\nAs @2020smith [p. 3] says of @lem-a [2].\n\n> [!LEMMA] #lem-a\n> One.\n"
    ])
    report.references = references
    #expect(report.manuscript.diagnostics == [])
    let text = report.html()
    #expect(text.contains(">Smith\u{A0}(<a href=\"#reference-2020smith\">n.d.</a>, p. 3)</span>"))
    #expect(text.contains(">Lemma 1.1</a> [2]."))
  }

  @Test func tellsALinkThatNobodySees() {
    let read = manuscript(
      of: [
        ("chapters/01-x.md", "# X\n\n## A\n\n[](#a) and [](#lem-a)\n\n> [!LEMMA] #lem-a T\n> t\n")
      ])
    #expect(
      read.diagnostics.map { "\($0.identifier) \($0.annotation ?? "")" } == [
        "empty-link [words](#a)"
      ])
  }

  @Test(arguments: ["https://example.org", "http://example.org", "mailto:a@b.c"])
  func leavesTheWebAlone(_ address: String) {
    let read = manuscript(of: chapters)
    #expect(read.anchor(of: address, from: 1) == nil)
    #expect(read.linkFault(address, from: 1) == nil)
  }

  @Test(arguments: [
    ("[{\"id\": \"a\"\n}", ["bibliography-syntax"]), ("{\"id\": \"a\"}", ["bibliography-form"]),
    ("", ["bibliography-syntax"]),
  ]) func tellsABrokenBibliographyAndNotEveryCitation(_ json: String, _ expected: [String]) {
    let read = manuscript(of: [("chapters/01-x.md", "# X\n\n[@a]\n")], references: json)
    #expect(read.diagnostics.map(\.identifier.description) == expected)
  }

  @Test func tellsOnceOfAWorkThatNobodyCouldFind() {
    let read = manuscript(
      of: [("chapters/01-x.md", "# X\n\n[@a; @b; @c] and [@a]\n")],
      references:
        #"[{"id": "a", "type": "book", "issued": 2016}, {"id": "b", "DOI": "10.1/x"}, {"id": "c", "title": "T"}, {"id": "d"}]"#
    )
    #expect(read.diagnostics.map(\.identifier.description) == ["empty-reference"])
    #expect(read.diagnostics.first?.range?.text == "@a")
  }

  @Test func saysWhereWorksAreListed() {
    let read = manuscript(of: [("chapters/01-x.md", "# X\n\n[@a]\n")], references: nil)
    #expect(read.diagnostics.map(\.identifier.description) == ["unknown-citation"])
    #expect(
      read.diagnostics.first?.annotation == "works are listed in chapters/references.json")
  }
}
