import Diagnostics
import Testing
import Vocabulary

@testable import ReportBuilder

@Suite struct PicturesTests {
  private func read(_ markdown: String) -> Manuscript {
    manuscript(of: [("chapters/01-x.md", "# X\n\n\(markdown)\n")])
  }

  @Test func embedsAPicture() {
    let read = read("![A dot](dot.png)")
    #expect(read.diagnostics.isEmpty)
    #expect(read.pictures.pictures.map(\.data) == ["data:image/png;base64,iVBORw0KGgo="])
    #expect(read.pictures["dot.png"] == 0)
    #expect(read.pictures.pictures.first?.isShared == false)
  }

  @Test(arguments: [
    ("![x](https://a.b/c.png)", "remote-image"), ("![x](//a.b/c.png)", "remote-image"),
    ("![x](/etc/passwd)", "remote-image"), ("![x](../dot.png)", "remote-image"),
    ("![x](a/../../dot.png)", "remote-image"), ("![x](%2e%2e/dot.png)", "remote-image"),
    ("![x](nothing.png)", "missing-image"), ("![x](a/../nothing.png)", "missing-image"),
    ("![x](index.md)", "image-type"), ("![](dot.png)", "missing-alt"),
  ]) func refuses(_ markdown: String, _ identifier: String) {
    let read = read(markdown)
    #expect(read.diagnostics.map(\.identifier.description) == [identifier])
    #expect(read.diagnostics.first?.range?.text == markdown)
  }

  @Test func refusesALargePicture() {
    var sources = ReportSources()
    sources.index = SourceFile(path: "chapters/index.md", text: "# Index\n\n![x](a.png)\n")
    sources.picture = { (_) throws(UnreadableFile) in
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 0, count: 1 << 20)
    }
    let found = ManuscriptReader.read(sources, words: vocabulary, kinds: .all).diagnostics
    #expect(found.map(\.identifier.description) == ["image-size"])
  }
}
