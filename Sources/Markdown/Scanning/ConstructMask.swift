import Bisection
import Diagnostics

/// A Markdown text in which every construct that cmark would take apart is replaced by something that
/// it leaves alone, with the way back.
///
/// Inside paragraphs a construct becomes `<s>n<s>`, where `<s>` is a character for private use that
/// does not occur in the text, and n its number. Where it is a block it becomes the one-line comment
/// `<!--<s>n<s>-->`. The front matter is left out. Footnotes become such comments, too; what they hold is
/// at the top, each as its comment with a quotation after it, followed by one more comment. A line is
/// put in between the title of a statement and its text.
struct ConstructMask {
  /// A stretch of the masked text and what of the file it stands for.
  struct Piece {
    var masked: Range<Int>
    var source: Range<Int>
    /// Whether it stands there unchanged.
    var isCopy: Bool
  }

  /// The text for cmark.
  private(set) var bytes: [UInt8] = []
  /// The stretches, in the order of the masked text; what lies between them was put in.
  private(set) var pieces: [Piece] = []
  /// What is not in the masked text as it was, with its place in the file.
  private(set) var removed: [(start: Int, bytes: ArraySlice<UInt8>)] = []
  /// What stands in paragraphs and headings for constructs, in the order of the file.
  var marks: [Mark] = []
  /// The constructs by number.
  var constructs: [FoundInline] = []
  /// The footnotes, whose numbers follow those of the constructs.
  var footnotes: [Footnote] = []
  /// The character for private use, in UTF-8.
  let sentinel: [UInt8]

  /// What stands in a paragraph or heading for a stretch of the file.
  struct Mark {
    var source: Range<Int>
    var bytes: [UInt8]
  }

  /// A footnote as the scanner found it.
  struct Footnote {
    var name: String
    var nameRange: Range<Int>
    var range: Range<Int>
  }

  init(sentinel: [UInt8]) { self.sentinel = sentinel }

  // MARK: Writing

  /// Appends a stretch of the file as it is.
  mutating func copy(_ source: Range<Int>, of text: Bytes) {
    guard !source.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[source]))
    if let last = pieces.last, last.isCopy, last.masked.upperBound == start,
      last.source.upperBound == source.lowerBound
    {
      pieces[pieces.count - 1].masked = last.masked.lowerBound..<bytes.count
      pieces[pieces.count - 1].source = last.source.lowerBound..<source.upperBound
    } else {
      pieces.append(Piece(masked: start..<bytes.count, source: source, isCopy: true))
    }
  }

  /// Appends something that stands for a stretch of the file.
  mutating func replace(_ source: Range<Int>, with replacement: [UInt8]) {
    let start = bytes.count
    bytes += replacement
    pieces.append(Piece(masked: start..<bytes.count, source: source, isCopy: false))
  }

  /// Appends something that stands for nothing.
  mutating func insert(_ text: some Sequence<UInt8>) { bytes.append(contentsOf: text) }

  /// Remembers what of `text` has not been copied.
  mutating func finish(_ text: Bytes) {
    var position = 0
    for piece in pieces.sorted(by: { $0.source.lowerBound < $1.source.lowerBound })
    where piece.isCopy {
      if position < piece.source.lowerBound {
        removed.append((position, Array(text[position..<piece.source.lowerBound])[...]))
      }
      position = piece.source.upperBound
    }
    if position < text.count { removed.append((position, Array(text[position...])[...])) }
  }

  /// The mark of a construct inside a paragraph.
  func mark(_ number: Int) -> [UInt8] { sentinel + Array(String(number).utf8) + sentinel }

  /// The mark of a block.
  func blockMark(_ number: Int) -> [UInt8] {
    Array("<!--".utf8) + mark(number) + Array("-->".utf8)
  }

  // MARK: The way back

  /// The text as it was.
  func unmasked() -> [UInt8] {
    var parts: [(start: Int, bytes: ArraySlice<UInt8>)] = removed
    for piece in pieces where piece.isCopy {
      parts.append((piece.source.lowerBound, bytes[piece.masked]))
    }
    return parts.sorted { $0.start < $1.start }.flatMap(\.bytes)
  }

  /// The number between two sentinels at the start of `text`, and how long it all is.
  func number(in text: Slice<Bytes>) -> (number: Int, length: Int)? {
    guard !sentinel.isEmpty, text.starts(with: sentinel) else { return nil }
    var index = text.startIndex + sentinel.count
    var number = 0
    while index < text.endIndex, isDigit(text.base[index]), number < 1 << 40 {
      number = number * 10 + Int(text.base[index] - 0x30)
      index += 1
    }
    guard text[index...].starts(with: sentinel) else { return nil }
    return (number, index + sentinel.count - text.startIndex)
  }
}

extension ConstructMask {
  /// The first character for private use that does not occur in `text`; nil when all of them do.
  static func freeSentinel(in text: Bytes) -> [UInt8]? {
    var used: Set<UInt32> = []
    var index = 0
    while index + 2 < text.count {
      // U+E000...U+EFFF start with EE.
      if text[index] == 0xEE {
        used.insert(UInt32(text[index + 1]) << 8 | UInt32(text[index + 2]))
      }
      index += 1
    }
    for second in UInt8(0x80)...0xBF {
      for third in UInt8(0x80)...0xBF
      where !used.contains(UInt32(second) << 8 | UInt32(third)) {
        return [0xEE, second, third]
      }
    }
    return nil
  }
}
