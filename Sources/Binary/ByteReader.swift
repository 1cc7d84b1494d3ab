/// Bytes are not what they should be.
public struct DamagedBytes: Error, Hashable {
  /// Bytes that stand for nothing.
  public init() {}
}

/// Reads what ``ByteWriter`` wrote, and refuses everything else.
///
/// No count is believed before the bytes for it are there, and no number is taken that is not finite,
/// so damaged or prepared input costs no more than its own size and leads nowhere.
public struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private var position: Int

  /// A reader of `bytes` from an index on; one outside them reads nothing.
  public init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    position = min(max(0, start), bytes.count)
  }

  /// Whether all has been read.
  public var isAtEnd: Bool { position == bytes.count }

  private var remaining: Int { bytes.count - position }

  /// Makes sure that a condition holds of what was read.
  /// - Throws: ``DamagedBytes`` where it does not.
  public func require(_ condition: Bool) throws(DamagedBytes) {
    if !condition { throw DamagedBytes() }
  }

  /// Makes sure that all has been read.
  public func finish() throws(DamagedBytes) { try require(isAtEnd) }

  /// Reads a byte.
  public mutating func byte() throws(DamagedBytes) -> UInt8 {
    guard remaining > 0 else { throw DamagedBytes() }
    defer { position += 1 }
    return bytes[position]
  }

  /// Reads a truth value.
  public mutating func flag() throws(DamagedBytes) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw DamagedBytes()
    }
  }

  /// Reads a whole number from 0 to `greatest`, in its shortest form.
  public mutating func count(atMost greatest: Int) throws(DamagedBytes) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 {
        try require(byte != 0 || shift == 0)
        break
      }
      shift += 7
      try require(shift <= 49)
    }
    guard let count = Int(exactly: value), count <= greatest else { throw DamagedBytes() }
    return count
  }

  /// Reads the count of things that take at least `size` bytes each and are still to come.
  public mutating func count(ofSize size: Int) throws(DamagedBytes) -> Int {
    let count = try count(atMost: remaining)
    try require(count <= remaining / max(1, size))
    return count
  }

  /// Reads an index of something that has `count` elements.
  public mutating func index(below count: Int) throws(DamagedBytes) -> Int {
    try self.count(atMost: count - 1)
  }

  /// Reads a finite number.
  public mutating func number() throws(DamagedBytes) -> Double {
    guard remaining >= 8 else { throw DamagedBytes() }
    let bits = bytes.withUnsafeBytes {
      $0.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    }
    position += 8
    let number = Double(bitPattern: UInt64(littleEndian: bits))
    guard number.isFinite else { throw DamagedBytes() }
    return number
  }

  /// Reads a finite number that is not negative.
  public mutating func bound() throws(DamagedBytes) -> Double {
    let number = try number()
    try require(number >= 0)
    return number
  }

  /// Reads `count` finite numbers.
  public mutating func numbers(_ count: Int) throws(DamagedBytes) -> [Double] {
    guard count >= 0, count <= remaining / 8 else { throw DamagedBytes() }
    var numbers: [Double] = []
    numbers.reserveCapacity(count)
    for _ in 0..<count { numbers.append(try number()) }
    return numbers
  }

  /// Reads the count of some rows, then the finite numbers of each; a row has `width` numbers.
  public mutating func rows(of width: Int) throws(DamagedBytes) -> [[Double]] {
    let count = try count(ofSize: 8 * max(1, width))
    var rows: [[Double]] = []
    rows.reserveCapacity(count)
    for _ in 0..<count { rows.append(try numbers(width)) }
    return rows
  }

  /// Reads a text of at most `limit` bytes; bytes that are no UTF-8 are refused.
  public mutating func text(atMost limit: Int = .max) throws(DamagedBytes) -> String {
    let length = try count(ofSize: 1)
    try require(length <= limit)
    let range = position..<position + length
    let text = bytes.withUnsafeBufferPointer {
      String(validating: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
    guard let text else { throw DamagedBytes() }
    position += length
    return text
  }

  /// Reads a value if there is one.
  public mutating func optional<Value>(
    _ read: (inout ByteReader) throws(DamagedBytes) -> Value
  ) throws(DamagedBytes) -> Value? {
    try flag() ? read(&self) : nil
  }

  /// Reads the count of some elements that take at least `size` bytes each, then each of them.
  public mutating func array<Element>(
    ofSize size: Int = 1, _ read: (inout ByteReader) throws(DamagedBytes) -> Element
  ) throws(DamagedBytes) -> [Element] {
    let count = try count(ofSize: size)
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }
}
