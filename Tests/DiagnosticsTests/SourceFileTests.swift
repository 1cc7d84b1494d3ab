import Diagnostics
import Testing

@Suite struct SourceFileTests {
  @Test(arguments: ["one\ntwo\nthree", "one\r\ntwo\r\nthree", "one\rtwo\rthree"])
  func countsLinesOfEveryEnding(text: String) throws {
    let file = SourceFile(path: "a.md", text: text)
    #expect(file.lineStarts.count == 3)
    let start = try #require(text.utf8.firstIndex(of: UInt8(ascii: "h")))
    let offset = text.utf8.distance(from: text.utf8.startIndex, to: start)
    #expect(file.location(at: offset) == SourceLocation(line: 3, column: 2))
    #expect(file.text(file.lineBytes(1)) == "two")
  }

  @Test func countsColumnsInCharacters() {
    let file = SourceFile(path: "a.md", text: "σ² é 👩‍🚀 x")
    let offset = file.bytes.count - 1
    #expect(file.location(at: offset) == SourceLocation(line: 1, column: 8))
  }

  @Test func keepsPlacesBeyondTheFileInside() {
    let file = SourceFile(path: "a.md", text: "ab\n")
    #expect(file.location(at: 99) == SourceLocation(line: 2, column: 1))
    #expect(file.location(at: -5) == SourceLocation(line: 1, column: 1))
    #expect(file.text(1..<99) == "b\n")
  }

  @Test func findsTheLineOfEveryByte() {
    let file = SourceFile(path: "a.md", text: "a\n\nbc\nd")
    #expect((0...6).map { file.lineIndex(at: $0) } == [0, 0, 1, 2, 2, 2, 3])
  }

  @Test func joinsRanges() {
    let file = SourceFile(path: "a.md", text: "abcdef")
    let joined = SourceRange(file: file, bytes: 3..<4).union(SourceRange(file: file, bytes: 1..<2))
    #expect(joined.text == "bcd")
  }

  @Test func countsScalarsFarIntoALongLine() {
    let file = SourceFile(path: "a.md", text: String(repeating: "e\u{301}", count: 10_000))
    #expect(file.location(at: 3_000).column == 1_001)
    #expect(file.location(at: 30_000).column == 20_001)
  }
}
