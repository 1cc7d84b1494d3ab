/// Appends text as cmark escapes it: `&`, `<`, `>` and `"` become entities.
@inline(__always)
func appendEscaped(_ text: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
  var start = text.startIndex
  var index = start
  while index < text.endIndex {
    let entity: StaticString
    switch text.base[index] {
    case 0x26: entity = "&amp;"
    case 0x3C: entity = "&lt;"
    case 0x3E: entity = "&gt;"
    case 0x22: entity = "&quot;"
    default:
      index += 1
      continue
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: text.base[start..<index]))
    output.append(entity)
    index += 1
    start = index
  }
  output.append(contentsOf: UnsafeBufferPointer(rebasing: text.base[start..<text.endIndex]))
}

/// Appends an address as cmark escapes it: bytes that an address may not hold are percent-encoded,
/// `&` and `'` become entities.
func appendEscapedAddress(_ address: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
  for byte in address {
    switch byte {
    case 0x26: output.append("&amp;")
    case 0x27: output.append("&#x27;")
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: output.append(byte)
    // - _ . + ! * ( ) , % # @ ? = ; : / $ ~
    case 0x2D, 0x5F, 0x2E, 0x2B, 0x21, 0x2A, 0x28, 0x29, 0x2C, 0x25, 0x23, 0x40, 0x3F, 0x3D, 0x3B,
      0x3A, 0x2F, 0x24, 0x7E:
      output.append(byte)
    default:
      output.append(0x25)
      output.append(hexadecimalDigit(byte >> 4))
      output.append(hexadecimalDigit(byte & 15))
    }
  }
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 0x30 : 0x37) }

extension [UInt8] {
  /// Appends the bytes of a literal.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
