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
/// `&` and `'` become entities. The brackets around a host of version 6 stay, which cmark escapes too.
func appendEscapedAddress(_ address: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
  var encoded: [UInt8] = []
  appendEncodedAddress(address, to: &encoded)
  for byte in encoded {
    switch byte {
    case 0x26: output.append("&amp;")
    case 0x27: output.append("&#x27;")
    default: output.append(byte)
    }
  }
}

/// Appends an address with the bytes that it may not hold percent-encoded.
func appendEncodedAddress(_ address: Slice<UnsafeBufferPointer<UInt8>>, to output: inout [UInt8]) {
  let brackets = hostBrackets(in: address)
  for (index, byte) in zip(address.indices, address) {
    switch byte {
    case 0x5B...0x5D where byte != 0x5C && brackets?.contains(index) == true: output.append(byte)
    case 0x26, 0x27: output.append(byte)
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

/// From the opening to the closing bracket of `[::1]` in `https://[::1]/`; nil when there is none.
private func hostBrackets(in address: Slice<UnsafeBufferPointer<UInt8>>) -> ClosedRange<Int>? {
  guard let start = address.firstIndex(of: 0x5B) else { return nil }
  let before = address[..<start]
  guard before.count >= 3, before.suffix(3).elementsEqual("://".utf8),
    before.dropLast(3).allSatisfy({ isLabelByte($0) })
  else { return nil }
  let rest = address[(start + 1)...]
  guard let end = rest.firstIndex(of: 0x5D),
    rest[..<end].allSatisfy({ byte in
      switch byte {
      case 0x30...0x3A, 0x41...0x46, 0x61...0x66, 0x2E: true
      default: false
      }
    })
  else { return nil }
  return start...end
}

private func hexadecimalDigit(_ value: UInt8) -> UInt8 { value + (value < 10 ? 0x30 : 0x37) }

extension [UInt8] {
  /// Appends the bytes of a literal.
  @inline(__always)
  mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
