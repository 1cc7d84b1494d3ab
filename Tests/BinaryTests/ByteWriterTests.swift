import Testing

@testable import Binary

@Suite struct ByteWriterTests {
  private func bytes(_ write: (inout ByteWriter) -> Void) -> [UInt8] {
    var writer = ByteWriter()
    write(&writer)
    return writer.bytes
  }

  /// Seven bits a byte, the lowest first, as in the examples of the DWARF standard for LEB128.
  @Test(arguments: [
    (0, [0]), (2, [2]), (127, [127]), (128, [0x80, 1]), (129, [0x81, 1]), (12_857, [0xB9, 0x64]),
    (-1, [0]),
  ]) func countsTakeSevenBitsAByte(_ count: Int, _ expected: [UInt8]) {
    #expect(bytes { $0.write(count: count) } == expected)
  }

  @Test func numbersAreTheirBitsTheLowestByteFirst() {
    #expect(bytes { $0.write(1.0) } == [0, 0, 0, 0, 0, 0, 0xF0, 0x3F])
    #expect(bytes { $0.write(-0.0) } == [0, 0, 0, 0, 0, 0, 0, 0x80])
    #expect(bytes { $0.write([1.0, -0.0]) } == bytes { $0.write(1.0) } + bytes { $0.write(-0.0) })
  }

  @Test func textsStandBehindTheirLength() {
    #expect(bytes { $0.write("aü") } == [3, 0x61, 0xC3, 0xBC])
    #expect(bytes { $0.write("") } == [0])
  }

  @Test func whatMayBeMissingStandsBehindAFlag() {
    #expect(bytes { $0.write(optional: Int?.none) { $0.write(count: $1) } } == [0])
    #expect(bytes { $0.write(optional: 5) { $0.write(count: $1) } } == [1, 5])
    #expect(bytes { $0.write(each: [5, 6]) { $0.write(count: $1) } } == [2, 5, 6])
  }

  @Test func anotherWriterStandsAsItIs() {
    var other = ByteWriter()
    other.write("a")
    #expect(
      bytes {
        $0.write(true)
        $0.append(other)
      } == [1, 1, 0x61])
  }
}
