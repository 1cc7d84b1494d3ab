import Diagnostics
import Testing

@testable import Markdown

@Suite struct FootnotesTests {
  @Test func takesDefinitionsOutOfTheFlow() {
    let (document, diagnostics) = parse(
      "a[^two] b[^one] c[^two]\n\n[^one]: One $x$.\n\n    More.\n\n    - list\n[^two]: Two\nlazy[^one].\n\nend\n"
    )
    #expect(diagnostics.isEmpty)
    #expect(document.footnotes.map(\.name) == ["one", "two"])
    #expect(document.footnotes.map(\.number) == [2, 1])
    #expect(document.footnotes.map(\.references) == [2, 2])
    let writer = HTMLWriter(document)
    #expect(writer.html() == "<p>a<sup>1</sup> b<sup>2</sup> c<sup>1</sup></p>\n<p>end</p>\n")
    #expect(
      writer.content(of: document.footnotes[0].node)
        == "<p>One <code class=\"math inline\">x</code>.</p>\n<p>More.</p>\n<ul>\n<li>list</li>\n</ul>\n"
    )
    #expect(writer.html(of: document.footnotes[1].node) == "<p>Two\nlazy<sup>2</sup>.</p>\n")
    #expect(document.footnotes.map(\.nameRange.text) == ["[^one]", "[^two]"])
  }

  @Test(arguments: [
    ("[^a]: ```\n    x\n\n# h[^a]", "<h1>h<sup>1</sup></h1>\n"),
    ("[^a]: <!-- x\n\nb[^a]", "<p>b<sup>1</sup></p>\n"),
    ("- x[^a]\n- y\n\n  [^a]: z\n", "<ul>\n<li>x<sup>1</sup></li>\n<li>y</li>\n</ul>\n"),
    ("> x[^a]\n>\n> [^a]: z\n", "<blockquote>\n<p>x<sup>1</sup></p>\n</blockquote>\n"),
    ("x[^a]\n[^a]:\n", "<p>x<sup>1</sup></p>\n"),
    ("- x[^a][^b]\n\n  [^a]: y\n  [^b]: z\n", "<ul>\n<li>x<sup>1</sup><sup>2</sup></li>\n</ul>\n"),
    ("x[^a]\n[^a]: y\n\n---\n", "<p>x<sup>1</sup></p>\n<hr />\n"),
    ("x[^a]\n[^a]: ~~~\n---\n", "<p>x<sup>1</sup></p>\n<hr />\n"),
    (
      "- x[^a]\n  [^a]: ~~~\ny\n",
      "<ul>\n<li>x<sup>1</sup></li>\n</ul>\n<p>y</p>\n"
    ),
  ])
  func letsNothingLeakFromADefinition(_ text: String, _ html: String) {
    #expect(HTMLWriter(parse(text).document).html() == html)
  }

  @Test(arguments: [
    ("> [^a]: -\tb\n>\n>         c", "<ul>\n<li>\n<p>b</p>\n<p>c</p>\n</li>\n</ul>\n"),
    ("[^a]: b\n===", "<p>b\n===</p>\n"), ("[^a]: ---\n    c", "<hr />\n<p>c</p>\n"),
    ("[^a]: $x\ny$\n    z", "<p><code class=\"math inline\">x\ny</code>\nz</p>\n"),
    (
      "[^a]: > [!NOTE] T\nb",
      "<blockquote>\n<p><strong>Note</strong> T</p>\n<p>b</p>\n</blockquote>\n"
    ),
  ])
  func readsWhatADefinitionHolds(_ text: String, _ html: String) {
    let document = parse("x[^a]\n\n" + text).document
    #expect(document.lostPositions == 0)
    #expect(document.footnotes.map { HTMLWriter(document).content(of: $0.node) } == [html])
  }

  @Test func keepsDirectivesAndCodeInsideDefinitions() {
    let document = parse(
      "x[^a]\n\n[^a]: y\n\n    ```{f} #l-m\n    :a: b\n\n    p\n      q\n    ```\n\n\t    code\n"
    ).document
    guard case .directive(let directive)? = document.orderedConstructs.last else {
      Issue.record("no directive")
      return
    }
    #expect(directive.program.text == "p\n  q\n")
    #expect(
      HTMLWriter(document).content(of: document.footnotes[0].node).hasSuffix(
        "<pre><code>code\n</code></pre>\n"))
  }
}
