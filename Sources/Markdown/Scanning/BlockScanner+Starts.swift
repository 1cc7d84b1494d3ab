/// The starts of blocks.
extension BlockScanner {
  /// Opens the blocks that start in the line, inside the block at depth `matched`. Whether any did.
  mutating func openNewBlocks(_ matched: Int, _ mayBeLazy: Bool) -> Bool {
    var container = kind(matched)
    var mayBeLazy = mayBeLazy
    var openedAny = false
    while container != .fence, container != .indentedCode, container != .html, container != .math {
      findNonspace()
      guard startBlock(container, matched, mayBeLazy, &openedAny) else { break }
      let top = kind(open.count - 1)
      if top == .paragraph || top == .heading || top == .fence || top == .indentedCode { break }
      container = top
      mayBeLazy = false
      // A rule and a formula have taken up the line.
      if container == .thematicBreak || container == .math { break }
    }
    return openedAny
  }

  /// Opens one block, if one starts here.
  private mutating func startBlock(
    _ container: Block.Kind, _ matched: Int, _ mayBeLazy: Bool, _ openedAny: inout Bool
  ) -> Bool {
    if indent >= 4 {
      guard !mayBeLazy, !isBlank else { return false }
      begin(matched, &openedAny)
      advance(columns: 4)
      push(.indentedCode, at: offset)
      return true
    }
    switch peek(firstNonspace) {
    case 0x3E:
      begin(matched, &openedAny)
      let start = firstNonspace
      advance(bytes: firstNonspace + 1 - offset)
      if isBlankByte(peek(offset)) { advance(columns: 1) }
      push(.blockQuote, at: start)
      return true
    case 0x23: return startHeading(matched, &openedAny)
    case 0x60, 0x7E: return startFence(matched, &openedAny)
    case 0x3C:
      return startHTML(container != .paragraph && !mayBeLazy, matched, &openedAny)
    case 0x24 where findsConstructs && !isBehindHead: return startFormula(matched, &openedAny)
    case 0x5B where findsConstructs && !isBehindHead: return startFootnote(matched, &openedAny)
    case 0x3D where container == .paragraph: return startSetext()
    case 0x2D where container == .paragraph && startSetext(): return true
    case 0x5F: return startRule(matched, &openedAny)
    case 0x2A, 0x2D, 0x2B:
      return startRule(matched, &openedAny) || startItem(container, matched, &openedAny)
    case 0x30...0x39: return startItem(container, matched, &openedAny)
    default: return false
    }
  }

  /// Closes what the line does not continue, before the first block that it opens.
  private mutating func begin(_ matched: Int, _ openedAny: inout Bool) {
    if !openedAny {
      close(downTo: matched)
      openedAny = true
    }
  }

  private mutating func startHeading(_ matched: Int, _ openedAny: inout Bool) -> Bool {
    var end = firstNonspace
    while peek(end) == 0x23 { end += 1 }
    guard end - firstNonspace <= 6, end == lineEnd || isBlankByte(text[end]) else { return false }
    begin(matched, &openedAny)
    let start = firstNonspace
    advance(bytes: text.skippingBlanks(end, to: lineEnd) - offset)
    push(.heading, at: start)
    blocks[blocks.count - 1].mark = 0x23
    return true
  }

  private mutating func startFence(_ matched: Int, _ openedAny: inout Bool) -> Bool {
    let mark = peek(firstNonspace)
    var end = firstNonspace
    while peek(end) == mark { end += 1 }
    guard end - firstNonspace >= 3 else { return false }
    if mark == 0x60, text.firstIndex(of: 0x60, in: end..<lineEnd) != nil { return false }
    begin(matched, &openedAny)
    let start = firstNonspace
    let indent = firstNonspace - offset
    push(.fence, at: start)
    blocks[blocks.count - 1].mark = mark
    blocks[blocks.count - 1].fenceLength = UInt8(clamping: end - start)
    blocks[blocks.count - 1].indent = Int32(indent)
    advance(bytes: end - offset)
    return true
  }

  private mutating func startHTML(
    _ mayBeAnyTag: Bool, _ matched: Int, _ openedAny: inout Bool
  ) -> Bool {
    var type = text.htmlBlockStart(at: firstNonspace, limit: lineEnd)
    if type == nil, mayBeAnyTag, text.isTagAlone(at: firstNonspace, limit: lineEnd) {
      type = 7
    }
    guard let type else { return false }
    begin(matched, &openedAny)
    push(.html, at: firstNonspace)
    blocks[blocks.count - 1].mark = type
    return true
  }

  /// Turns the paragraph that is open into a heading, unless it is all definitions.
  private mutating func startSetext() -> Bool {
    let mark = peek(firstNonspace)
    var end = firstNonspace
    while peek(end) == mark { end += 1 }
    guard text.skippingBlanks(end, to: lineEnd) == lineEnd else { return false }
    let index = Int(open[open.count - 1])
    // Under definitions alone the line is text, even where it could be a rule.
    guard readDefinitions(index) else { return true }
    blocks[index].kind = .heading
    blocks[index].mark = mark
    offset = lineEnd
    return true
  }

  private mutating func startRule(_ matched: Int, _ openedAny: inout Bool) -> Bool {
    let mark = peek(firstNonspace)
    guard mark != 0x2B, firstNonspace >= noRuleBefore else { return false }
    var count = 0
    for index in firstNonspace..<lineEnd {
      if text[index] == mark {
        count += 1
      } else if !isBlankByte(text[index]) {
        noRuleBefore = index
        return false
      }
    }
    guard count >= 3 else { return false }
    begin(matched, &openedAny)
    push(.thematicBreak, at: firstNonspace)
    offset = lineEnd
    return true
  }

  private mutating func startItem(
    _ container: Block.Kind, _ matched: Int, _ openedAny: inout Bool
  ) -> Bool {
    let start = firstNonspace
    var end = start
    var mark = peek(start)
    if isDigit(mark) {
      var number = 0
      while end - start < 9, isDigit(peek(end)) {
        number = number * 10 + Int(peek(end) - 0x30)
        end += 1
      }
      if container == .paragraph, number != 1 { return false }
      mark = peek(end)
      guard mark == 0x2E || mark == 0x29 else { return false }
    }
    end += 1
    guard isSpace(peek(end)) else { return false }
    if container == .paragraph, text.skippingBlanks(end, to: lineEnd) == lineEnd { return false }
    begin(matched, &openedAny)
    let markIndent = indent
    advance(bytes: end - offset)
    let padding = readPadding(markLength: end - start)
    let list = Int(open[open.count - 1])
    if blocks[list].kind != .list || blocks[list].mark != mark {
      push(.list, at: start)
      blocks[blocks.count - 1].mark = mark
    }
    push(.item, at: start)
    blocks[blocks.count - 1].indent = Int32(markIndent)
    blocks[blocks.count - 1].padding = Int32(padding)
    return true
  }

  /// Reads the white space behind a list mark; how far the text of the item is indented.
  private mutating func readPadding(markLength: Int) -> Int {
    let saved = (tabIsPartlyRead, offset, column)
    while column - saved.2 <= 5, isBlankByte(peek(offset)) { advance(columns: 1) }
    let width = column - saved.2
    guard width >= 5 || width < 1 || offset == lineEnd else { return markLength + width }
    (tabIsPartlyRead, offset, column) = saved
    if width > 0 { advance(columns: 1) }
    return markLength + 1
  }

  // MARK: Our own

  /// Opens a displayed formula that starts with `$$` at the start of a line.
  private mutating func startFormula(_ matched: Int, _ openedAny: inout Bool) -> Bool {
    guard peek(firstNonspace + 1) == 0x24, peek(firstNonspace + 2) != 0x24 else { return false }
    if let close = closingDollars(from: firstNonspace + 2) {
      guard close > firstNonspace + 2, isFormulaTail(close + 2) else { return false }
    }
    begin(matched, &openedAny)
    push(.math, at: firstNonspace)
    offset = firstNonspace + 2
    tabIsPartlyRead = false
    return true
  }

  /// Takes up a line of a formula, and ends it where it ends.
  mutating func addFormulaLine(_ index: Int) {
    let end = closingDollars(from: offset)
    addSegment(to: end)
    guard let end else { return }
    blocks[index].isClosed = true
    blocks[index].detail = Int32(end + 2)..<Int32(lineEnd)
    close(endingAt: lineEnd)
  }

  private func closingDollars(from start: Int) -> Int? {
    var index = start
    while index + 1 < lineEnd {
      if text[index] == 0x5C {
        index += 2
      } else if text[index] == 0x24, text[index + 1] == 0x24 {
        return index
      } else {
        index += 1
      }
    }
    return nil
  }

  /// Whether nothing but a label stands behind a formula.
  private func isFormulaTail(_ start: Int) -> Bool {
    let index = text.skippingBlanks(start, to: lineEnd)
    if index == lineEnd { return true }
    return FormulaTail(text, start..<lineEnd).isWellFormed
  }

  /// Opens the definition of a footnote.
  private mutating func startFootnote(_ matched: Int, _ openedAny: inout Bool) -> Bool {
    guard peek(firstNonspace + 1) == 0x5E,
      openFootnote < 0 || (!openedAny && footnoteDepth > matched)
    else { return false }
    var end = firstNonspace + 2
    while end < lineEnd, isFootnoteNameByte(text[end]) { end += 1 }
    guard end > firstNonspace + 2, peek(end) == 0x5D, peek(end + 1) == 0x3A else { return false }
    begin(matched, &openedAny)
    push(.footnote, at: firstNonspace)
    blocks[blocks.count - 1].detail = Int32(firstNonspace + 2)..<Int32(end)
    advance(bytes: text.skippingBlanks(end + 2, to: lineEnd) - offset)
    footnoteContent = offset
    footnoteColumn = column
    return true
  }
}

/// A byte of a footnote's name: anything but white space, brackets and `^`.
@inline(__always)
func isFootnoteNameByte(_ byte: UInt8) -> Bool {
  byte > 0x20 && byte != 0x5B && byte != 0x5D && byte != 0x5E && byte != 0x60
}

/// What stands behind the closing `$$` of a formula: nothing, `#label` or `{#label}`.
struct FormulaTail {
  /// The label, its `#` included.
  var label: Range<Int>?
  /// What should not be there.
  var rest: Range<Int>?
  var isWellFormed: Bool { rest == nil }

  init(_ text: Bytes, _ range: Range<Int>) {
    var index = text.skippingBlanks(range.lowerBound, to: range.upperBound)
    let start = index
    let isBraced = index < range.upperBound && text[index] == 0x7B
    if isBraced { index += 1 }
    if let end = text.endOfLabel(at: index, limit: range.upperBound) {
      label = index..<end
      index = end
      if isBraced { index += index < range.upperBound && text[index] == 0x7D ? 1 : 0 }
    } else {
      index = start
    }
    index = text.skippingBlanks(index, to: range.upperBound)
    if index < range.upperBound { rest = index..<range.upperBound }
  }
}
