import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct RenderingTests {
  private func html(_ markdown: String) -> String {
    String(decoding: renderMarkdown(Array(markdown.utf8), path: "a.md").html, as: UTF8.self)
  }

  @Test(arguments: [
    ("*hello*\n", "<p><em>hello</em></p>\n"),
    ("# A\n\n- b\n- c\n", "<h1>A</h1>\n<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n"),
    ("<b onclick=\"x\">raw</b>\n", "<p><b onclick=\"x\">raw</b></p>\n"),
    ("<script>\nalert(1)\n</script>\n", "<script>\nalert(1)\n</script>\n"),
    ("`a < b`\n", "<p><code>a &lt; b</code></p>\n"),
    ("", ""),
  ])
  func writesWhatCommonMarkSays(_ markdown: String, _ expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test func setsFormulasAsMathML() {
    let inline = html("so $x < y$ holds\n")
    #expect(inline.contains("<math"))
    #expect(inline.contains("&lt;"))
    #expect(!inline.contains("$"))
    #expect(html("```math\nx\n```\n").contains("display=\"block\""))
  }

  @Test func computesNothing() {
    #expect(html("`{value} 1 + 1`\n").contains("1 + 1"))
    #expect(html("```{define}\nlet a = 1\n```\n").contains("let a = 1"))
  }

  @Test func saysWhereAFormulaIsWrong() throws {
    let (_, diagnostics) = renderMarkdown(Array("one $\\nonsense$\n".utf8), path: "a.md")
    let first = try #require(diagnostics.first)
    #expect(first.range?.file.path == "a.md")
    #expect(first.range?.start.column == 6)
  }

  @Test func warnsOfWhatABuildRefuses() {
    let (_, diagnostics) = renderMarkdown(
      Array("# T <b>x\n\n<div>\n\n[a](javascript:x)\n".utf8), path: "a.md")
    #expect(
      diagnostics.map(\.identifier.description) == ["unpaired-html", "raw-html", "link-address"])
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test func writesNothingThatSteersATerminal() {
    let text = "a\u{1B}[31m\u{9B}b `\u{202E}` [c](x \"\u{2066}\u{200B}\") $\\text{\u{202E}}$"
    let written = html(text)
    #expect(written.unicodeScalars.allSatisfy { !$0.steersTerminal })
    #expect(written.contains("a\u{FFFD}[31m\u{FFFD}b <code>⟨U+202E⟩</code>"))
    #expect(written.contains("title=\"⟨U+2066⟩&#x200B;\""))
  }

  @Test func survivesWhatIsNoText() {
    let bytes: [UInt8] = [0x23, 0x20, 0xFF, 0x00, 0xC3, 0x0A, 0xEF, 0xBB, 0xBF, 0x0D, 0x2A]
    let (html, _) = renderMarkdown(bytes, path: "a.md")
    #expect(String(validating: html, as: UTF8.self) != nil)
  }
}
