/// Heads of statements: the first line of a quotation, `> [!LEMMA] #lem-weak Title`, is a paragraph of its
/// own.
extension BlockScanner {
  /// Ends the head of a statement; the rest of the line starts as if it were its first text in the
  /// quotation.
  mutating func startBehindHead(_ matched: inout Int, _ openedAny: inout Bool) {
    let head = Int(statementHead)
    let end = segments[Int(blocks[head].firstSegment)].end
    blocks[head].detail = end..<Int32(firstNonspace)
    matched = open.count - 2
    close(downTo: matched)
    offset = firstNonspace
    column = headColumn
    firstNonspaceColumn = column
    tabIsPartlyRead = false
    isBehindHead = true
    openedAny = openNewBlocks(matched, false)
    isBehindHead = false
    findNonspace()
  }

  /// Takes note of a paragraph whose first line has just been read and is the head of a statement.
  mutating func findHead() {
    let index = Int(open[open.count - 1])
    let block = blocks[index]
    guard findsConstructs, block.kind == .paragraph, block.segmentCount == 1,
      Int(block.parent) == index - 1, blocks[index - 1].kind == .blockQuote,
      block.start >= lineStart, text.at(Int(block.start)) == 0x5B,
      text.at(Int(block.start) + 1) == 0x21,
      StatementHead(Bytes(rebasing: text[Int(block.start)..<lineEnd]))?.kind != nil
    else { return }
    blocks[index].isHead = true
    statementHead = Int32(index)
    headColumn = firstNonspaceColumn
  }
}
