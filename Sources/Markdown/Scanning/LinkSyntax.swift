/// The parts of links and link reference definitions as cmark reads them.
extension UnsafeBufferPointer<UInt8> {
  /// The end of the link label `[...]` at `start`.
  func endOfLinkLabel(at start: Int) -> Int? {
    guard at(start) == 0x5B else { return nil }
    var index = start + 1
    var length = 0
    while index < count {
      switch self[index] {
      case 0x5B: return nil
      case 0x5D: return length > 1000 ? nil : index + 1
      case 0x5C:
        index += 1
        length += 1
        if isPunctuation(at(index)) {
          index += 1
          length += 1
        }
      default:
        index += 1
        length += 1
      }
      if length > 1000 { return nil }
    }
    return nil
  }

  /// The end of the link destination at `start`, which may be empty.
  func endOfLinkDestination(at start: Int) -> Int? {
    if at(start) == 0x3C { return endOfPointedDestination(at: start) }
    var index = start
    var open = 0
    loop: while index < count {
      switch self[index] {
      case 0x5C where isPunctuation(at(index + 1)): index += 2
      case 0x28:
        open += 1
        index += 1
        if open > 32 { return nil }
      case 0x29:
        if open == 0 { break loop }
        open -= 1
        index += 1
      case let byte where isSpace(byte) || byte < 0x20 && byte != 0:
        if index == start { return nil }
        break loop
      default: index += 1
      }
    }
    return index >= count || open != 0 ? nil : index
  }

  private func endOfPointedDestination(at start: Int) -> Int? {
    var index = start + 1
    while index < count {
      switch self[index] {
      case 0x3E: return index + 1 < count ? index + 1 : nil
      case 0x5C: index += 2
      case 0x0A, 0x3C: return nil
      default: index += 1
      }
    }
    return nil
  }

  /// The end of the link title at `start`, or nil when there is none.
  ///
  /// cmark takes the longest text that can be read as a title, where a backslash may stand for
  /// itself or escape what follows; so both readings are followed.
  func endOfLinkTitle(at start: Int) -> Int? {
    let opener = at(start)
    guard opener == 0x22 || opener == 0x27 || opener == 0x28 else { return nil }
    let closer: UInt8 = opener == 0x28 ? 0x29 : opener
    var end: Int?
    var isPlain = true
    var isEscaped = false
    var index = start + 1
    while index < count, isPlain || isEscaped {
      let byte = self[index]
      var nextIsPlain = isEscaped && isPunctuation(byte)
      var nextIsEscaped = false
      if isPlain {
        if byte == closer {
          end = index + 1
        } else if byte != 0x28 || opener != 0x28 {
          nextIsPlain = true
          nextIsEscaped = byte == 0x5C
        }
      }
      (isPlain, isEscaped) = (nextIsPlain, nextIsEscaped)
      index += 1
    }
    return end
  }

  /// The first place from `start` on that holds no white space.
  func skippingSpaces(_ start: Int) -> Int {
    var index = start
    while index < count, isSpace(self[index]) { index += 1 }
    return index
  }

  /// The end of the tail `(destination "title")` of an inline link at `start`.
  func endOfInlineLinkTail(at start: Int) -> Int? {
    guard at(start) == 0x28 else { return nil }
    guard let destination = endOfLinkDestination(at: skippingSpaces(start + 1)) else { return nil }
    let title = skippingSpaces(destination)
    let afterTitle = title == destination ? title : endOfLinkTitle(at: title) ?? title
    let end = skippingSpaces(afterTitle)
    return at(end) == 0x29 ? end + 1 : nil
  }

  /// The end of the link reference definition at `start`, its line ending included.
  func endOfReferenceDefinition(at start: Int) -> Int? {
    guard let label = endOfLinkLabel(at: start), at(label) == 0x3A else { return nil }
    guard (start + 1..<label - 1).contains(where: { !isSpace(self[$0]) }) else { return nil }
    guard let destination = endOfLinkDestination(at: skippingBlanksAndLine(label + 1)) else {
      return nil
    }
    let beforeTitle = skippingBlanksAndLine(destination)
    if beforeTitle != destination, let title = endOfLinkTitle(at: beforeTitle),
      let end = endOfLine(skippingBlanks(title, to: count))
    {
      return end
    }
    return endOfLine(skippingBlanks(destination, to: count))
  }

  /// Skips blanks, at most one line ending, and blanks.
  private func skippingBlanksAndLine(_ start: Int) -> Int {
    let index = skippingBlanks(start, to: count)
    guard index < count, self[index] == 0x0A else { return index }
    return skippingBlanks(index + 1, to: count)
  }

  /// The place after the line ending at `index`; the end of the text is one too.
  private func endOfLine(_ index: Int) -> Int? {
    if index >= count { return count }
    return self[index] == 0x0A ? index + 1 : nil
  }
}
