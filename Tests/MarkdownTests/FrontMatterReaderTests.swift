import Diagnostics
import Testing

@testable import Markdown

@Suite struct FrontMatterReaderTests {
  @Test func readsValuesWithTheirPlaces() throws {
    let marked = MarkedText(
      "---\n⟦title⟧: ⟦Über é 😀 scores⟧\nauthors:\n  - ⟦A. B⟧\n  - {⟦name⟧: ⟦\"C: D\"⟧, n: 3}\nseed: ⟦7⟧\n---\n# x\n"
    )
    let (document, diagnostics) = MarkdownDocument.parse(marked.file)
    #expect(diagnostics.isEmpty)
    let root = try #require(document.frontMatter?.root)
    #expect(root.entries.map(\.key) == ["title", "authors", "seed"])
    let authors = try #require(root["authors"]?.sequence)
    let second = try #require(authors[1].mapping)
    #expect(second["name"]?.text == "C: D")
    let places = [
      root.entries[0].keyRange, root["title"]?.range, authors[0].range, second.entries[0].keyRange,
      second["name"]?.range,
      root["seed"]?.range,
    ]
    #expect(places.map { $0?.bytes } == marked.marked)
    #expect(HTMLWriter(document).html() == "<h1>x</h1>\n")
  }

  @Test(arguments: [
    ("---\na: b: c\n---\n", "invalid-yaml"), ("---\na: [1\n---\n", "invalid-yaml"),
    ("---\na: &x 1\n---\n", "yaml-anchor"),
    ("---\na: *x\n---\n", "yaml-anchor"), ("---\na: !!int 1\n---\n", "yaml-anchor"),
    ("---\na: 1\na: 2\n---\n", "duplicate-key"),
    ("---\na: 1\n", "unclosed-front-matter"), ("---\na: 1\n? [x]\n: y\n---\n", "yaml-key"),
    ("---\na: " + times("[", 40) + times("]", 40) + "\n---\n", "yaml-nesting"),
    ("---\na: " + times("[", 100_000) + "\n---\n", "yaml-nesting"),
  ])
  func tellsMistakes(_ text: String, _ identifier: String) {
    #expect(parse(text).diagnostics.map(\.identifier.description) == [identifier])
  }

  @Test func pointsAtTheFault() {
    let diagnostic = parse("---\na: 1\nb: c: d\n---\n").diagnostics.first
    #expect(diagnostic?.range?.start.line == 3)
  }

  @Test(arguments: [
    "---\n---\n", "---\nFoo\n---\nBar\n", "x\n---\na: b\n---\n", "---\n\n---\n", "--- \n- a\n---",
  ])
  func leavesCommonMarkAlone(_ text: String) {
    let (ours, theirs, _) = compare(text)
    #expect(ours == theirs)
    #expect(parse(text).document.frontMatter == nil)
  }

  @Test func canBeTurnedOff() {
    let file = SourceFile(path: "t.md", text: "---\na: $b$\n---\n")
    let options = MarkdownOptions(frontMatter: false, constructs: false)
    let document = MarkdownDocument.parse(file, options: options).document
    #expect(HTMLWriter(document).html() == "<hr />\n<h2>a: $b$</h2>\n")
  }
}
