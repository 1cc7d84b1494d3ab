import Testing

@testable import Binary

/// What a test writes and reads: everything that the two can do.
private struct Sample: Hashable {
  var flag = true
  var counts = [0, 1, 127, 128, 16_383, 16_384, 1 << 40]
  var numbers = [0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, -1 / 3]
  var rows = [[1.0, 2], [3, 4], [5, 6]]
  var texts: [String?] = [nil, "", "\u{0}<ü>\u{2028}\u{1F600}"]

  func write() -> [UInt8] {
    var writer = ByteWriter()
    writer.write(flag)
    writer.write(each: counts) { $0.write(count: $1) }
    writer.write(count: numbers.count)
    writer.write(numbers)
    writer.write(count: rows.count)
    for row in rows { writer.write(row) }
    writer.write(each: texts) { $0.write(optional: $1) { $0.write($1) } }
    return writer.bytes
  }

  init() {}

  init(_ bytes: [UInt8]) throws(DamagedBytes) {
    var reader = ByteReader(bytes)
    flag = try reader.flag()
    counts = try reader.array { (reader) throws(DamagedBytes) in
      try reader.count(atMost: 1 << 40)
    }
    numbers = try reader.numbers(try reader.count(ofSize: 8))
    rows = try reader.rows(of: 2)
    texts = try reader.array { (reader) throws(DamagedBytes) in
      try reader.optional { (reader) throws(DamagedBytes) in try reader.text() }
    }
    try reader.finish()
  }
}

@Suite struct ByteReaderTests {
  @Test func readsBackWhatWasWritten() throws {
    let copy = try Sample(Sample().write())
    #expect(copy == Sample())
    #expect(copy.numbers[1].sign == .minus)
  }

  @Test func writesTheSameDataInOneWayAlone() throws {
    let whole = Sample().write()
    for index in whole.indices {
      for bit in 0..<8 {
        var other = whole
        other[index] ^= 1 << UInt8(bit)
        guard let sample = try? Sample(other) else { continue }
        #expect(sample.write() == other, "bit \(bit) of byte \(index)")
      }
    }
  }

  @Test func refusesEveryPartOfTheWhole() {
    let whole = Sample().write()
    for count in whole.indices {
      #expect(throws: DamagedBytes.self) { try Sample(Array(whole[..<count])) }
    }
    #expect(throws: DamagedBytes.self) { try Sample(whole + [0]) }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func refusesNumbersThatAreNotFinite(_ number: Double) {
    var writer = ByteWriter()
    writer.write(number)
    var reader = ByteReader(writer.bytes)
    #expect(throws: DamagedBytes.self) { try reader.number() }
  }

  @Test func refusesNegativeBounds() throws {
    var writer = ByteWriter()
    writer.write(-Double.leastNonzeroMagnitude)
    var reader = ByteReader(writer.bytes)
    #expect(throws: DamagedBytes.self) { try reader.bound() }
  }

  @Test func believesNoCountBeforeTheBytesAreThere() {
    // 2^48 things of a byte, of eight, of none.
    let bytes: [UInt8] = [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x40, 1, 1, 1]
    for size in [0, 1, 8, .max] {
      var reader = ByteReader(bytes)
      #expect(throws: DamagedBytes.self) { try reader.count(ofSize: size) }
    }
    // More than any count has.
    var reader = ByteReader([UInt8](repeating: 0xFF, count: 20))
    #expect(throws: DamagedBytes.self) { try reader.count(atMost: .max) }
    // An index of nothing.
    reader = ByteReader([0])
    #expect(throws: DamagedBytes.self) { try reader.index(below: 0) }
  }

  @Test(arguments: [[0x80, 0x00], [0x81, 0x80, 0x00]] as [[UInt8]])
  func refusesLongerFormsOfACount(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    #expect(throws: DamagedBytes.self) { try reader.count(atMost: .max) }
  }

  @Test(arguments: [[1, 0xFF], [2, 0xC3], [2, 0xC0, 0x80], [3, 0xED, 0xA0, 0x80]] as [[UInt8]])
  func refusesTextThatIsNoUTF8(_ bytes: [UInt8]) {
    var reader = ByteReader(bytes)
    #expect(throws: DamagedBytes.self) { try reader.text() }
  }

  @Test func readsNothingOutsideItsBytes() {
    for start in [-1, 0, 3, 4, .max] {
      var reader = ByteReader([1, 2, 3], from: start)
      _ = try? reader.byte()
      _ = try? reader.number()
      #expect(throws: DamagedBytes.self) { try reader.number() }
    }
  }
}
