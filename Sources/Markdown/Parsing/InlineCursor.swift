/// Follows cmark's inlines through the text of a paragraph, so that each gets its exact place.
///
/// cmark drops what it has understood (escapes, delimiters, addresses), and its own columns are
/// wrong after leading spaces, multi-line constructs and link reference definitions. The cursor
/// reads the same text in the same order and knows at each node what must stand there.
///
/// - Complexity: O(n) in the text of the leaf.
struct InlineCursor {
  /// The text of the leaf.
  private(set) var content = LeafContent()
  /// How far it has been followed.
  private(set) var position = 0
  /// Whether text and tree have come apart; places are then those of the leaf.
  private(set) var isLost = true
  private var references: [[UInt8]: [UInt8]?] = [:]

  /// Starts on a leaf, behind its link reference definitions.
  mutating func start(
    _ lines: ArraySlice<Segment>, of text: Bytes, behind first: Int,
    marks: ArraySlice<ConstructMask.Mark>
  ) {
    content.fill(lines, of: text, ending: false, marks: marks)
    position = min(first, content.bytes.count)
    isLost = false
  }

  /// Gives up until the next leaf.
  mutating func stop() { isLost = true }

  /// Passes a node without children, or the opening mark of one with; what was passed.
  mutating func pass(_ kind: NodeKind, _ literal: Slice<Bytes>) -> Range<Int> {
    let start = position
    guard !isLost else { return start..<start }
    switch kind {
    case .text: passText(literal)
    case .softBreak, .lineBreak: passBreak()
    case .code: passCode()
    case .htmlInline: passVerbatim(literal)
    case .emphasis: passDelimiter(1)
    case .strong: passDelimiter(2)
    case .link: if !passByte(0x5B) && !passByte(0x3C) { isLost = true }
    case .image: if !(passByte(0x21) && passByte(0x5B)) { isLost = true }
    default: break
    }
    return start..<position
  }

  /// Passes the closing mark of a node with children.
  mutating func passEnd(_ kind: NodeKind, isAutolink: Bool) {
    guard !isLost else { return }
    switch kind {
    case .emphasis: passDelimiter(1)
    case .strong: passDelimiter(2)
    case .link where isAutolink: if !passByte(0x3E) { isLost = true }
    case .link, .image: passLinkTail()
    default: break
    }
  }

  /// Whether the next byte opens an autolink rather than a link with brackets.
  var isAtPointy: Bool { byte(position) == 0x3C }

  /// Whether everything has been passed.
  var isAtEnd: Bool { position >= content.bytes.count }

  // MARK: -

  @inline(__always)
  private func byte(_ index: Int) -> UInt8 {
    index < content.bytes.count ? content.bytes[index] : 0
  }

  private mutating func passByte(_ wanted: UInt8) -> Bool {
    guard byte(position) == wanted, position < content.bytes.count else { return false }
    position += 1
    return true
  }

  private mutating func skipBlanks() {
    while isBlankByte(byte(position)) { position += 1 }
  }

  private mutating func passDelimiter(_ count: Int) {
    for _ in 0..<count where !passByte(0x2A) && !passByte(0x5F) { isLost = true }
  }

  private mutating func passVerbatim(_ literal: Slice<Bytes>) {
    var index = literal.startIndex
    while index < literal.endIndex {
      if byte(position) == literal.base[index], position < content.bytes.count {
        position += 1
        index += 1
      } else if byte(position) == 0, position < content.bytes.count {
        // cmark reads NUL as U+FFFD.
        position += 1
        index += 3
      } else {
        isLost = true
        return
      }
    }
  }

  private mutating func passText(_ literal: Slice<Bytes>) {
    let count = content.bytes.count
    var index = literal.startIndex
    while index < literal.endIndex {
      let wanted = literal.base[index]
      guard position < count else {
        isLost = true
        return
      }
      let here = content.bytes[position]
      if here == wanted, here != 0x5C, here != 0x26 {
        position += 1
        index += 1
      } else if here == 0x5C, wanted == byte(position + 1), isPunctuation(wanted) {
        position += 2
        index += 1
      } else if here == 0x26, let (length, text) = reference(at: position),
        literal[index...].starts(with: text)
      {
        position += length
        index += text.count
      } else if here == wanted {
        position += 1
        index += 1
      } else if here == 0 {
        position += 1
        index += 3
      } else {
        isLost = true
        return
      }
    }
  }

  /// The character reference at `start`: how long it is and what it stands for.
  private mutating func reference(at start: Int) -> (Int, [UInt8])? {
    var end = start + 1
    while end - start < 34, isAlphanumeric(byte(end)) || byte(end) == 0x23 { end += 1 }
    guard byte(end) == 0x3B, end < content.bytes.count else { return nil }
    let spelled = Array(content.bytes[start...end])
    let text: [UInt8]?
    if let known = references[spelled] {
      text = known
    } else {
      text = CommonMark.character(of: spelled)
      references[spelled] = .some(text)
    }
    return text.map { (end + 1 - start, $0) }
  }

  private mutating func passBreak() {
    while isSpace(byte(position)), byte(position) != 0x0A { position += 1 }
    let isEscaped = byte(position) == 0x5C
    if isEscaped { position += 1 }
    if !passByte(0x0A) { isLost = true }
    // cmark keeps the spaces after an escaped line ending.
    if !isEscaped { skipBlanks() }
  }

  private mutating func passCode() {
    let start = position
    while byte(position) == 0x60 { position += 1 }
    let length = position - start
    guard length > 0 else {
      isLost = true
      return
    }
    while position < content.bytes.count {
      guard byte(position) == 0x60 else {
        position += 1
        continue
      }
      let run = position
      while byte(position) == 0x60 { position += 1 }
      if position - run == length { return }
    }
    isLost = true
  }

  private mutating func passLinkTail() {
    guard passByte(0x5D) else {
      isLost = true
      return
    }
    let start = position
    let end = content.bytes.withUnsafeBufferPointer { bytes in
      bytes.endOfInlineLinkTail(at: start) ?? bytes.endOfLinkLabel(at: start)
    }
    if let end { position = end }
  }
}
