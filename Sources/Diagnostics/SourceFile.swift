import Bisection

/// A text file as it was read: its bytes, its lines and the path shown in messages.
///
/// Positions are byte offsets into the UTF-8 text; lines and columns are counted from 1, columns in
/// characters as a person sees them (extended grapheme clusters).
public final class SourceFile: Sendable {
  /// The path as messages show it, relative to the report's folder.
  public let path: String
  /// The text as UTF-8. Invalid input must have been refused or repaired before.
  public let bytes: [UInt8]
  /// The offset at which each line starts; the first is always 0.
  public let lineStarts: [Int]

  /// Reads `text` as a file called `path`.
  ///
  /// - Complexity: O(n) in the length of the text.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    var starts = [0]
    bytes.withUnsafeBufferPointer { buffer in
      for offset in buffer.indices {
        let byte = buffer[offset]
        let endsLine =
          byte == 0x0A
          || (byte == 0x0D && (offset + 1 == buffer.count || buffer[offset + 1] != 0x0A))
        if endsLine { starts.append(offset + 1) }
      }
    }
    lineStarts = starts
  }

  /// Reads `text` as a file called `path`.
  public convenience init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// The whole file.
  public var wholeRange: SourceRange { SourceRange(file: self, bytes: 0..<bytes.count) }

  /// The index, from 0, of the line that holds the byte at `offset`.
  ///
  /// - Complexity: O(log n) in the number of lines.
  public func lineIndex(at offset: Int) -> Int {
    max(0, lineStarts.partitioningIndex { $0 > offset } - 1)
  }

  /// The bytes of line `index` (from 0) without its line ending.
  public func lineBytes(_ index: Int) -> Range<Int> {
    let start = lineStarts[index]
    var end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The text of a range of bytes; a range beyond the file is cut to it.
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The line and column of the byte at `offset`.
  ///
  /// Further than 16 kB into a line that is not ASCII, the column counts Unicode scalars.
  /// - Complexity: O(log n) in the lines plus O(m) in the length of the line before the byte; there
  ///   the time for a megabyte is well under a millisecond.
  public func location(at offset: Int) -> SourceLocation {
    let offset = min(max(0, offset), bytes.count)
    let line = lineIndex(at: offset)
    let before = lineStarts[line]..<offset
    var scalars = 0
    var union: UInt8 = 0
    bytes.withUnsafeBufferPointer { buffer in
      for byte in buffer[before] {
        scalars &+= byte & 0xC0 == 0x80 ? 0 : 1
        union |= byte
      }
    }
    let countsScalars = union < 0x80 || before.count > 16 << 10
    return SourceLocation(
      line: line + 1, column: (countsScalars ? scalars : text(before).count) + 1)
  }

  /// The nearest start of a scalar at or before `offset`; at most three bytes before it, also where
  /// the bytes are not UTF-8.
  func scalarStart(at offset: Int) -> Int {
    let offset = min(max(0, offset), bytes.count)
    for start in stride(from: offset, through: max(0, offset - 3), by: -1)
    where start == bytes.count || bytes[start] & 0xC0 != 0x80 {
      return start
    }
    return offset
  }
}

extension SourceFile: Hashable {
  /// Two files are equal when path and content are.
  public static func == (left: SourceFile, right: SourceFile) -> Bool {
    left === right || (left.path == right.path && left.bytes == right.bytes)
  }

  /// Hashes the path alone: files of one report differ in it.
  public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// A line and a column, both from 1; the column counts characters.
public struct SourceLocation: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public let line: Int
  /// The column in characters, from 1.
  public let column: Int

  /// A place in a file.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Reading order.
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of bytes in a file.
public struct SourceRange: Sendable, Hashable {
  /// The file.
  public let file: SourceFile
  /// The bytes, as offsets into the file.
  public let bytes: Range<Int>

  /// The stretch `bytes` of `file`.
  public init(file: SourceFile, bytes: Range<Int>) {
    self.file = file
    self.bytes = bytes
  }

  /// Where the stretch starts.
  public var start: SourceLocation { file.location(at: bytes.lowerBound) }
  /// Where the stretch ends: the place after its last character.
  public var end: SourceLocation { file.location(at: bytes.upperBound) }
  /// The text of the stretch.
  public var text: String { file.text(bytes) }

  /// Whether `other` lies in this stretch of the same file.
  public func contains(_ other: SourceRange) -> Bool {
    file.path == other.file.path && bytes.lowerBound <= other.bytes.lowerBound
      && other.bytes.upperBound <= bytes.upperBound
  }

  /// The smallest stretch that holds this one and `other`, which must be of the same file.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(
      file: file,
      bytes: min(
        bytes.lowerBound, other.bytes.lowerBound)..<max(bytes.upperBound, other.bytes.upperBound))
  }
}
