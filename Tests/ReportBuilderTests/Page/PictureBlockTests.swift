import Diagnostics
import Foundation
import Testing
import Vocabulary

@testable import ReportBuilder

@Suite struct PictureBlockTests {
  /// The page of a report whose pictures all have one content, 258 wide and 3 high.
  private func html(_ markdown: String) -> String {
    var sources = InMemoryReport(chapters: ["# X\n\n\(markdown)\n"]).sources
    sources.picture = { (_) throws(UnreadableFile) in
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        + [0, 0, 1, 2, 0, 0, 0, 3]
    }
    let manuscript = ManuscriptReader.read(sources, words: vocabulary, kinds: .all)
    return ReportPage(
      manuscript: manuscript, outcomes: manuscript.cells.map { _ in nil }, diagnostics: []
    ).html()
  }

  private func count(_ part: String, _ html: String) -> Int {
    html.components(separatedBy: part).count - 1
  }

  @Test func aPictureInOnePlaceStandsThere() {
    let html = html("![a](a.png)")
    #expect(count("data:image/png", html) == 1)
    #expect(count("<img src=\"data:image/png", html) == 1)
    #expect(!html.contains("picture-1"))
  }

  @Test(arguments: [
    ("![a](a.png) ![b](a.png)", 2), ("![a](a.png) ![b](./a.png)", 2), ("## ![a](a.png) b", 2),
    ("Note[^n].\n\n[^n]: ![a](a.png) ![b](b.png)", 2),
  ]) func aPictureInSeveralPlacesIsThereOnce(_ markdown: String, _ places: Int) {
    let html = html(markdown)
    #expect(count("data:image/png", html) == 1)
    #expect(count("<use href=\"#picture-1\"/>", html) == places)
    #expect(count("id=\"picture-1\"", html) == 1)
    #expect(html.contains("aria-label=\"a\" width=\"258\" height=\"3\" viewBox=\"0 0 258 3\""))
  }
}
