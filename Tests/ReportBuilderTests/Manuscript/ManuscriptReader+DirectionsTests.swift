import Diagnostics
import Testing

@testable import ReportBuilder

@Suite struct ManuscriptReaderDirectionsTests {
  private func places(_ text: String) -> [String] {
    manuscript(of: [("chapters/01-x.md", "# X\n\n" + text)]).diagnostics
      .filter { $0.identifier == "writing-direction" }
      .map { "\($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0)" }
  }

  @Test func tellsTheFirstOfEachLine() {
    #expect(places("a\u{202E}b\u{2066}c\n\nd\u{2067}\n") == ["3:2", "5:2"])
  }

  @Test func tellsReferencesOnce() {
    #expect(places("a &#x202E; b\n").count == 1)
    #expect(places("a &#x202E; \u{202E} b\n").count == 1)
  }

  /// Marks that turn nothing around, and texts from right to left as they are.
  @Test(arguments: ["a\u{200F}b\u{200E}\u{61C}", "\u{5D0}\u{5D1} \u{627}", "\u{2029}\u{2065}"])
  func leavesOthersAlone(text: String) {
    #expect(places(text + "\n").isEmpty)
  }
}
