import Diagnostics

/// Footnote marks, citations and cross-references.
extension InlineScanner {
  mutating func readFootnote(_ bytes: Bytes, _ start: Int, _ content: LeafContent) -> Int? {
    var end = start + 2
    while end < bytes.count, isFootnoteNameByte(bytes[end]) { end += 1 }
    guard end > start + 2, bytes.at(end) == 0x5D, bytes.endOfInlineLinkTail(at: end + 1) == nil
    else { return nil }
    let whole = start..<end + 1
    let reference = FootnoteReference(
      range: source(whole, content), name: bytes.text(start + 2..<end), footnote: nil,
      occurrence: 1)
    add(.footnoteReference, .footnoteReference(reference), whole, content)
    return end + 1
  }

  mutating func readCitation(_ bytes: Bytes, _ start: Int, _ content: LeafContent) -> Int? {
    var end = start + 1
    while end < bytes.count, bytes[end] != 0x5D, bytes[end] != 0x5B { end += 1 }
    guard bytes.at(end) == 0x5D, bytes.endOfInlineLinkTail(at: end + 1) == nil else { return nil }
    let whole = start..<end + 1
    if let items = citationItems(bytes, start + 1..<end, content) {
      add(
        .citation, .citation(Citation(range: source(whole, content), items: items)), whole, content
      )
      return end + 1
    }
    let first = bytes.at(start + 1) == 0x2D ? start + 2 : start + 1
    guard bytes.at(first) == 0x40,
      isAlphanumeric(bytes.at(first + 1)) || bytes.at(first + 1) == 0x5F
    else { return nil }
    diagnostics.append(
      Diagnostic(
        "malformed-citation",
        "this is no citation; expected '[@key]' or '[see @key, p. 3; @other]'",
        at: source(whole, content)))
    return nil
  }

  private func citationItems(
    _ bytes: Bytes, _ range: Range<Int>, _ content: LeafContent
  ) -> [Citation.Item]? {
    var items: [Citation.Item] = []
    var index = range.lowerBound
    while index <= range.upperBound {
      let end = bytes.firstIndex(of: 0x3B, in: index..<range.upperBound) ?? range.upperBound
      guard let item = citationItem(bytes, index..<end, content) else { return nil }
      items.append(item)
      index = end + 1
    }
    return items
  }

  /// `see @key, p. 3`, or `-@key`, which leaves the authors out.
  private func citationItem(
    _ bytes: Bytes, _ range: Range<Int>, _ content: LeafContent
  ) -> Citation.Item? {
    let end = range.upperBound
    guard let at = bytes.firstIndex(of: 0x40, in: range),
      isAlphanumeric(bytes.at(at + 1)) || bytes.at(at + 1) == 0x5F
    else { return nil }
    let hidesAuthors = at > range.lowerBound && bytes[at - 1] == 0x2D
    let start = hidesAuthors ? at - 1 : at
    guard start == range.lowerBound || isSpace(bytes[start - 1]) else { return nil }
    let prefix = words(bytes.text(range.lowerBound..<start))
    var keyEnd = at + 1
    while keyEnd < end, isKeyByte(bytes[keyEnd]) { keyEnd += 1 }
    while keyEnd > at + 1, !isAlphanumeric(bytes[keyEnd - 1]) { keyEnd -= 1 }
    let key = bytes.text(at + 1..<keyEnd)
    // Behind other text, `@fig-name` refers to a label.
    guard keyEnd > at + 1, prefix == nil || !key.contains("-") else { return nil }
    var rest = keyEnd
    while rest < end, isSpace(bytes[rest]) { rest += 1 }
    var locator: String?
    if rest < end {
      guard bytes[rest] == 0x2C else { return nil }
      locator = words(bytes.text(rest + 1..<end))
      // Another key behind a comma is another work.
      if let locator, locator.hasPrefix("@") || locator.contains(" @") { return nil }
    }
    return Citation.Item(
      key: key, keyRange: source(at..<keyEnd, content), prefix: prefix, hidesAuthors: hidesAuthors,
      locator: locator)
  }

  /// The words of a text with single blanks in between; nil where there are none.
  private func words(_ text: String) -> String? {
    let words = text.split { $0.isWhitespace }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  func isKeyByte(_ byte: UInt8) -> Bool {
    isLabelByte(byte) || byte == 0x3A || byte == 0x2E || byte == 0x2F || byte == 0x2B
      || byte >= 0x80
  }

  /// The number of bytes of a letter or digit of a key: of those beyond ASCII it has the letters of alphabets, which
  /// words of scripts without spaces do not run into.
  private func keyLetter(_ bytes: Bytes, _ place: Int) -> Int? {
    let byte = bytes.at(place)
    if isAlphanumeric(byte) { return 1 }
    guard byte & 0xE0 == 0xC0,
      let scalar = bytes.text(place..<min(place + 2, bytes.endIndex)).unicodeScalars.first,
      scalar.properties.isAlphabetic
    else { return nil }
    return 2
  }

  /// Where a key ends that stands without brackets: signs belong to it between letters and digits alone.
  private func endOfKey(_ bytes: Bytes, _ start: Int) -> Int {
    var end = start
    var place = start
    while true {
      if let length = keyLetter(bytes, place) {
        place += length
        end = place
      } else if bytes.at(place) == 0x2D || bytes.at(place) == 0x5F {
        place += 1
      } else if [0x3A, 0x2E, 0x2F, 0x2B].contains(bytes.at(place)), place == end,
        keyLetter(bytes, place + 1) != nil
      {
        place += 1
      } else {
        return end
      }
    }
  }

  mutating func readAt(_ bytes: Bytes, _ start: Int, _ content: LeafContent) -> Int {
    guard keyLetter(bytes, start + 1) != nil, !isWord(bytes, endingAt: start) else {
      return start + 1
    }
    let end = endOfKey(bytes, start + 1)
    // No first part of an address.
    guard bytes.at(end) != 0x40 else { return end }
    let label = start + 1..<end
    var whole = start..<end
    var locator: String?
    if let inner = self.locator(bytes, behind: end) {
      locator = words(bytes.text(inner))
      whole = start..<inner.upperBound + 1
    }
    add(
      .crossReference,
      .crossReference(
        CrossReference(
          range: source(whole, content), label: bytes.text(label),
          labelRange: source(start..<end, content), locator: locator)), whole, content)
    return whole.upperBound
  }

  /// The inside of brackets behind a key, `@key [p. 3]`, where it names a place in a work.
  private func locator(_ bytes: Bytes, behind end: Int) -> Range<Int>? {
    let open = bytes.at(end) == 0x20 ? end + 1 : end
    guard bytes.at(open) == 0x5B else { return nil }
    var close = open + 1
    while close - open < 64, isLocatorByte(bytes.at(close)) { close += 1 }
    guard bytes.at(close) == 0x5D, close > open + 1 else { return nil }
    // No part of a link or of its definition.
    guard ![0x28, 0x5B, 0x3A].contains(bytes.at(close + 1)) else { return nil }
    let text = bytes.text(open + 1..<close)
    guard text.contains(where: \.isNumber) || text.hasPrefix("p. ") || text.hasPrefix("pp. ")
    else { return nil }
    return open + 1..<close
  }

  /// Whether a byte can stand in the place in a work: letters, digits, blanks, `.`, `,`, `-`, `–`, `§`.
  private func isLocatorByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x20 || byte == 0x2E || byte == 0x2C || byte == 0x2D
      || byte >= 0x80
  }

  /// Whether a letter, digit or part of an address ends at `index`.
  private func isWord(_ bytes: Bytes, endingAt index: Int) -> Bool {
    guard index > 0 else { return false }
    let byte = bytes[index - 1]
    if byte < 0x80 {
      return isAlphanumeric(byte) || byte == 0x5F || byte == 0x2F || byte == 0x40 || byte == 0x2E
        || byte == 0x2B || byte == 0x2D
    }
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return bytes.text(start..<index).unicodeScalars.first?.properties.isAlphabetic ?? false
  }
}
