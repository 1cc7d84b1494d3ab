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
  /// What stands behind the closing mark of a formula; the closing marks of a fence; the name of a
  /// footnote.
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
}

/// The text of a leaf in one piece, as cmark's inline parser sees it, with the way back.
struct LeafContent {
  private(set) var bytes: [UInt8] = []
  private var lineStarts: [Int] = []
  private var segments: [Segment] = []

  /// Takes up the lines of a leaf, from the byte `from` of the text on.
  mutating func fill(_ lines: ArraySlice<Segment>, of text: Bytes, ending: Bool) {
    bytes.removeAll(keepingCapacity: true)
    lineStarts.removeAll(keepingCapacity: true)
    segments.removeAll(keepingCapacity: true)
    for line in lines {
      lineStarts.append(bytes.count)
      segments.append(line)
      if line.padding > 0 {
        bytes.append(contentsOf: repeatElement(0x20, count: Int(line.padding)))
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[Int(line.start)..<Int(line.end)]))
      bytes.append(0x0A)
    }
    if !ending {
      while let last = bytes.last, isSpace(last) { bytes.removeLast() }
    }
  }

  /// The place in the text of the byte at `offset`.
  ///
  /// - Complexity: O(log n) in the lines.
  func place(_ offset: Int) -> Int {
    guard !lineStarts.isEmpty else { return 0 }
    let line = max(0, lineStarts.partitioningIndex { $0 > offset } - 1)
    let segment = segments[line]
    let inLine = offset - lineStarts[line] - Int(segment.padding)
    return min(Int(segment.start) + max(0, inLine), Int(segment.end))
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
