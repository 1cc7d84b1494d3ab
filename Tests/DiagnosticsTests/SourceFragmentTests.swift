import Diagnostics
import Testing

@Suite struct SourceFragmentTests {
  /// A quoted program: the marks `> ` are no part of it.
  private let file = SourceFile(path: "a.md", text: "> let a\n> = 1\n")

  private var fragment: SourceFragment {
    SourceFragment(file: file, pieces: [2..<8, 10..<13])
  }

  @Test func leavesOutWhatIsBetweenThePieces() {
    #expect(fragment.text == "let a\n= 1")
  }

  @Test func leadsEveryByteBackToTheFile() {
    for (offset, byte) in fragment.bytes.enumerated() {
      #expect(file.bytes[fragment.fileOffset(offset)] == byte)
    }
  }

  @Test func endsARangeBehindItsLastByte() {
    // The whole first line, whose end is also where the second piece starts.
    #expect(fragment.range(0..<6).bytes == 2..<8)
    #expect(fragment.range(4..<9).bytes == 6..<13)
    #expect(fragment.range(6..<6).bytes.isEmpty)
  }

  @Test func keepsTheWayBackOfAPart() {
    let part = fragment[4..<9]
    #expect(part.text == "a\n= 1")
    #expect(part.range(2..<5).bytes == 10..<13)
  }

  @Test func leadsThroughAFragmentThatWasAFile() {
    let inner = SourceFile(path: "a.md", bytes: fragment.bytes)
    let part = SourceFragment(SourceRange(file: inner, bytes: 4..<9)).inside(fragment)
    #expect(part.text == "a\n= 1")
    #expect(part.file === file)
    #expect(part.range(2..<5).bytes == 10..<13)
  }

  @Test func keepsThePlaceOfAnEmptyText() {
    let empty = SourceFragment(file: file, pieces: [10..<10])
    #expect(empty.range(0..<0).bytes == 10..<10)
    #expect(fragment[6..<6].range(0..<0).bytes == 10..<10)
    let inner = SourceFile(path: "a.md", bytes: fragment.bytes)
    let part = SourceFragment(SourceRange(file: inner, bytes: 3..<3)).inside(fragment)
    #expect(part.range(0..<0).bytes == 5..<5)
  }

  @Test func survivesOffsetsOutside() {
    #expect(fragment.fileOffset(-1) == 2)
    #expect(fragment.fileOffset(99) == 13)
    #expect(SourceFragment(file: file, pieces: []).range(0..<0).bytes.isEmpty)
  }

  @Test func leadsWhatStandsAroundATextToItsEnds() {
    let file = SourceFile(path: "a.md", text: "| a-b |")
    let text = SourceFragment(file: file, pieces: [2..<3, 4..<5]).between("# ", " #")
    #expect(text.text == "# ab #")
    #expect((0...6).map(text.fileOffset) == [2, 2, 2, 4, 5, 5, 5])
    #expect(text.range(2..<4).text == "a-b")
    #expect(text.range(1..<4).text == "a-b")
  }
}
