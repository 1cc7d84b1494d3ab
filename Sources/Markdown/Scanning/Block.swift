import Bisection

/// A block as the scanner sees it: where it lies, and where each of its lines does.
struct Block {
  enum Kind: UInt8 {
    case document, blockQuote, list, item, fence, indentedCode, html, paragraph, heading
    case thematicBreak, math, footnote
  }

  var kind: Kind
  var parent: Int32
  /// The place of its first mark or character.
  var start: Int32
  /// The end of its last line.
  var end: Int32 = 0
  /// Its lines, when it is a leaf that holds text.
  var firstSegment: Int32 = 0
  var segmentCount: Int32 = 0
  /// How much of a paragraph's text is link reference definitions.
  var definitionsEnd: Int32 = 0
  var hasChild = false
  /// A fence's character and length; the type of an HTML block; a list's bullet or delimiter.
  var mark: UInt8 = 0
  var fenceLength: UInt8 = 0
  /// How far a fence or a list marker is indented.
  var indent: Int32 = 0
  /// How far a list item's text stands behind its indentation.
  var padding: Int32 = 0
  /// Whether a formula or a fence has met its closing mark.
  var isClosed = false
  /// Whether a paragraph is the head of a statement: its first line, with the title.
  var isHead = false
  /// What stands behind the closing mark of a formula; the closing marks of a fence; the name of a
  /// footnote; what lies between the head of a statement and the text in the line after it.
  var detail: Range<Int32> = 0..<0
}

/// One line of a leaf: its bytes without marks of containers and line ending.
struct Segment {
  var start: Int32
  var end: Int32
  /// Spaces before the text that are what remains of a tab.
  var padding: Int32 = 0
}

/// One line of a footnote: where its text starts behind the indentation of the footnote.
struct FootnoteLine {
  var block: Int32
  var lineStart: Int32
  var start: Int32
  var end: Int32
  var isBlank: Bool
  /// The column of its start; nil for a line that goes on with a paragraph without being indented.
  var column: Int32?
}

/// The text of a leaf in one piece, as cmark's inline parser sees it, with the way back.
struct LeafContent {
  /// A stretch of the text and where it comes from.
  private struct Piece {
    var start: Int
    var source: Range<Int>
    /// Spaces before it that are what remains of a tab.
    var padding = 0
    /// Whether it is the mark of a construct rather than the text itself.
    var isMark = false
  }

  private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []

  /// Takes up the lines of a leaf as they are masked.
  ///
  /// - Parameters:
  ///   - ending: Whether white space at the end is kept.
  ///   - marks: What marks stand for, in order, from the first that does not end before the leaf.
  mutating func fill(
    _ lines: ArraySlice<Segment>, of text: Bytes, ending: Bool,
    marks: ArraySlice<ConstructMask.Mark> = []
  ) {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    var marks = marks
    var position = 0
    for line in lines {
      let end = Int(line.end)
      // A mark may have taken the place of whole lines.
      guard position <= end else { continue }
      let start = max(position, Int(line.start))
      append(start..<end, of: text, padding: Int(line.padding), upTo: &position, &marks)
      if position <= end { bytes.append(0x0A) }
    }
    if !ending {
      while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    }
  }

  private mutating func append(
    _ line: Range<Int>, of text: Bytes, padding: Int, upTo position: inout Int,
    _ marks: inout ArraySlice<ConstructMask.Mark>
  ) {
    position = line.lowerBound
    var padding = padding
    func copy(upTo end: Int, _ content: inout LeafContent) {
      content.pieces.append(
        Piece(start: content.bytes.count, source: position..<end, padding: padding))
      content.bytes.append(contentsOf: repeatElement(0x20, count: padding))
      content.bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[position..<end]))
      padding = 0
    }
    while let mark = marks.first, mark.source.lowerBound < line.upperBound {
      marks.removeFirst()
      guard mark.source.lowerBound >= position else { continue }
      copy(upTo: mark.source.lowerBound, &self)
      pieces.append(Piece(start: bytes.count, source: mark.source, isMark: true))
      bytes += mark.bytes
      position = mark.source.upperBound
    }
    if position <= line.upperBound { copy(upTo: line.upperBound, &self) }
    position = max(position, line.lowerBound)
  }

  /// The place in the text of the byte at `offset`.
  ///
  /// - Complexity: O(log n) in the lines and marks.
  func place(_ offset: Int) -> Int {
    guard !pieces.isEmpty else { return 0 }
    let index = max(0, pieces.partitioningIndex { $0.start > offset } - 1)
    let piece = pieces[index]
    if piece.isMark {
      // The last byte of a mark stands for the last byte of what it marks.
      let next = index + 1 < pieces.count ? pieces[index + 1].start : bytes.count
      return offset == piece.start || piece.source.isEmpty
        ? piece.source.lowerBound
        : piece.source.upperBound - (offset + 1 >= next && offset < next ? 1 : 0)
    }
    let inLine = offset - piece.start - piece.padding
    return min(piece.source.lowerBound + max(0, inLine), piece.source.upperBound)
  }

  /// The place in the text of a range.
  func place(_ range: Range<Int>) -> Range<Int> {
    let lower = place(range.lowerBound)
    let upper = range.isEmpty ? lower : place(range.upperBound - 1) + 1
    return lower..<max(lower, upper)
  }

  /// The stretches of the text, one for each line, that `range` comes from; every line ending
  /// within it as a byte of its own where the text has one.
  func places(_ range: Range<Int>, in text: Bytes) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      let lineEnd = bytes[offset..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      let start = place(offset)
      if lineEnd > offset { result.append(start..<place(lineEnd)) }
      if lineEnd < range.upperBound {
        var end = place(lineEnd)
        if text.at(end) == 0x0D, text.at(end + 1) == 0x0A { end += 1 }
        if end < text.count { result.append(end..<end + 1) }
      }
      offset = lineEnd + 1
    }
    return result
  }
}
