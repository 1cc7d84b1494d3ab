import Markup

/// The text with every number in it set as print does: a real minus sign, and powers of ten in
/// place of exponents, `-7.5e-8` as −7.5 × 10⁻⁸.
///
/// Digits inside words (`v1`, `C12`, `2008.10087v1`) stay as they are.
///
/// - Complexity: O(n) in the length of the text.
func numberMarkup(_ text: String) -> MarkupNode {
  var scanner = NumberScanner(bytes: Array(text.utf8))
  return scanner.nodes()
}

/// Finds numbers in a text.
private struct NumberScanner {
  let bytes: [UInt8]
  private var position = 0
  private var plainStart = 0
  private var output: [MarkupNode] = []

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func nodes() -> MarkupNode {
    while position < bytes.count {
      guard startsNumber(at: position) else {
        position += 1
        continue
      }
      let start = position
      flush(upTo: start)
      number(from: start)
      plainStart = position
    }
    flush(upTo: bytes.count)
    return output.count == 1 ? output[0] : .fragment(output)
  }

  private mutating func flush(upTo end: Int) {
    guard plainStart < end else { return }
    output.append(.text(String(decoding: bytes[plainStart..<end], as: UTF8.self)))
  }

  /// Whether a number that stands on its own begins here, with its sign.
  private func startsNumber(at index: Int) -> Bool {
    let first = isDigit(index) ? index : index + 1
    guard isDigit(first), first == index || bytes[index] == UInt8(ascii: "-") else { return false }
    if index > 0 {
      let before = bytes[index - 1]
      if isWord(before) || before == UInt8(ascii: ".") || before == UInt8(ascii: "-") {
        return false
      }
      if first > index, before == UInt8(ascii: ")") { return false }
    }
    let end = numberEnd(from: first)
    return end == bytes.count || !isWord(bytes[end])
  }

  private func numberEnd(from first: Int) -> Int {
    var end = digitsEnd(from: first)
    if end < bytes.count, bytes[end] == UInt8(ascii: "."), isDigit(end + 1) {
      end = digitsEnd(from: end + 1)
    }
    return exponentDigits(at: end).map { digitsEnd(from: $0) } ?? end
  }

  /// Where the digits of an exponent begin that stands at `index`.
  private func exponentDigits(at index: Int) -> Int? {
    guard index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") else { return nil }
    var first = index + 1
    if first < bytes.count, bytes[first] == UInt8(ascii: "-") || bytes[first] == UInt8(ascii: "+") {
      first += 1
    }
    return isDigit(first) ? first : nil
  }

  private mutating func number(from start: Int) {
    let negative = bytes[start] == UInt8(ascii: "-")
    let first = negative ? start + 1 : start
    let end = numberEnd(from: first)
    var mantissaEnd = digitsEnd(from: first)
    if mantissaEnd < end, bytes[mantissaEnd] == UInt8(ascii: ".") {
      mantissaEnd = digitsEnd(from: mantissaEnd + 1)
    }
    let mantissa = (negative ? "\u{2212}" : "") + string(first..<mantissaEnd)
    position = end
    guard let exponentStart = exponentDigits(at: mantissaEnd) else {
      output.append(.text(mantissa))
      return
    }
    var digits = string(exponentStart..<end)
    while digits.count > 1, digits.first == "0" { digits.removeFirst() }
    let sign = bytes[exponentStart - 1] == UInt8(ascii: "-") && digits != "0" ? "\u{2212}" : ""
    let base = mantissa == "1" ? "10" : mantissa == "\u{2212}1" ? "\u{2212}10" : nil
    output.append(
      .element(
        "span", ["class": "num"],
        [
          .text(base ?? "\(mantissa)\u{2009}×\u{2009}10"),
          .element("sup", text: sign + digits),
        ]))
  }

  private func digitsEnd(from index: Int) -> Int {
    var end = index
    while isDigit(end) { end += 1 }
    return end
  }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func isDigit(_ index: Int) -> Bool {
    index < bytes.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
