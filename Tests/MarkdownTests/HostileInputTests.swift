import Diagnostics
import Testing

@testable import Markdown

/// Long and deep texts, each of which must come back in time and without overflowing the stack.
@Suite struct HostileInputTests {
  @Test(arguments: [
    (">", 50_000), ("> ", 20_000), ("- ", 20_000), ("1. ", 20_000), ("- > ", 5000), ("[", 50_000),
    ("![", 50_000), ("*a ", 20_000),
    ("**a", 20_000), ("[^a", 20_000),
  ])
  func readsDeepNesting(_ piece: String, _ count: Int) {
    let text = times(piece, count) + "x\n\ny\n"
    let (ours, theirs, lost) = compare(text)
    #expect(ours == theirs)
    #expect(lost == 0)
    #expect(!parse(text).document.dump.isEmpty)
  }

  @Test func closesDeepNesting() {
    for text in [
      times("[", 20_000) + "x" + times("](y)", 20_000),
      times("![", 20_000) + "x" + times("](y)", 20_000),
      times("*", 20_000) + "x" + times("*", 20_000), times("`", 20_000) + "x" + times("`", 20_000),
    ] {
      let (ours, theirs, lost) = compare(text)
      #expect(ours == theirs)
      #expect(lost == 0)
    }
  }

  @Test(arguments: [
    "$", "$a ", "$$ ", "$a$ ", "$`", "$a` ", "[", "]", "[^a]", "[@a;", "[^a]: ", "`", "`a``",
    "@a-b ", "@", "`{value} x` ", "`{value} ",
    "<", "<!--", "x<!--", "x<?", "x<![CDATA[", "<a b=\"", "&", "&a;", "\\", "a\n", "\n", "#\n",
    "-\n", "- a\n", "$$\n", "$$ a\n\n",
    "[^a]: b\n", "> [!NOTE] a\n\n", "```{a}\n```\n", "[a]: b\n", "[a](b", "[a](<b", "[a](\"", "\0",
    "\r", "\t", "<b>", "a_", "a**", "*a **a ",
  ])
  func readsLongLinesAndFilesOf(_ piece: String) {
    let text = times(piece, 200_000 / piece.utf8.count)
    let document = parse(text).document
    #expect(document.lostPositions == 0)
    #expect(HTMLWriter(document).bytes().count < 100 * text.utf8.count)
  }

  @Test func givesUpOnDeepNestingOverManyLines() {
    let (document, diagnostics) = parse(times("- ", 10_000) + "x\n" + times("\n", 20_000))
    #expect(identifiers(diagnostics) == ["1:1 nested-too-deep"])
    #expect(HTMLWriter(document).html().isEmpty)
  }

  @Test func readsNULAsTheReplacementCharacter() {
    let document = parse("a\0b $x\0$").document
    #expect(HTMLWriter(document).html().hasPrefix("<p>a\u{FFFD}b "))
  }

  @Test func survivesCutsAnywhere() {
    var generator = MarkdownGenerator(seed: 7)
    let text = Array(
      generator.document(MarkdownGenerator.plain + MarkdownGenerator.constructs, longest: 400).utf8)
    for end in stride(from: 0, to: text.count, by: 3) {
      let file = SourceFile(path: "t.md", bytes: Array(text[..<end]))
      let (document, diagnostics) = MarkdownDocument.parse(file)
      #expect(document.lostPositions == 0)
      _ = DiagnosticRenderer().render(diagnostics)
    }
  }
}
