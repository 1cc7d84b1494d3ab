/// The bytes of a text or of a part of it.
typealias Bytes = UnsafeBufferPointer<UInt8>

@inline(__always)
func isBlankByte(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

@inline(__always)
func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

/// ASCII punctuation, the characters that a backslash escapes.
@inline(__always)
func isPunctuation(_ byte: UInt8) -> Bool {
  (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte)
    || (0x7B...0x7E).contains(byte)
}

/// A byte of a label or of the name of a footnote or work.
@inline(__always)
func isLabelByte(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == 0x2D || byte == 0x5F }

extension UnsafeBufferPointer<UInt8> {
  /// The byte at `index`, or 0 beyond the end.
  @inline(__always)
  func at(_ index: Int) -> UInt8 { index < count ? self[index] : 0 }

  /// The first place from `start` on that does not hold a space or tab.
  func skippingBlanks(_ start: Int, to end: Int) -> Int {
    var index = start
    while index < end, isBlankByte(self[index]) { index += 1 }
    return index
  }

  /// The place of the first `byte` in `range`.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      if self[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// Whether `text` stands at `index`, letter case apart; `text` is in lower case.
  func hasPrefix(_ text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index + length <= count else { return false }
    for offset in 0..<length {
      let byte = self[index + offset]
      let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
      if lower != text.utf8Start[offset] { return false }
    }
    return true
  }

  /// The end of a label `#name` that starts at `index`: a letter, then letters, digits, `-`, `_`.
  func endOfLabel(at index: Int, limit: Int) -> Int? {
    guard index + 1 < limit, self[index] == 0x23, isLetter(self[index + 1]) else { return nil }
    var end = index + 1
    while end < limit, isLabelByte(self[end]) { end += 1 }
    return end
  }

  /// Whether a line starts with three backticks.
  func startsFence(_ line: Segment) -> Bool {
    hasExactPrefix("```", at: Int(line.start)) && line.start + 3 <= line.end
  }

  /// The text of a range.
  func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }
}
