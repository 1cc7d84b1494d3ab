/// Raw HTML and autolinks as cmark recognizes them.
extension UnsafeBufferPointer<UInt8> {
  /// The type 1 to 6 of the HTML block that starts with the `<` at `start`, or nil.
  func htmlBlockStart(at start: Int, limit: Int) -> UInt8? {
    let next = start + 1 < limit ? self[start + 1] : 0
    switch next {
    case 0x21:  // !
      if hasPrefix("--", at: start + 2) { return 2 }
      if start + 2 < limit, self[start + 2] &- 0x41 < 26 { return 4 }
      return hasExactPrefix("[CDATA[", at: start + 2) ? 5 : nil
    case 0x3F: return 3
    default: break
    }
    let closes = next == 0x2F
    let nameStart = start + (closes ? 2 : 1)
    var nameEnd = nameStart
    while nameEnd < limit, nameEnd - nameStart < 12, isAlphanumeric(self[nameEnd]) { nameEnd += 1 }
    guard nameEnd > nameStart else { return nil }
    let after = nameEnd < limit ? self[nameEnd] : 0x0A
    let name = text(nameStart..<nameEnd).lowercased()
    if !closes, HTMLNames.verbatim.contains(name), isSpace(after) || after == 0x3E { return 1 }
    guard HTMLNames.blocks.contains(name) else { return nil }
    if isSpace(after) || after == 0x3E { return 6 }
    return after == 0x2F && nameEnd + 1 < limit && self[nameEnd + 1] == 0x3E ? 6 : nil
  }

  /// Whether the line from `start` to `limit` is one complete tag and nothing else: type 7.
  func isTagAlone(at start: Int, limit: Int) -> Bool {
    let line = UnsafeBufferPointer(rebasing: self[start..<limit])
    guard let end = line.endOfTag(at: 0) else { return false }
    return line.skippingBlanks(end, to: line.count) == line.count
  }

  /// Whether a line from `start` to `limit` ends an HTML block of the given type.
  func endsHTMLBlock(_ type: UInt8, from start: Int, to limit: Int) -> Bool {
    var index = start
    while index < limit {
      switch type {
      case 1:
        if self[index] == 0x3C, index + 1 < limit, self[index + 1] == 0x2F,
          HTMLNames.endsVerbatim(self, at: index + 2, limit: limit)
        {
          return true
        }
      case 2: if hasExactPrefix("-->", at: index), index + 3 <= limit { return true }
      case 3: if hasExactPrefix("?>", at: index), index + 2 <= limit { return true }
      case 4: if self[index] == 0x3E { return true }
      case 5: if hasExactPrefix("]]>", at: index), index + 3 <= limit { return true }
      default: return false
      }
      index += 1
    }
    return false
  }

  /// The end of the opening or closing tag whose `<` is at `start`.
  func endOfTag(at start: Int) -> Int? {
    var index = start + 1
    if at(index) == 0x2F {
      guard isLetter(at(index + 1)) else { return nil }
      index += 2
      while isAlphanumeric(at(index)) || at(index) == 0x2D { index += 1 }
      index = skippingSpaces(index)
      return at(index) == 0x3E ? index + 1 : nil
    }
    guard isLetter(at(index)) else { return nil }
    while isAlphanumeric(at(index)) || at(index) == 0x2D { index += 1 }
    while true {
      let attribute = skippingSpaces(index)
      guard attribute > index, let end = endOfAttribute(at: attribute) else {
        index = attribute
        break
      }
      index = end
    }
    if at(index) == 0x2F { index += 1 }
    return at(index) == 0x3E ? index + 1 : nil
  }

  private func endOfAttribute(at start: Int) -> Int? {
    guard isLetter(at(start)) || at(start) == 0x5F || at(start) == 0x3A else { return nil }
    var index = start + 1
    while index < count,
      isAlphanumeric(self[index]) || self[index] == 0x5F || self[index] == 0x3A
        || self[index] == 0x2E || self[index] == 0x2D
    {
      index += 1
    }
    let equals = skippingSpaces(index)
    guard at(equals) == 0x3D else { return index }
    let value = skippingSpaces(equals + 1)
    let quote = at(value)
    if quote == 0x22 || quote == 0x27 {
      return firstIndex(of: quote, in: value + 1..<count).map { $0 + 1 } ?? index
    }
    var end = value
    while end < count, !isSpace(self[end]), !isForbiddenInValue(self[end]) { end += 1 }
    return end > value ? end : index
  }

  private func isForbiddenInValue(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x27 || byte == 0x3D || byte == 0x3C || byte == 0x3E || byte == 0x60
  }

  /// The end of the autolink `<scheme:...>` or `<name@host>` whose `<` is at `start`.
  func endOfAutolink(at start: Int) -> Int? {
    guard isAlphanumeric(at(start + 1)) || isPunctuation(at(start + 1)) else { return nil }
    var end = start + 1
    while end < count, self[end] > 0x20, self[end] != 0x3C, self[end] != 0x3E { end += 1 }
    guard at(end) == 0x3E else { return nil }
    return isAddress(start + 1..<end) || isMail(start + 1..<end) ? end + 1 : nil
  }

  private func isAddress(_ range: Range<Int>) -> Bool {
    guard let colon = firstIndex(of: 0x3A, in: range), isLetter(self[range.lowerBound]) else {
      return false
    }
    let scheme = range.lowerBound..<colon
    return (2...32).contains(scheme.count)
      && scheme.allSatisfy {
        isAlphanumeric(self[$0]) || self[$0] == 0x2B || self[$0] == 0x2E || self[$0] == 0x2D
      }
  }

  private func isMail(_ range: Range<Int>) -> Bool {
    guard let at = firstIndex(of: 0x40, in: range), at > range.lowerBound else { return false }
    for index in range.lowerBound..<at {
      let byte = self[index]
      guard isAlphanumeric(byte) || isPunctuation(byte), byte != 0x22, byte != 0x28, byte != 0x29,
        byte != 0x2C, byte != 0x3A, byte != 0x3B, byte != 0x5B, byte != 0x5C, byte != 0x5D
      else { return false }
    }
    var start = at + 1
    while true {
      let end = firstIndex(of: 0x2E, in: start..<range.upperBound) ?? range.upperBound
      guard (1...63).contains(end - start), isAlphanumeric(self[start]),
        isAlphanumeric(self[end - 1]),
        (start..<end).allSatisfy({ isAlphanumeric(self[$0]) || self[$0] == 0x2D })
      else { return false }
      if end == range.upperBound { return true }
      start = end + 1
    }
  }

  /// Whether `text` stands at `index`, in this letter case.
  func hasExactPrefix(_ text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index + length <= count else { return false }
    for offset in 0..<length where self[index + offset] != text.utf8Start[offset] { return false }
    return true
  }
}

/// The names of HTML elements that start blocks.
private enum HTMLNames {
  static let verbatim: Set<String> = ["script", "pre", "textarea", "style"]
  static let blocks: Set<String> = [
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "section", "source",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
  ]

  static func endsVerbatim(_ bytes: Bytes, at index: Int, limit: Int) -> Bool {
    var end = index
    while end < limit, end - index < 9, isLetter(bytes[end]) { end += 1 }
    guard end < limit, bytes[end] == 0x3E else { return false }
    return verbatim.contains(bytes.text(index..<end).lowercased())
  }
}
