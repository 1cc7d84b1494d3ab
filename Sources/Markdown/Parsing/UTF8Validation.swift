public import Diagnostics

/// Tells the first byte of a file that is not valid UTF-8; nil when all are.
///
/// Overlong forms, surrogates and values beyond U+10FFFF are not valid.
///
/// - Complexity: O(n).
public func invalidUTF8(in file: SourceFile) -> Diagnostic? {
  let offset = file.bytes.withUnsafeBufferPointer { bytes -> Int? in
    var index = 0
    while index < bytes.count {
      let length = lengthOfScalar(bytes, index)
      if length == 0 { return index }
      index += length
    }
    return nil
  }
  guard let offset else { return nil }
  let byte = String(file.bytes[offset], radix: 16, uppercase: true)
  return Diagnostic(
    .invalidUTF8,
    "the file is no UTF-8: the byte \(byte) (hexadecimal) cannot stand here",
    at: SourceRange(file: file, bytes: offset..<offset + 1),
    annotation: looksLikeUTF16(file.bytes) ? "this looks like UTF-16: save the file as UTF-8" : nil)
}

/// Whether the bytes start with the mark of UTF-16, in either order.
private func looksLikeUTF16(_ bytes: [UInt8]) -> Bool {
  bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
}

/// The length of the UTF-8 sequence at `index`, or 0 when it is none.
@inline(__always)
private func lengthOfScalar(_ bytes: Bytes, _ index: Int) -> Int {
  let lead = bytes[index]
  if lead < 0x80 { return 1 }
  let second = bytes.at(index + 1)
  switch lead {
  case 0xC2...0xDF: return isContinuation(second) ? 2 : 0
  case 0xE0...0xEF:
    guard isContinuation(second), isContinuation(bytes.at(index + 2)) else { return 0 }
    if lead == 0xE0 && second < 0xA0 || lead == 0xED && second > 0x9F { return 0 }
    return 3
  case 0xF0...0xF4:
    guard isContinuation(second), isContinuation(bytes.at(index + 2)),
      isContinuation(bytes.at(index + 3))
    else { return 0 }
    if lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F { return 0 }
    return 4
  default: return 0
  }
}

@inline(__always)
private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
