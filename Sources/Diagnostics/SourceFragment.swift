import Bisection

/// Text taken out of a file that still knows where each of its bytes came from.
///
/// The body of a directive inside a list item or a quotation has lost its indentation and its
/// `>` marks; a fragment keeps the way back to the file for messages.
public struct SourceFragment: Sendable, Hashable {
  /// One stretch that lies in one piece both in the fragment and in the file.
  private struct Piece: Sendable, Hashable {
    let fragmentOffset: Int
    let fileOffset: Int
    let count: Int
  }

  /// The file the text came from.
  public let file: SourceFile
  /// The text, as UTF-8.
  public private(set) var bytes: [UInt8] = []
  private var pieces: [Piece] = []
  /// Where the text starts in the file; an empty text has no other place.
  private var start: Int

  /// The text of one stretch of a file, unchanged.
  public init(_ range: SourceRange) {
    self.init(file: range.file, pieces: [range.bytes])
  }

  /// The text of several stretches of a file, one after the other.
  public init(file: SourceFile, pieces ranges: [Range<Int>]) {
    self.file = file
    start = ranges.first?.lowerBound ?? 0
    for range in ranges where !range.isEmpty {
      pieces.append(
        Piece(fragmentOffset: bytes.count, fileOffset: range.lowerBound, count: range.count))
      bytes += file.bytes[range]
    }
  }

  /// The text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The place in the file of the byte at `offset` of the fragment.
  ///
  /// - Complexity: O(log n) in the number of pieces.
  public func fileOffset(_ offset: Int) -> Int {
    guard !pieces.isEmpty else { return start }
    let piece = pieces[pieceIndex(at: offset)]
    return piece.fileOffset + min(max(0, offset - piece.fragmentOffset), piece.count)
  }

  /// The stretch of the file that the bytes `range` of the fragment came from.
  public func range(_ range: Range<Int>) -> SourceRange {
    let lower = fileOffset(range.lowerBound)
    // The end belongs to the piece of the last byte, not to the piece that starts there.
    let upper = range.isEmpty ? lower : fileOffset(range.upperBound - 1) + 1
    return SourceRange(file: file, bytes: lower..<max(lower, upper))
  }

  /// The index of the last piece that starts at or before `offset`, or 0.
  private func pieceIndex(at offset: Int) -> Int {
    max(0, pieces.partitioningIndex { $0.fragmentOffset > offset } - 1)
  }

  /// The part `range` of the fragment, with its way back to the file.
  ///
  /// - Complexity: O(log n) in the number of pieces plus the length of the part.
  public subscript(_ range: Range<Int>) -> SourceFragment {
    var ranges: [Range<Int>] = []
    for piece in pieces[pieceIndex(at: range.lowerBound)...] {
      if piece.fragmentOffset >= range.upperBound { break }
      let lower = max(range.lowerBound, piece.fragmentOffset)
      let upper = min(range.upperBound, piece.fragmentOffset + piece.count)
      guard lower < upper else { continue }
      let shift = piece.fileOffset - piece.fragmentOffset
      ranges.append(lower + shift..<upper + shift)
    }
    if ranges.isEmpty {
      let place = fileOffset(range.lowerBound)
      ranges = [place..<place]
    }
    return SourceFragment(file: file, pieces: ranges)
  }

  /// The text with `prefix` before it and `suffix` behind it, which stand nowhere in the file: their places
  /// are those of the text's ends.
  public func between(_ prefix: String, _ suffix: String) -> SourceFragment {
    var result = self
    result.bytes = Array(prefix.utf8) + bytes + Array(suffix.utf8)
    result.pieces = pieces.map {
      Piece(
        fragmentOffset: $0.fragmentOffset + prefix.utf8.count, fileOffset: $0.fileOffset,
        count: $0.count)
    }
    return result
  }

  /// The same text with its way back through `outer`: this fragment was taken out of a file that
  /// holds nothing but the text of `outer`, and the result leads to the file of `outer`.
  public func inside(_ outer: SourceFragment) -> SourceFragment {
    var result = SourceFragment(file: outer.file, pieces: [])
    result.start = outer.fileOffset(start)
    for piece in pieces {
      result.append(outer[piece.fileOffset..<piece.fileOffset + piece.count])
    }
    return result
  }

  private mutating func append(_ other: SourceFragment) {
    for piece in other.pieces {
      pieces.append(
        Piece(
          fragmentOffset: piece.fragmentOffset + bytes.count, fileOffset: piece.fileOffset,
          count: piece.count))
    }
    bytes += other.bytes
  }
}
