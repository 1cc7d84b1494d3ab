import Diagnostics
import Testing
import Vocabulary

@testable import ReportBuilder

@Suite struct ManuscriptReaderTests {
  private func told(_ text: String) -> [String] {
    manuscript(of: [("chapters/01-x.md", text)]).diagnostics.map {
      "\($0.identifier) \($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0)"
    }
  }

  @Test func saysThatATitleStandsBehindTheFrontMatter() throws {
    let found = manuscript(
      of: [("chapters/01-x.md", "# X\n")], index: "---\ntitle: T\n---\nText.\n")
    let diagnostic = try #require(found.diagnostics.first)
    #expect(found.diagnostics.count == 1 && diagnostic.identifier == "no-title")
    #expect(diagnostic.message.contains("'# Title' stands behind the front matter"))
    #expect(diagnostic.range?.start.line == 3)
  }

  @Test(arguments: [
    ("", ["no-title 1:1"]), ("Text only.\n", ["no-title 1:1"]), ("## A\n", ["no-title 1:1"]),
    ("Text.\n\n# X\n", ["title-place 3:1"]), ("## A\n\n# X\n", ["title-place 3:1"]),
    ("# X\n\n# Y\n", ["second-title 3:1"]), ("<!-- draft -->\n\n# X\n", []),
    ("---\ntitle: T\n---\n# X\n", ["front-matter-place 1:1"]),
    ("---\ntitle: T\n# X\n", ["unclosed-front-matter 1:1"]),
    ("#\n", ["empty-heading 1:1"]), ("\u{FEFF}# X\n", []),
  ]) func wantsATitleFirst(_ text: String, _ expected: [String]) {
    #expect(told(text) == expected)
  }

  @Test func tellsBytesThatAreNoTextAndNothingElse() {
    var sources = ReportSources()
    sources.index = SourceFile(path: "chapters/index.md", text: "# Index\n")
    sources.chapters = [
      SourceFile(path: "chapters/01-x.md", bytes: Array("# X\n\nab".utf8) + [0xFF, 0xFE])
    ]
    let found = ManuscriptReader.read(sources, words: vocabulary, kinds: .all).diagnostics
    #expect(found.map(\.identifier.description) == ["invalid-utf8"])
    #expect(found.first?.range?.start == SourceLocation(line: 3, column: 3))
  }

  @Test func refusesTwoChaptersOfOneName() {
    let found = manuscript(of: [("chapters/01-x.md", "# X\n"), ("chapters/02-x.md", "# Y\n")])
      .diagnostics
    #expect(found.map(\.message) == ["'chapters/01-x.md' already has the name 'x'"])
    #expect(found.first?.range?.file.path == "chapters/02-x.md")
  }

  @Test func refusesALabelOfAnotherChapter() {
    let text = "# X\n\n> [!LEMMA] #lem-a T\n> Text.\n"
    let found = manuscript(of: [("chapters/01-x.md", text), ("chapters/02-y.md", text)]).diagnostics
    #expect(found.map(\.identifier.description) == ["duplicate-label"])
    #expect(found.first?.range?.file.path == "chapters/02-y.md")
    #expect(found.first?.notes.first?.range?.file.path == "chapters/01-x.md")
  }

  @Test func readsNamesAcrossChaptersAndSuggestsThem() {
    let found = manuscript(of: [
      ("chapters/01-one-score.md", "# X\n\n```{define}\nlet half = 1\n```\n"),
      (
        "chapters/02-y.md",
        "# Y\n\n`{value} oneScore.half` `{value} oneScore.haf` `{value} oneScor.half` "
          + "`{value} index.a` `{value} half`\n"
      ),
    ]).diagnostics
    #expect(
      found.map(\.message) == [
        "the chapter 'oneScore' does not define 'haf'; did you mean 'half'?",
        "'oneScor' is not defined; did you mean 'oneScore'?",
        "the chapter 'index' does not define 'a'", "'half' is not defined",
      ])
    #expect(
      found.last?.notes.map(\.message) == [
        "another chapter defines it; from here it is oneScore.half"
      ])
  }

  @Test func findsACycleThroughTwoChapters() {
    let found = manuscript(of: [
      ("chapters/01-a.md", "# A\n\n```{define}\nlet p = b.q\n```\n"),
      ("chapters/02-b.md", "# B\n\n```{define}\nlet q = a.p\n```\n"),
    ]).diagnostics
    #expect(found.map(\.message) == ["these definitions need each other: p -> b.q -> p"])
  }

  @Test func numbersSectionsAndEquations() {
    let read = manuscript(of: [
      (
        "chapters/01-x.md",
        "# X\n\n## A\n\n### B\n\n## C\n\n```math #eq-a\na\n```\n\n```math\nb\n```\n\n> [!LEMMA] #lem-a T\n> t\n"
      )
    ])
    #expect(read.diagnostics.isEmpty)
    #expect(read.chapters.last?.headings.map(\.number) == ["1.1", nil, "1.2"])
    #expect(read.labels["eq-a"]?.reference == "Equation (1.1)")
    #expect(read.labels["lem-a"]?.reference == "Lemma 1.1")
  }

  @Test func keepsThePlacesOfHeadingsApartFromThePagesOwn() {
    let read = manuscript(of: [
      ("chapters/01-x.md", "# X\n\n## Chapter x\n\n## Ledger\n\n## Lem a\n\n## Citation 1\n"),
      ("chapters/02-y.md", "# Y\n\n> [!LEMMA] #lem-a T\n> t\n\n## Ledger\n"),
    ])
    #expect(read.diagnostics.isEmpty)
    let places =
      read.chapters.flatMap { $0.headings.map(\.anchor) } + Array(PageAnchor.reserved)
      + read.labels.names + read.chapters.indices.map(read.chapterAnchor)
    #expect(Set(places).count == places.count)
    #expect(!places.contains("citation-1"))
    // A link is written with the heading's own name all the same.
    #expect(read.anchor(of: "#chapter-x", from: 1) == read.chapters[1].headings[0].anchor)
  }
}
