import Diagnostics
import Foundation
import Script
import Testing
import Vocabulary

@testable import ReportBuilder

/// A chapter with mistakes in it, each between `«` and `»`, and what an author is told about them.
struct Mistake: Sendable, CustomTestStringConvertible {
  /// The text below the title, with the marks.
  let text: String
  /// Identifier and message of each mistake, in the order of the marks.
  let told: [[String]]

  init(_ text: String, _ identifier: String, _ message: String, _ more: [String]...) {
    self.text = text
    told = [[identifier, message]] + more
  }

  var testDescription: String { text }
}

/// Fences around programs, so that the tables below show little but the mistake.
func define(_ program: String) -> String { "```{define}\n\(program)\n```\n" }

func figure(_ program: String) -> String {
  "```{figure} #fig-a\n:caption: A caption.\n:alt: A text.\n\n\(program)\n```\n"
}

func table(_ program: String) -> String {
  "```{table} #tab-a\n:caption: A caption.\n\n\(program)\n```\n"
}

func claim(_ program: String) -> String {
  "```{claim} #claim-a\n:paper: Section 1\n:says: It is so.\n:expect: holds\n\n\(program)\n```\n"
}

@Suite struct MistakesTests {
  @Test(arguments: Mistake.inDirectives) func tellsMistakesInDirectives(_ mistake: Mistake) {
    check(mistake)
  }

  @Test(arguments: Mistake.inNames) func tellsMistakesInNamesAndLabels(_ mistake: Mistake) {
    check(mistake)
  }

  @Test(arguments: Mistake.inTypes) func tellsMistakesInTypes(_ mistake: Mistake) {
    check(mistake)
  }

  @Test(arguments: Mistake.inValues) func tellsMistakesInValues(_ mistake: Mistake) {
    check(mistake)
  }

  @Test(arguments: Mistake.inSyntax) func tellsMistakesInSyntax(_ mistake: Mistake) {
    check(mistake)
  }

  @Test(arguments: Mistake.inProse) func tellsMistakesInProse(_ mistake: Mistake) {
    check(mistake)
  }

  @Test(arguments: Mistake.inPlaces) func findsTheirPlaces(_ mistake: Mistake) {
    check(mistake)
  }

  @Test func countsColumnsAsAPersonDoes() throws {
    let text = "Das ist 漢字 und 👩‍👩‍👧 é: `{value} foo`\n"
    let only = try #require(diagnostics(of: "# A chapter\n\n" + text).first)
    #expect(only.range?.start == SourceLocation(line: 3, column: 30))
    #expect(only.range?.text == "foo")
  }

  @Test func findsPlacesInFilesWithCarriageReturns() {
    let text =
      "# X\r\n\r\n```{define}\r\nlet a = foo\r\n```\r\n\r\nText `{value} 1 +\r\nbar`, $\\foo$.\r\n"
    let found = diagnostics(of: text)
    #expect(found.compactMap { $0.range?.text } == ["foo", "bar", "\\foo"])
    #expect(
      found.compactMap { $0.range?.start } == [
        SourceLocation(line: 4, column: 9), SourceLocation(line: 8, column: 1),
        SourceLocation(line: 8, column: 8),
      ])
  }

  @Test func tellsTwoThingsThatLackAtOnePlace() {
    let text =
      "# X\n\n```{figure} #fig-a\nplot([line(normal(mean: 0, sd: 1).pdf)], x: 0...1)\n```\n"
    #expect(
      diagnostics(of: text).map(\.message) == [
        "this figure has no 'caption'", "this figure has no 'alt'",
      ])
  }

  @Test func findsNothingWrongInASoundChapter() {
    let text = """
      # A chapter

      ```{define}
      let p = mixture(weights: [0.5, 0.5], means: [-1, 1], sd: 1); let q = normal(mean: 0, sd: 1)
      ```

      It costs $5 and text, `{value .3f} p.mean` and `{{value}} x`; see @fig-a, [Y](#fig-a),
      [@hyvarinen2005], <https://example.org>, note[^a]. <!-- `{value} foo` -->

      [^a]: A note.

      """
    #expect(diagnostics(of: text + figure("plot([line(p.pdf)], x: -3...3)")).isEmpty)
  }

  /// Each mistake is told once, at its place, and nothing else is.
  private func check(_ mistake: Mistake) {
    let marked = "# A chapter\n\n" + mistake.text
    let found = diagnostics(
      of: marked.replacing("«", with: "").replacing("»", with: ""))
    #expect(found.map { [$0.identifier.description, $0.message] } == mistake.told)
    #expect(mark(found, in: marked) == marked)
  }

  /// The text with marks where the diagnostics are.
  private func mark(_ diagnostics: [Diagnostic], in marked: String) -> String {
    var bytes = Array(marked.replacing("«", with: "").replacing("»", with: "").utf8)
    for range in diagnostics.reversed().compactMap(\.range) {
      bytes.insert(contentsOf: Array("»".utf8), at: range.bytes.upperBound)
      bytes.insert(contentsOf: Array("«".utf8), at: range.bytes.lowerBound)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What is told about a chapter: what checking finds, and when that is nothing, what computing does.
func diagnostics(of chapter: String) -> [Diagnostic] {
  let manuscript = manuscript(of: [("chapters/01-x.md", chapter)])
  guard !manuscript.hasErrors else { return manuscript.diagnostics }
  let computed = Computation(
    manuscript: manuscript, keys: PlanKeys(manuscript), workers: Workers(jobs: 1), results: nil,
    progress: { _, _, _ in }
  ).run()
  let verdicts = zip(manuscript.cells, computed.outcomes).flatMap { cell, outcome in
    outcome.flatMap { cell.computed?.diagnose(of: $0, at: cell) } ?? []
  }
  return Diagnostic.sorted(
    manuscript.diagnostics.withoutWarnings(toldBy: verdicts, of: manuscript)
      + computed.diagnostics + verdicts)
}

/// A report that is made of texts instead of files.
func manuscript(
  of chapters: [(path: String, text: String)], index: String = "---\ntitle: T\n---\n# Index\n",
  references: String? = #"[{"id": "hyvarinen2005", "title": "Estimation"}]"#
) -> Manuscript {
  var sources = ReportSources()
  sources.index = SourceFile(path: "chapters/index.md", text: index)
  sources.chapters = chapters.map { SourceFile(path: $0.path, text: $0.text) }
  sources.references = references.map {
    SourceFile(path: "chapters/references.json", text: $0)
  }
  sources.picture = { (path) throws(UnreadableFile) in
    switch path {
    case "dot.png": return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    case "index.md": return Array("# Index\n".utf8)
    default: throw UnreadableFile(SystemFault(ENOENT))
    }
  }
  return ManuscriptReader.read(sources, words: vocabulary, kinds: .all)
}
