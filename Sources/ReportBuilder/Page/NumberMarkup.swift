import Markup

/// The text with every number in it set as print does: a real minus sign, and powers of ten in
/// place of exponents, `-7.5e-8` as −7.5 × 10⁻⁸.
///
/// Digits inside words (`v1`, `C12`, `2008.10087v1`) stay as they are.
///
/// - Complexity: O(n) in the length of the text.
func numberMarkup(_ text: String) -> MarkupNode {
  let nodes = NumberScanner.pieces(of: text).map { piece -> MarkupNode in
    switch piece {
    case .text(let text): return .text(text)
    case .power(let factor, let exponent):
      return .element(
        "span", ["class": "num"], [.text(factor + "10"), .element("sup", text: exponent)])
    }
  }
  return nodes.count == 1 ? nodes[0] : .fragment(nodes)
}

/// The text with its numbers set as ``numberMarkup(_:)`` sets them, but as text alone: the exponents
/// in superscript characters.
///
/// - Complexity: O(n) in the length of the text.
func numberText(_ text: String) -> String {
  NumberScanner.pieces(of: text).map { piece in
    switch piece {
    case .text(let text): text
    case .power(let factor, let exponent): factor + "10" + superscript(exponent)
    }
  }.joined()
}

private func superscript(_ digits: String) -> String {
  let raised = Array("\u{2070}\u{B9}\u{B2}\u{B3}\u{2074}\u{2075}\u{2076}\u{2077}\u{2078}\u{2079}")
  return String(digits.map { $0.wholeNumberValue.map { raised[$0] } ?? "\u{207B}" })
}

/// Finds numbers in a text.
private struct NumberScanner {
  /// A stretch of the text.
  enum Piece {
    /// Text, finished.
    case text(String)
    /// A power of ten: what stands before the ten, and the exponent.
    case power(factor: String, exponent: String)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var plainStart = 0
  private var output: [Piece] = []

  static func pieces(of text: String) -> [Piece] {
    var scanner = NumberScanner(text)
    scanner.scan()
    return scanner.output
  }

  private init(_ text: String) { bytes = Array(text.utf8) }

  private mutating func scan() {
    while position < bytes.count {
      guard startsNumber(at: position) else {
        position += 1
        continue
      }
      flush(upTo: position)
      number(from: position)
      plainStart = position
    }
    flush(upTo: bytes.count)
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
    let one = mantissa == "1" ? "" : mantissa == "\u{2212}1" ? "\u{2212}" : nil
    let factor = one ?? "\(mantissa)\u{2009}\u{D7}\u{2009}"
    output.append(.power(factor: factor, exponent: sign + digits))
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
