import Binary

/// What the program of a cell came to: plain data that can be stored, written to `report.json` and set
/// on the page.
protocol Outcome: Sendable, Hashable {
  /// Writes it; whether it can be read back.
  func write(to writer: inout ByteWriter) -> Bool

  /// Reads it. What is read is an outcome like any other, whoever wrote the bytes: all numbers are
  /// finite, all bounds are bounds, all counts agree. The page can be set from it.
  init(from reader: inout ByteReader) throws(DamagedBytes)
}

extension Outcome {
  /// The outcome as bytes; nil for one that cannot be read back as it is.
  ///
  /// - Complexity: O(n) in the size of the outcome.
  func encoded() -> [UInt8]? {
    var writer = ByteWriter()
    guard write(to: &writer) else { return nil }
    return (try? Self(decoding: writer.bytes)) == self ? writer.bytes : nil
  }

  /// Reads an outcome.
  ///
  /// - Complexity: O(n) in the number of bytes.
  /// - Throws: ``DamagedBytes`` for all that no such outcome is written as.
  init(decoding bytes: [UInt8]) throws(DamagedBytes) {
    var reader = ByteReader(bytes)
    try self.init(from: &reader)
    try reader.finish()
  }
}
