/// Writes data as bytes that ``ByteReader`` reads back: the same data as the same bytes.
///
/// Counts and whole numbers are variable-length quantities, seven bits a byte and the lowest first;
/// the highest bit says that more follow. Numbers are the eight bytes of a double, little-endian.
public struct ByteWriter: Sendable {
  /// What has been written.
  public private(set) var bytes: [UInt8] = []

  /// Nothing written yet.
  public init() {}

  /// Writes a byte.
  public mutating func write(_ byte: UInt8) { bytes.append(byte) }

  /// Writes a truth value.
  public mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

  /// Writes a count or an index; one below 0 is written as 0.
  public mutating func write(count: Int) {
    var rest = UInt64(max(0, count))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a number bit by bit.
  public mutating func write(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes numbers without their count.
  public mutating func write(_ numbers: [Double]) { for number in numbers { write(number) } }

  /// Writes a text with its length.
  public mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      write(count: utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// Writes what another writer has written.
  public mutating func append(_ other: ByteWriter) { bytes.append(contentsOf: other.bytes) }

  /// Writes whether there is a value, and the value if there is one.
  public mutating func write<Value>(
    optional value: Value?, _ write: (inout ByteWriter, Value) -> Void
  ) {
    self.write(value != nil)
    if let value { write(&self, value) }
  }

  /// Writes the count of some elements, then each of them.
  public mutating func write<Element>(
    each elements: [Element], _ write: (inout ByteWriter, Element) -> Void
  ) {
    self.write(count: elements.count)
    for element in elements { write(&self, element) }
  }
}
