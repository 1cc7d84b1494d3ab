import Bisection

/// Footnotes: what they leave behind where they stand, and what they hold.
extension MaskBuilder {
  /// A footnote with its block, its lines and what is written for it.
  struct FoundFootnote {
    var footnote: ConstructMask.Footnote
    var block: Int
    var lines: ClosedRange<Int>
    var edit: Int
    /// Whether it leaves nothing behind where it stands.
    var vanishes = false
  }

  mutating func addFootnote(_ block: Block, _ index: Int) {
    let lines = scanner.footnoteLines
    let first = nextFootnoteLine
    while nextFootnoteLine < lines.count, lines[nextFootnoteLine].block == index {
      nextFootnoteLine += 1
    }
    var last = nextFootnoteLine - 1
    while last > first, lines[last].isBlank { last -= 1 }
    let start = Int(block.start)
    let range = start..<Int(lines[last].end)
    edits.append(Edit(source: range, action: .footnote(footnotes.count)))
    footnotes.append(
      FoundFootnote(
        footnote: ConstructMask.Footnote(
          name: text.text(Int(block.detail.lowerBound)..<Int(block.detail.upperBound)),
          nameRange: start..<Int(block.detail.upperBound) + 1, range: range), block: index,
        lines: first...last, edit: edits.count - 1))
  }

  /// Finds the footnotes that leave nothing behind: those at the end of an item of a list, which
  /// would be set with more space around for a mark behind an empty line.
  mutating func findVanishing() {
    for index in footnotes.indices.reversed() {
      let found = footnotes[index]
      let block = scanner.blocks[found.block]
      let lines = scanner.footnoteLines
      let lineStart = Int(lines[found.lines.lowerBound].lineStart)
      var end = Int(lines[found.lines.upperBound].end)
      if text.at(end) == 0x0D { end += 1 }
      if text.at(end) == 0x0A { end += 1 }
      end = min(end, text.count)
      let next =
        scanner.blocks[(found.block + 1)...].firstIndex { $0.parent < found.block }
        ?? scanner.blocks.count
      let isBeforeOther =
        index + 1 < footnotes.count && footnotes[index + 1].block == next
        && footnotes[index + 1].vanishes
        && edits[footnotes[index + 1].edit].source.lowerBound == end
      let isLast = next == scanner.blocks.count || scanner.blocks[next].parent != block.parent
      let following = text.skippingBlanks(end, to: text.count)
      let isBeforeEmptyLine =
        following == text.count || text[following] == 0x0A || text[following] == 0x0D
      guard scanner.blocks[Int(block.parent)].kind == .item,
        isBeforeOther || isLast && isBeforeEmptyLine,
        text[lineStart..<Int(block.start)].allSatisfy(isBlankByte)
      else { continue }
      footnotes[index].vanishes = true
      edits[found.edit].source = lineStart..<end
    }
  }

  /// What stands before a line of a footnote: its text comes to a column that is to tabs what its
  /// own is.
  static func prefix(_ line: FootnoteLine) -> [UInt8] {
    guard let column = line.column else { return [] }
    return repeatElement(0x20, count: Int(column + 2) % 4) + Array("> ".utf8)
  }

  /// Writes what the footnotes hold.
  func writeFootnotes(to mask: inout ConstructMask) {
    for found in footnotes {
      mask.insert(mask.blockMark(constructs.count + mask.footnotes.count))
      mask.insert([0x0A])
      mask.footnotes.append(found.footnote)
      write(scanner.footnoteLines[found.lines], to: &mask)
    }
    if !footnotes.isEmpty {
      mask.insert(mask.blockMark(constructs.count + footnotes.count))
      mask.insert([0x0A])
    }
  }

  private func write(_ lines: ArraySlice<FootnoteLine>, to mask: inout ConstructMask) {
    let start = Int(lines.first?.start ?? 0)
    var edit = edits.partitioningIndex { $0.source.lowerBound >= start }
    // How far a change has gone beyond the end of its line.
    var position = -1
    for line in lines {
      let end = Int(line.end)
      if line.isBlank {
        if position < end { mask.insert("  >\n".utf8) }
        continue
      }
      if position < end {
        if position < Int(line.lineStart) { mask.insert(Self.prefix(line)) }
        position = write(max(position, Int(line.start))..<end, &edit, line, to: &mask)
      }
      if position == end { mask.insert([0x0A]) }
    }
  }
}
