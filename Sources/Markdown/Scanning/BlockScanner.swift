/// Finds the blocks of a Markdown text line by line, as cmark does, and remembers where every line
/// of every leaf lies behind the marks of its containers.
///
/// libcmark tells only lines and columns, and wrong ones on continued lines, after tabs and after
/// link reference definitions; the scanner tells bytes. It can see our own blocks too: displayed
/// formulas between `$$` and definitions of footnotes.
///
/// - Complexity: O(n + n d) for d containers that lie open over a line.
struct BlockScanner {
  let text: Bytes
  /// Whether formulas and footnotes count as blocks.
  let findsConstructs: Bool
  /// The blocks in the order of the text; the first is the document.
  var blocks: [Block] = [Block(kind: .document, parent: -1, start: 0)]
  var segments: [Segment] = []
  var footnoteLines: [FootnoteLine] = []
  /// Whether the scan was given up because containers nest too deep over too many lines.
  private(set) var isExhausted = false

  // The open blocks from the document down.
  var open: [Int32] = [0]
  // The line and how far it has been read; see `LineReading`.
  var lineStart = 0
  var lineEnd = 0
  var offset = 0
  var column = 0
  var tabIsPartlyRead = false
  var firstNonspace = 0
  var firstNonspaceColumn = 0
  var indent = 0
  var isBlank = false
  // The end of the last line that was not blank.
  var lastContentEnd = 0
  var openFootnote: Int32 = -1
  var footnoteDepth = 0
  var footnoteContent = 0
  // The column of that; negative for a line that is not indented.
  var footnoteColumn = 0
  // The head of a statement that is the innermost block, and its column.
  var statementHead: Int32 = -1
  var headColumn = 0
  // Whether the line is read again behind such a head, where only blocks of CommonMark can start.
  var isBehindHead = false
  // No rule starts before this place of the line.
  var noRuleBefore = 0
  private var content = LeafContent()
  private var work = 0

  /// Scans `text` from the byte `first` on.
  init(_ text: Bytes, from first: Int = 0, findsConstructs: Bool) {
    self.text = text
    self.findsConstructs = findsConstructs
    let limit = 10_000_000 + 8 * text.count
    var start = first
    while start < text.count {
      var end = start
      while end < text.count, text[end] != 0x0A, text[end] != 0x0D { end += 1 }
      readLine(start, end)
      if work > limit {
        isExhausted = true
        break
      }
      start = end + 1
      if end < text.count, text[end] == 0x0D, text.at(start) == 0x0A { start += 1 }
    }
    while !open.isEmpty { close() }
  }

  /// The lines of a leaf.
  func lines(of block: Block) -> ArraySlice<Segment> {
    segments[Int(block.firstSegment)..<Int(block.firstSegment + block.segmentCount)]
  }

  // MARK: One line

  private mutating func readLine(_ start: Int, _ end: Int) {
    lineStart = start
    lineEnd = end
    offset = start
    column = 0
    firstNonspace = -1
    tabIsPartlyRead = false
    footnoteContent = -1
    footnoteColumn = -1
    guard var matched = matchOpenBlocks() else {
      finishLine()
      return
    }
    let mayBeLazy = kind(open.count - 1) == .paragraph
    var openedAny = openNewBlocks(matched, mayBeLazy)
    findNonspace()
    let goesOn = !openedAny && !isBlank && mayBeLazy
    if goesOn, open[open.count - 1] == statementHead {
      if footnoteContent < 0 { footnoteContent = offset }
      startBehindHead(&matched, &openedAny)
      addText()
    } else if goesOn, matched < open.count - 1 {
      if footnoteContent < 0 { footnoteContent = offset }
      addSegment()
    } else {
      if !openedAny { close(downTo: matched) }
      addText()
    }
    finishLine()
  }

  private mutating func finishLine() {
    findHead()
    if openFootnote >= 0 {
      let start = max(footnoteContent, lineStart)
      footnoteLines.append(
        FootnoteLine(
          block: openFootnote, lineStart: Int32(lineStart), start: Int32(start),
          end: Int32(lineEnd), isBlank: text.skippingBlanks(start, to: lineEnd) == lineEnd,
          column: footnoteColumn < 0 ? nil : Int32(footnoteColumn)))
    }
    if text.skippingBlanks(lineStart, to: lineEnd) < lineEnd { lastContentEnd = lineEnd }
    switch kind(open.count - 1) {
    case .heading, .thematicBreak: close(endingAt: lineEnd)
    default: break
    }
  }

  @inline(__always)
  func kind(_ depth: Int) -> Block.Kind { blocks[Int(open[depth])].kind }

  /// Reads the marks that continue open blocks. The depth of the last block that goes on, or nil
  /// when the line was the end of a fence.
  private mutating func matchOpenBlocks() -> Int? {
    var depth = 1
    while depth < open.count {
      findNonspace()
      let index = Int(open[depth])
      if !continues(index, depth) {
        if blocks[index].isClosed, blocks[index].kind == .fence {
          close(downTo: depth)
          close(endingAt: lineEnd)
          work += depth
          return nil
        }
        break
      }
      depth += 1
    }
    work += depth
    return depth - 1
  }

  private mutating func continues(_ index: Int, _ depth: Int) -> Bool {
    switch blocks[index].kind {
    case .document, .list: return true
    case .blockQuote:
      guard indent <= 3, peek(firstNonspace) == 0x3E else { return false }
      advance(columns: indent + 1)
      if isBlankByte(peek(offset)) { advance(columns: 1) }
      return true
    case .item:
      let width = Int(blocks[index].indent + blocks[index].padding)
      if indent >= width {
        advance(columns: width)
        return true
      }
      guard isBlank, blocks[index].hasChild else { return false }
      advance(bytes: firstNonspace - offset)
      return true
    case .footnote:
      if indent >= 4 {
        advance(columns: 4)
      } else if isBlank {
        advance(bytes: firstNonspace - offset)
      } else {
        return false
      }
      footnoteContent = offset
      footnoteColumn = column
      return true
    case .indentedCode:
      if indent >= 4 {
        advance(columns: 4)
        return true
      }
      guard isBlank else { return false }
      advance(bytes: firstNonspace - offset)
      return true
    case .fence: return continuesFence(index)
    case .html: return blocks[index].mark <= 5 || !isBlank
    case .paragraph, .math: return !isBlank
    case .heading, .thematicBreak: return false
    }
  }

  private mutating func continuesFence(_ index: Int) -> Bool {
    let block = blocks[index]
    if indent <= 3, peek(firstNonspace) == block.mark {
      var end = firstNonspace
      while peek(end) == block.mark { end += 1 }
      let length = end - firstNonspace
      if length >= 3, length >= block.fenceLength, text.skippingBlanks(end, to: lineEnd) == lineEnd
      {
        blocks[index].isClosed = true
        blocks[index].detail = Int32(firstNonspace)..<Int32(lineEnd)
        return false
      }
    }
    var left = block.indent
    while left > 0, isBlankByte(peek(offset)) {
      advance(columns: 1)
      left -= 1
    }
    return true
  }

  // MARK: Opening and closing

  /// Opens a block inside the innermost one that can hold it.
  mutating func push(_ kind: Block.Kind, at start: Int) {
    while !canHold(kind) { close() }
    let parent = open[open.count - 1]
    blocks[Int(parent)].hasChild = true
    open.append(Int32(blocks.count))
    if kind == .footnote {
      openFootnote = Int32(blocks.count)
      footnoteDepth = open.count - 1
    }
    blocks.append(Block(kind: kind, parent: parent, start: Int32(start)))
  }

  private func canHold(_ child: Block.Kind) -> Bool {
    switch kind(open.count - 1) {
    case .document, .blockQuote, .item, .footnote: child != .item
    case .list: child == .item
    default: false
    }
  }

  mutating func close(downTo depth: Int) {
    while open.count - 1 > depth { close() }
  }

  /// Closes the innermost block.
  mutating func close(endingAt end: Int? = nil) {
    let index = Int(open.removeLast())
    if blocks[index].kind == .paragraph {
      // A paragraph that is all definitions is none.
      blocks[index].isClosed = !readDefinitions(index)
    }
    if Int32(index) == openFootnote { openFootnote = -1 }
    blocks[index].end = max(Int32(end ?? lastContentEnd), blocks[index].start)
  }

  /// Finds how much of a paragraph is link reference definitions. Whether text remains.
  @discardableResult
  mutating func readDefinitions(_ index: Int) -> Bool {
    let block = blocks[index]
    guard block.segmentCount > 0 else { return false }
    let first = segments[Int(block.firstSegment)]
    guard block.definitionsEnd > 0 || text.at(Int(first.start)) == 0x5B && first.padding == 0 else {
      return true
    }
    content.fill(lines(of: block), of: text, ending: true)
    let (position, isEmpty) = content.bytes.withUnsafeBufferPointer { bytes in
      var position = Int(block.definitionsEnd)
      while position < bytes.count, bytes[position] == 0x5B,
        let end = Bytes(rebasing: bytes[position...]).endOfReferenceDefinition(at: 0)
      {
        position += end
      }
      return (position, bytes.skippingSpaces(position) == bytes.count)
    }
    blocks[index].definitionsEnd = Int32(position)
    return !isEmpty
  }
}
