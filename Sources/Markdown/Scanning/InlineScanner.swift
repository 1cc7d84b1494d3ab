import Diagnostics

/// A construct inside a paragraph or heading, before the text goes to cmark.
struct FoundInline {
  var kind: NodeKind
  var construct: Construct
  /// Its place in the file.
  var range: Range<Int>
}

/// Finds the constructs in the text of one paragraph or heading: everything that cmark would take
/// apart, but nothing inside code spans, raw HTML, autolinks and the addresses of links.
///
/// - Complexity: O(n); every search that fails is remembered, so that hostile text does not make it
///   start again.
struct InlineScanner {
  let file: SourceFile
  /// What was found, in the order of the text.
  var found: [FoundInline] = []
  var diagnostics: [Diagnostic] = []

  /// An opening bracket that has not been closed.
  private struct Opener {
    let isImage: Bool
    let foundBefore: Int
  }

  private var openers: [Opener] = []
  /// Openers of links below this depth are dead: a link holds no link.
  private var deadBelow = 0
  private var hasScannedBackticks = false
  private var lastBackticks: [Int: Int] = [:]
  /// The end of the last construct.
  var consumed = 0
  // No closing mark lies before, or after, these places.
  var noDoubleDollarBefore = 0
  private var noCommentAfter = Int.max
  private var noInstructionAfter = Int.max
  private var noDeclarationAfter = Int.max
  private var noCDATAAfter = Int.max

  init(file: SourceFile) { self.file = file }

  /// Scans a part of the text of a leaf.
  mutating func scan(_ content: LeafContent, _ range: Range<Int>) {
    consumed = range.lowerBound
    openers.removeAll(keepingCapacity: true)
    deadBelow = 0
    hasScannedBackticks = false
    lastBackticks.removeAll(keepingCapacity: true)
    noDoubleDollarBefore = 0
    (noCommentAfter, noInstructionAfter) = (.max, .max)
    (noDeclarationAfter, noCDATAAfter) = (.max, .max)
    content.bytes.withUnsafeBufferPointer { bytes in
      let bytes = Bytes(rebasing: bytes[..<range.upperBound])
      var index = range.lowerBound
      while index < bytes.count {
        switch bytes[index] {
        case 0x5C: index += isPunctuation(bytes.at(index + 1)) ? 2 : 1
        case 0x60: index = readBackticks(bytes, index, content)
        case 0x3C: index = readPointy(bytes, index)
        case 0x21 where bytes.at(index + 1) == 0x5B:
          openers.append(Opener(isImage: true, foundBefore: found.count))
          index += 2
        case 0x5B: index = readBracket(bytes, index, content)
        case 0x5D: index = readClosingBracket(bytes, index)
        case 0x24: index = readDollar(bytes, index, content)
        case 0x40: index = readAt(bytes, index, content)
        default: index += 1
        }
      }
    }
  }

  mutating func add(
    _ kind: NodeKind, _ construct: Construct, _ range: Range<Int>, _ content: LeafContent
  ) {
    consumed = range.upperBound
    found.append(FoundInline(kind: kind, construct: construct, range: content.place(range)))
  }

  func source(_ range: Range<Int>, _ content: LeafContent) -> SourceRange {
    SourceRange(file: file, bytes: content.place(range))
  }

  func fragment(_ range: Range<Int>, _ content: LeafContent) -> SourceFragment {
    let pieces = file.bytes.withUnsafeBufferPointer { content.places(range, in: $0) }
    return SourceFragment(file: file, pieces: pieces)
  }

  // MARK: Code spans

  private mutating func readBackticks(_ bytes: Bytes, _ start: Int, _ content: LeafContent) -> Int {
    var inner = start
    while bytes.at(inner) == 0x60 { inner += 1 }
    guard let end = closingBackticks(bytes, from: inner, length: inner - start) else {
      return inner
    }
    let span = inner..<end - (inner - start)
    if start > consumed, bytes[start - 1] == 0x24, bytes.at(end) == 0x24,
      !isEscaped(bytes, start - 1)
    {
      // The dollar before was passed over because it stands before a backtick.
      addMath(span, whole: start - 1..<end + 1, isDisplay: false, content)
      return end + 1
    }
    if bytes.at(inner) == 0x7B {
      readValue(bytes, span, whole: start..<end, content)
    } else if start > consumed, bytes[start - 1] == 0x7D {
      readRole(bytes, span, whole: start..<end, content)
    }
    return end
  }

  /// Whether an odd number of backslashes stands before `index`.
  func isEscaped(_ bytes: Bytes, _ index: Int) -> Bool {
    var count = 0
    while count < index, bytes[index - count - 1] == 0x5C { count += 1 }
    return count % 2 == 1
  }

  /// The longest run of backticks that libcmark takes for a code span.
  private static let longestBackticks = 1000

  /// The place after the closing run of `length` backticks.
  private mutating func closingBackticks(_ bytes: Bytes, from start: Int, length: Int) -> Int? {
    if length > Self.longestBackticks { return nil }
    if hasScannedBackticks, lastBackticks[length, default: 0] <= start { return nil }
    var index = start
    while true {
      while index < bytes.count, bytes[index] != 0x60 { index += 1 }
      if index >= bytes.count { break }
      let run = index
      while bytes.at(index) == 0x60 { index += 1 }
      lastBackticks[index - run] = run
      if index - run == length { return index }
    }
    hasScannedBackticks = true
    return nil
  }

  // MARK: Raw HTML

  private mutating func readPointy(_ bytes: Bytes, _ start: Int) -> Int {
    if let end = bytes.endOfAutolink(at: start) { return end }
    switch bytes.at(start + 1) {
    case 0x21:
      if bytes.hasPrefix("--", at: start + 2) {
        return passed(bytes, "-->", start, start + 4, &noCommentAfter)
      }
      if bytes.hasExactPrefix("[CDATA[", at: start + 2) {
        return passed(bytes, "]]>", start, start + 9, &noCDATAAfter)
      }
      var name = start + 2
      while bytes.at(name) &- 0x41 < 26 { name += 1 }
      if name > start + 2, isSpace(bytes.at(name)) {
        return passed(bytes, ">", start, name, &noDeclarationAfter)
      }
      return start + 1
    case 0x3F: return passed(bytes, "?>", start, start + 2, &noInstructionAfter)
    default: return bytes.endOfTag(at: start) ?? start + 1
    }
  }

  /// The place after the next `mark` from `index` on, or after the `<` when there is none.
  private func passed(
    _ bytes: Bytes, _ mark: StaticString, _ start: Int, _ index: Int, _ failed: inout Int
  ) -> Int {
    guard index < failed else { return start + 1 }
    var index = index
    while index < bytes.count {
      if bytes.hasExactPrefix(mark, at: index) { return index + mark.utf8CodeUnitCount }
      index += 1
    }
    failed = start
    return start + 1
  }

  // MARK: Brackets

  mutating func readBracket(_ bytes: Bytes, _ start: Int, _ content: LeafContent) -> Int {
    if bytes.at(start + 1) == 0x5E {
      if let end = readFootnote(bytes, start, content) { return end }
    } else if let end = readCitation(bytes, start, content) {
      return end
    }
    openers.append(Opener(isImage: false, foundBefore: found.count))
    return start + 1
  }

  private mutating func readClosingBracket(_ bytes: Bytes, _ start: Int) -> Int {
    guard let opener = openers.popLast() else { return start + 1 }
    let isAlive = opener.isImage || openers.count >= deadBelow
    deadBelow = min(deadBelow, openers.count)
    guard isAlive, let end = bytes.endOfInlineLinkTail(at: start + 1) else { return start + 1 }
    if !opener.isImage {
      deadBelow = openers.count
      // A link holds no other link, so references of ours in its text are text.
      let kept = found[opener.foundBefore...].filter { !$0.kind.isReference }
      found.replaceSubrange(opener.foundBefore..., with: kept)
    }
    return end
  }
}
