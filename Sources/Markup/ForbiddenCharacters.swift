/// The file with the characters that HTML forbids as U+FFFD: control characters, which a text can
/// hold and a browser must not see, and the code points that are no characters.
///
/// - Complexity: O(n) in the length of the file.
/// - Source: HTML Standard, "Preprocessing the input stream".
public func withoutForbiddenCharacters(_ html: String) -> String {
  var copy = html
  let first = copy.withUTF8 { bytes in
    bytes.indices.first { forbiddenLength(bytes, at: $0) != nil }
  }
  guard let first else { return html }
  var output: [UInt8] = []
  copy.withUTF8 { bytes in
    output.reserveCapacity(bytes.count + 64)
    output += bytes[..<first]
    var position = first
    while position < bytes.count {
      if let length = forbiddenLength(bytes, at: position) {
        output += "\u{FFFD}".utf8
        position += length
      } else {
        output.append(bytes[position])
        position += 1
      }
    }
  }
  return String(decoding: output, as: UTF8.self)
}

/// The number of bytes of the forbidden character that starts at `position`; nil when none does.
@inline(__always)
private func forbiddenLength(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> Int? {
  func byte(_ distance: Int) -> UInt8 {
    position + distance < bytes.count ? bytes[position + distance] : 0
  }
  switch bytes[position] {
  case 0x09, 0x0A, 0x0C, 0x0D, 0x20..<0x7F: return nil
  case 0..<0x20, 0x7F: return 1
  // U+0080 to U+009F.
  case 0xC2: return byte(1) < 0xA0 ? 2 : nil
  // U+FDD0 to U+FDEF, U+FFFE and U+FFFF.
  case 0xEF:
    let isForbidden =
      byte(1) == 0xB7 && (0x90...0xAF).contains(byte(2)) || byte(1) == 0xBF && byte(2) >= 0xBE
    return isForbidden ? 3 : nil
  // The last two code points of each further plane.
  case 0xF0...0xF4:
    let isLast = byte(1) & 0x0F == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE
    return isLast ? 4 : nil
  default: return nil
  }
}
