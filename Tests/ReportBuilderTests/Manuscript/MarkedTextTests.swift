import Diagnostics
import Markdown
import Testing

@testable import ReportBuilder

@Suite struct MarkedTextTests {
  private let file = SourceFile(
    path: "a.md", text: "> :caption: One $\\x$\n>   and `{value} two`.\n")

  /// The caption as it is taken out of the quotation.
  private var caption: SourceFragment {
    SourceFragment(file: file, pieces: [12..<20, 20..<21, 25..<43])
  }

  @Test func leadsItsPlacesBackToTheFile() throws {
    let (text, diagnostics) = MarkedText.parse(caption, chapter: 0)
    #expect(diagnostics.isEmpty)
    let texts = text.document.allConstructs.map { text.placed($0.range).text }
    #expect(texts == ["$\\x$", "`{value} two`"])
  }

  @Test func leadsItsDiagnosticsBackToTheFile() {
    let (_, diagnostics) = MarkedText.parse(
      SourceFragment(file: SourceFile(path: "b.md", text: "abc[^z]"), pieces: [1..<7]), chapter: 0)
    #expect(diagnostics.map { $0.range?.bytes } == [3..<7])
    #expect(diagnostics.first?.range?.file.path == "b.md")
  }

  @Test func leavesAWholeFileInItsPlace() {
    let whole = SourceFile(path: "c.md", text: "# T\n\n$$x$$\n")
    let (text, _) = MarkedText.parse(whole, chapter: 2)
    #expect(text.chapter == 2)
    #expect(text.document.allConstructs.map { text.placed($0.range).bytes } == [5..<10])
  }
}
