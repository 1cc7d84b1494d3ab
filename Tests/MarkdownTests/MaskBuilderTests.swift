import Diagnostics
import Testing

@testable import Markdown

@Suite struct MaskBuilderTests {
  @Test(arguments: [
    ("$$\na\n+ b\n$$", "\na\n+ b\n", nil), ("$$ a $$", " a ", nil), ("$$a$$ #eq-x", "a", "eq-x"),
    ("$$a$$ {#eq-y}", "a", "eq-y"),
    ("> $$\n> a\n> $$ #eq-z", "\na\n", "eq-z"), ("- x\n  $$\n  a\n  $$", "\na\n", nil),
    ("$$ \\text{\\$\\$} $$", " \\text{\\$\\$} ", nil),
    ("```math #eq-m\na\n\nb\n```", "a\n\nb\n", "eq-m"), ("- ```math\n  a\n  ```", "a\n", nil),
    ("$$\r\na\r\n$$", "\na\n", nil),
  ])
  func readsDisplayedFormulas(_ text: String, _ tex: String, _ label: String?) {
    let (document, diagnostics) = parse(text)
    guard case .mathematics(let formula)? = document.orderedConstructs.first else {
      Issue.record("no formula")
      return
    }
    #expect(diagnostics.isEmpty)
    #expect(formula.isDisplay)
    #expect(formula.tex.text == tex)
    #expect(formula.label?.name == label)
    for (offset, byte) in formula.tex.bytes.enumerated() {
      #expect(document.file.bytes[formula.tex.fileOffset(offset)] == byte)
    }
  }

  @Test(arguments: [
    ("$$ a\n\nb", "1:1 unclosed-formula"), ("> $$\na", "1:3 unclosed-formula"),
    ("$$\na\n$$ x", "3:4 text-after-formula"),
    ("> [!LEMA] x", "1:5 unknown-statement"), ("> [!NOTE] #1 x", "1:11 bad-label"),
    ("a[^x]", "1:2 unknown-footnote"), ("[^x]: a", "1:1 unused-footnote"),
    ("a[^x]\n\n[^x]: b\n[^x]: c", "4:1 duplicate-footnote"),
    ("```{figure\n```", "1:4 malformed-directive"), ("```{f} #1\n```", "1:8 bad-label"),
    ("```{f} #a b\n```", "1:11 text-after-label"),
    ("```{f} b\n```", "1:8 text-after-label"), ("```math x\n```", "1:9 text-after-label"),
    ("```{f}\n:a b\n\n```", "2:1 malformed-option"),
    ("```{f}\n:a: b\nc\n```", "3:1 missing-blank-line"),
    ("```{f}\n:a: b\nc d\n:e: f\n\ng\n```", "3:1 unindented-option"),
    ("```{f}\n:a: b\nc d\n\ng\n```", "3:1 unindented-option"),
    ("```{f}\n:a: b\nlet c = 1\n\ng\n```", "3:1 missing-blank-line"),
    ("```{f}\n:a: b\nc( d)\n\ng\n```", "3:1 missing-blank-line"),
    ("- ```{f}\n  :a b\n  ```", "2:3 malformed-option"),
  ])
  func tellsMistakes(_ text: String, _ expected: String) {
    #expect(identifiers(parse(text).diagnostics) == [expected])
  }

  @Test func splitsStatementsIntoHeadTitleAndBody() {
    let (document, diagnostics) = parse(
      "> [!THEOREM] #thm-a A *title* with $x\\_y$\n> First\nlazy.\n>\n> - list\n\n> [!proof]\n> ok\n\n> [!TIP]\n"
    )
    #expect(diagnostics.isEmpty)
    let statements = document.orderedConstructs.compactMap { construct -> Statement? in
      if case .statement(let it) = construct { it } else { nil }
    }
    #expect(statements.map(\.kind) == [.theorem, .proof, .tip])
    #expect(statements.map(\.label?.name) == ["thm-a", nil, nil])
    #expect(statements.map(\.range.text) == ["[!THEOREM] #thm-a", "[!proof]", "[!TIP]"])
    #expect(statements[0].title.map { document.plainText(of: $0) } == "A title with x\\_y")
    #expect(statements[1].title == nil)
    let first = document.children(document.root).first { _ in true }
    #expect(
      first.map { document.children($0).map { document.kind($0) } } == [
        .paragraph, .list(ListStyle(start: nil, isTight: true)),
      ])
  }

  /// A construct whose mark would make something else of the paragraph is text.
  @Test(arguments: [
    ("[a]: $x y$", "<p>[a]: $x y$</p>\n"), ("[$]a$]: /u", "<p>[$]a$]: /u</p>\n"),
    ("```a `{value} x`", "<p>```a <code>{value} x</code></p>\n"),
    ("a\n```$`x`$\n", "<p>a\n```$<code>x</code>$</p>\n"),
  ])
  func losesNoText(_ text: String, _ html: String) {
    #expect(HTMLWriter(parse(text).document).html() == html)
  }

  @Test func keepsWhatIsWrittenInsideTags() {
    let document = parse("a <b c=`{value} x`> d").document
    #expect(document.plainText(of: document.root).contains("a "))
    #expect(document.dump.contains("htmlInline 1:3-1:20 \"<b c=`{value} x`>\""))
  }

  @Test(arguments: [
    ("> [!NOTE] T\n> 2. b", "list"), ("> [!NOTE] T\n> <b>\n> x", "htmlBlock"),
    ("> [!NOTE] T\n2. b", "list"), ("> [!NOTE] T\n>      b", "paragraph"),
    ("> [!NOTE] T\n     $$b$$", "paragraph"), ("- > [!NOTE] T\n  > ~~~\n  > b", "codeBlock"),
  ])
  func startsBlocksBehindTitles(_ text: String, _ kind: String) {
    let document = parse(text).document
    #expect(document.lostPositions == 0)
    let statement = document.descendants(document.root).first { document.kind($0) == .statement }
    let kinds = statement.map { document.children($0).map { "\(document.kind($0))" } } ?? []
    let next = document.children(document.root).map { "\(document.kind($0))" }
    #expect((kinds.isEmpty ? next : kinds).contains { $0.hasPrefix(kind) }, "\(document.dump)")
  }

  @Test func takesNoStatementOutOfALink() {
    #expect(parse("> [!NOTE](x)").document.orderedConstructs.isEmpty)
    #expect(parse("> a\n> [!NOTE] x").document.orderedConstructs.isEmpty)
  }
}
