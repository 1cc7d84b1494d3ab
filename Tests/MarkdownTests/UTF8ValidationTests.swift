import Diagnostics
import Testing

@testable import Markdown

@Suite struct UTF8ValidationTests {
  @Test(
    arguments: [
      ([0x61, 0x80], 1), ([0xC3], 0), ([0xC0, 0x80], 0), ([0xE0, 0x9F, 0x80], 0),
      ([0xED, 0xA0, 0x80], 0),
      ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF8], 0), ([0x0A, 0x62, 0xFF], 2),
    ] as [([UInt8], Int)])
  func findsTheFirstBadByte(_ bytes: [UInt8], _ offset: Int) {
    let file = SourceFile(path: "t.md", bytes: bytes)
    let diagnostic = invalidUTF8(in: file)
    #expect(diagnostic?.identifier == "invalid-utf8")
    #expect(diagnostic?.range?.bytes == offset..<offset + 1)
    let (document, diagnostics) = MarkdownDocument.parse(file)
    #expect(diagnostics == [diagnostic])
    #expect(HTMLWriter(document).html().isEmpty)
  }

  @Test(arguments: [[0xFF, 0xFE, 0x41, 0x00], [0xFE, 0xFF, 0x00, 0x41]] as [[UInt8]])
  func namesTheEncodingThatItLooksLike(_ bytes: [UInt8]) {
    let diagnostic = invalidUTF8(in: SourceFile(path: "t.md", bytes: bytes))
    #expect(diagnostic?.annotation == "this looks like UTF-16: save the file as UTF-8")
  }

  @Test func acceptsEveryLengthOfScalar() {
    #expect(invalidUTF8(in: SourceFile(path: "t.md", text: "aé€😀\u{10FFFF}\u{7FF}\u{FFFF}")) == nil)
  }
}
