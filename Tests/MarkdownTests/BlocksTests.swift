import Diagnostics
import Testing

@testable import Markdown

@Suite struct MaskBuilderTests {
  @Test(arguments: [
    ("$$\na\n+ b\n$$", "\na\n+ b\n", nil), ("$$ a $$", " a ", nil), ("$$a$$ #eq-x", "a", "eq-x"), ("$$a$$ {#eq-y}", "a", "eq-y"),
    ("> $$\n> a\n> $$ #eq-z", "\na\n", "eq-z"), ("- x\n  $$\n  a\n  $$", "\na\n", nil), ("$$ \\text{\\$\\$} $$", " \\text{\\$\\$} ", nil),
    ("```math #eq-m\na\n\nb\n```", "a\n\nb\n", "eq-m"), ("- ```math\n  a\n  ```", "a\n", nil), ("$$\r\na\r\n$$", "\na\n", nil),
  ])
  func readsDisplayedFormulas(_ text: String, _ tex: String, _ label: String?) {
    let (document, diagnostics) = parse(text)
    guard case .mathematics(let formula)? = document.allCarriers.first else {
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
    ("$$ a\n\nb", "1:1 unclosed-formula"), ("> $$\na", "1:3 unclosed-formula"), ("$$\na\n$$ x", "3:4 text-after-formula"),
    ("> [!LEMA] x", "1:5 unknown-statement"), ("> [!NOTE] #1 x", "1:11 bad-label"),
    ("a[^x]", "1:2 unknown-footnote"), ("[^x]: a", "1:1 unused-footnote"), ("a[^x]\n\n[^x]: b\n[^x]: c", "4:1 duplicate-footnote"),
    ("```{figure\n```", "1:4 malformed-directive"), ("```{f} #1\n```", "1:8 bad-label"), ("```{f} #a b\n```", "1:11 text-after-label"),
    ("```{f} b\n```", "1:8 text-after-label"), ("```math x\n```", "1:9 text-after-label"), ("```{f}\n:a b\n\n```", "2:1 malformed-option"),
    ("```{f}\n:a: b\nc\n```", "3:1 missing-blank-line"), ("- ```{f}\n  :a b\n  ```", "2:3 malformed-option"),
  ])
  func tellsMistakes(_ text: String, _ expected: String) {
    #expect(identifiers(parse(text).diagnostics) == [expected])
  }

  @Test func splitsStatementsIntoHeadTitleAndBody() {
    let (document, diagnostics) = parse(
      "> [!THEOREM] #thm-a A *title* with $x\\_y$\n> First\nlazy.\n>\n> - list\n\n> [!proof]\n> ok\n\n> [!TIP]\n")
    #expect(diagnostics.isEmpty)
    let statements = document.allCarriers.compactMap { carrier -> Statement? in
      if case .statement(let it) = carrier { it } else { nil }
    }
    #expect(statements.map(\.kind) == [.theorem, .proof, .tip])
    #expect(statements.map(\.label?.name) == ["thm-a", nil, nil])
    #expect(statements.map(\.range.text) == ["[!THEOREM] #thm-a", "[!proof]", "[!TIP]"])
    #expect(statements[0].title.map { document.plainText(of: $0) } == "A title with x\\_y")
    #expect(statements[1].title == nil)
    let first = document.children(document.root).first { _ in true }
    #expect(first.map { document.children($0).map { document.kind($0) } } == [.paragraph, .list(ListStyle(start: nil, isTight: true))])
  }

  @Test func takesNoStatementOutOfALink() {
    #expect(parse("> [!NOTE](x)").document.allCarriers.isEmpty)
    #expect(parse("> a\n> [!NOTE] x").document.allCarriers.isEmpty)
  }
}

@Suite struct FootnotesTests {
  @Test func takesDefinitionsOutOfTheFlow() {
    let (document, diagnostics) = parse(
      "a[^two] b[^one] c[^two]\n\n[^one]: One $x$.\n\n    More.\n\n    - list\n[^two]: Two\nlazy[^one].\n\nend\n")
    #expect(diagnostics.isEmpty)
    #expect(document.footnotes.map(\.name) == ["one", "two"])
    #expect(document.footnotes.map(\.number) == [2, 1])
    #expect(document.footnotes.map(\.references) == [2, 2])
    let writer = HTMLWriter(document)
    #expect(writer.html() == "<p>a<sup>1</sup> b<sup>2</sup> c<sup>1</sup></p>\n<p>end</p>\n")
    #expect(
      writer.content(of: document.footnotes[0].node)
        == "<p>One <code class=\"math inline\">x</code>.</p>\n<p>More.</p>\n<ul>\n<li>list</li>\n</ul>\n")
    #expect(writer.html(of: document.footnotes[1].node) == "<p>Two\nlazy<sup>2</sup>.</p>\n")
    #expect(document.footnotes.map(\.nameRange.text) == ["[^one]", "[^two]"])
  }

  @Test(arguments: [
    ("[^a]: ```\n    x\n\n# h[^a]", "<h1>h<sup>1</sup></h1>\n"), ("[^a]: <!-- x\n\nb[^a]", "<p>b<sup>1</sup></p>\n"),
    ("- x[^a]\n- y\n\n  [^a]: z\n", "<ul>\n<li>x<sup>1</sup></li>\n<li>y</li>\n</ul>\n"),
    ("> x[^a]\n>\n> [^a]: z\n", "<blockquote>\n<p>x<sup>1</sup></p>\n</blockquote>\n"), ("x[^a]\n[^a]:\n", "<p>x<sup>1</sup></p>\n"),
  ])
  func letsNothingLeakFromADefinition(_ text: String, _ html: String) {
    #expect(HTMLWriter(parse(text).document).html() == html)
  }

  @Test func keepsDirectivesAndCodeInsideDefinitions() {
    let document = parse("x[^a]\n\n[^a]: y\n\n    ```{f} #l-m\n    :a: b\n\n    p\n      q\n    ```\n\n\t    code\n").document
    guard case .directive(let directive)? = document.allCarriers.last else {
      Issue.record("no directive")
      return
    }
    #expect(directive.program.text == "p\n  q\n")
    #expect(HTMLWriter(document).content(of: document.footnotes[0].node).hasSuffix("<pre><code>code\n</code></pre>\n"))
  }
}

@Suite struct DirectiveReaderTests {
  private func directive(_ text: String) throws -> Directive {
    for carrier in parse(text).document.allCarriers {
      if case .directive(let directive) = carrier { return directive }
    }
    throw Diagnostic("none", "no directive", at: nil)
  }

  @Test func readsKindLabelOptionsAndProgram() throws {
    let marked = MarkedText("```{⟦figure⟧} ⟦#fig-a⟧\n:⟦caption⟧: ⟦Some text\n  and more⟧  \n:⟦alt⟧:\n\n⟦let x = 1\n\nplot(x)\n⟧```\n")
    let directive = try directive(marked.file.text(0..<marked.file.bytes.count))
    #expect(directive.kind == "figure")
    #expect(directive.label?.name == "fig-a")
    #expect(directive.options.map(\.key) == ["caption", "alt"])
    #expect(directive.options.map(\.value.text) == ["Some text\nand more", ""])
    #expect(directive.program.text == "let x = 1\n\nplot(x)\n")
    let places = [
      directive.kindRange.bytes, directive.label?.range.bytes ?? 0..<0, directive.options[0].keyRange.bytes,
      directive.options[0].value.range(0..<directive.options[0].value.bytes.count).bytes,
      directive.options[1].keyRange.bytes, directive.program.range(0..<directive.program.bytes.count).bytes,
    ]
    #expect(places == marked.marked)
  }

  @Test(arguments: [
    ("```{d}\n\nx\n```", "\nx\n"), ("```{d}\nx\n\ny\n```", "x\n\ny\n"), ("```{d}\n```", ""), ("```{d}\n:a: b\n```", ""), ("```{d}", ""),
    ("```{d}\r\n:a: b\r\n\r\nx\r\ny\r\n```\r\n", "x\ny\n"), ("  ```{d}\n  x\n    y\n  ```", "x\n  y\n"), ("```{d}\nx", "x"),
  ])
  func findsTheProgram(_ text: String, _ program: String) throws {
    #expect(try directive(text).program.text == program)
  }

  @Test func takesTildesAndOtherInfoForCode() {
    #expect(parse("~~~{figure}\nx\n~~~\n\n```swift\nx\n```\n\n```mathx\n```").document.allCarriers.isEmpty)
  }
}
