extension BlockScanner {
  mutating func addText() {
    let index = Int(open[open.count - 1])
    switch blocks[index].kind {
    case .fence, .indentedCode: addSegment()
    case .html:
      if text.endsHTMLBlock(blocks[index].mark, from: firstNonspace, to: lineEnd) {
        close(endingAt: lineEnd)
      }
    case .math: addFormulaLine(index)
    case _ where isBlank: break
    case .paragraph:
      offset = firstNonspace
      tabIsPartlyRead = false
      addSegment()
    case .heading: addHeadingText(index)
    default:
      push(.paragraph, at: firstNonspace)
      offset = firstNonspace
      tabIsPartlyRead = false
      addSegment()
    }
  }

  private mutating func addHeadingText(_ index: Int) {
    // A setext heading has its text already.
    guard blocks[index].mark == 0x23 else { return }
    var end = lineEnd
    while end > firstNonspace, isSpace(text[end - 1]) { end -= 1 }
    var hashes = end
    while hashes > lineStart, text[hashes - 1] == 0x23 { hashes -= 1 }
    if hashes != end, hashes > lineStart, isBlankByte(text[hashes - 1]) {
      end = hashes
      while end > firstNonspace, isSpace(text[end - 1]) { end -= 1 }
    }
    offset = firstNonspace
    tabIsPartlyRead = false
    addSegment(to: max(end, firstNonspace))
  }

  /// Adds the rest of the line, or what is before `end`, to the innermost block.
  mutating func addSegment(to end: Int? = nil) {
    let index = Int(open[open.count - 1])
    var padding = 0
    if tabIsPartlyRead {
      offset += 1
      padding = 4 - column % 4
      tabIsPartlyRead = false
    }
    if blocks[index].segmentCount == 0 { blocks[index].firstSegment = Int32(segments.count) }
    blocks[index].segmentCount += 1
    segments.append(
      Segment(start: Int32(offset), end: Int32(end ?? lineEnd), padding: Int32(padding)))
  }
}
