/// The file with what it must not hold: the characters that HTML forbids as U+FFFD (control characters,
/// which a text can hold and a browser must not see, and the code points that are no characters), and those
/// that embed, override or isolate a direction of writing spelled out, `⟨U+202E⟩`.
///
/// With the latter a text can read otherwise than it is written, even beyond its own end. The marks of
/// direction U+061C, U+200E and U+200F turn nothing around and stay.
///
/// - Complexity: O(n) in the length of the file.
/// - Source: HTML Standard, "Preprocessing the input stream"; Unicode Standard Annex #9, "Explicit Directional
///   Embedding and Override Formatting Characters", "Explicit Directional Isolate Formatting Characters".
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
        output += replacement(bytes[position..<position + length]).utf8
        position += length
      } else {
        output.append(bytes[position])
        position += 1
      }
    }
  }
  return String(decoding: output, as: UTF8.self)
}

/// What stands for a forbidden character.
private func replacement(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
  let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first
  guard let scalar, scalar.turnsDirection else { return "\u{FFFD}" }
  return scalar.spelledOut
}

extension Unicode.Scalar {
  /// Whether it embeds, overrides or isolates a direction of writing, ends that, or is one of the
  /// deprecated characters beside those.
  public var turnsDirection: Bool {
    (0x202A...0x202E).contains(value) || (0x2066...0x206F).contains(value)
  }

  /// Its name in brackets: `⟨U+202E⟩`.
  public var spelledOut: String { "⟨U+\(String(value, radix: 16, uppercase: true))⟩" }
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
  // U+202A to U+202E, and U+2066 to U+206F.
  case 0xE2:
    let turns =
      byte(1) == 0x80 && (0xAA...0xAE).contains(byte(2))
      || byte(1) == 0x81 && (0xA6...0xAF).contains(byte(2))
    return turns ? 3 : nil
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
