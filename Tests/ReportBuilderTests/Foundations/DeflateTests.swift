import CZlib
import Testing

@testable import ReportBuilder

/// What zlib reads out of `bytes`, which hold `count` bytes.
func inflated(_ bytes: [UInt8], count: Int) throws -> [UInt8] {
  var output = [UInt8](repeating: 0, count: max(1, count))
  var length = uLong(output.count)
  try #require(uncompress(&output, &length, bytes, uLong(bytes.count)) == Z_OK)
  return Array(output.prefix(Int(length)))
}

@Suite struct DeflateTests {
  @Test func nothingIsAHeaderAnEmptyBlockAndTheChecksumOne() throws {
    #expect(Deflate.compressed([]) == [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1])
    #expect(try inflated(Deflate.compressed([]), count: 0) == [])
  }

  @Test(arguments: [1, 2, 100, 65_535, 65_536, 1_000_000])
  func comesBack(count: Int) throws {
    // Bytes without repetitions, then bytes with many.
    var state: UInt32 = 1
    let noise = (0..<count).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return UInt8(state >> 24)
    }
    let pattern = (0..<count).map { UInt8($0 % 7) }
    for bytes in [noise, pattern] {
      let packed = Deflate.compressed(bytes)
      // RFC 1950: method 8, a window of 32 KiB, and a multiple of 31.
      #expect(packed[0] == 0x78)
      #expect((Int(packed[0]) << 8 | Int(packed[1])) % 31 == 0)
      // The last four bytes are Adler's checksum.
      let sum = bytes.reduce(into: (a: 1, b: 0)) { sum, byte in
        sum.a = (sum.a + Int(byte)) % 65_521
        sum.b = (sum.b + sum.a) % 65_521
      }
      #expect(packed.suffix(4).reduce(0) { $0 << 8 | Int($1) } == sum.b << 16 | sum.a)
      #expect(try inflated(packed, count: count) == bytes)
    }
  }

  @Test func repetitionsTakeLittleRoom() {
    #expect(Deflate.compressed((0..<1_000_000).map { UInt8($0 % 7) }).count < 10_000)
  }

  @Test func theSameBytesComeToTheSame() {
    let text = Array("Every number of a figure, every number of a table".utf8)
    #expect(Deflate.compressed(text) == Deflate.compressed(text))
    #expect(Deflate.compressed(text).count < text.count)
  }
}
