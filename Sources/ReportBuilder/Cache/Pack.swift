import Bisection
import Diagnostics
import Foundation

/// A file with many results, written whole and never changed.
///
/// It begins with a mark of its form, the number of results and a checksum of the table that follows. A row
/// of the table has the key of a result, the checksum of key and content, and where the content begins and
/// ends; the rows are in the order of their keys. Then come the contents, and with the last one the file
/// ends. What is damaged, cut or was never a pack counts as absent.
final class Pack: Sendable {
  /// The name in its folder.
  let name: String
  /// The bytes of the file.
  let size: Int
  /// How many results there are.
  let count: Int
  private let file: OpenFile
  private let table: [UInt8]

  /// What a pack begins with: whose it is, and which form.
  private static let mark = Array("REPORT03".utf8)
  private static let hashSize = 32
  private static let headSize = 48
  private static let rowSize = 80

  /// What there is under a key.
  enum Finding {
    case nothing
    case damage
    case content([UInt8])
  }

  /// Opens the pack called `name` in a folder; nil for all that is none.
  init?(_ name: String, in folder: OpenFolder) {
    guard let file = OpenFile(name, in: folder), let head = file.bytes(0..<Self.headSize),
      head.starts(with: Self.mark),
      let count = Int(exactly: Self.number(head, at: Self.mark.count)),
      count > 0, count <= (file.size - Self.headSize) / Self.rowSize,
      let table = file.bytes(Self.headSize..<Self.headSize + count * Self.rowSize),
      Self.head(of: table) == head
    else { return nil }
    self.name = name
    self.file = file
    self.table = table
    self.count = count
    size = file.size
    // The table is as it was written, so the places in it are in order.
    guard let end = range(at: count - 1)?.upperBound, end == file.size else { return nil }
  }

  /// What is stored under `key`.
  ///
  /// - Complexity: O(log n) in the number of results, and O(n) in the length of the content.
  func content(for key: Fingerprint) -> Finding {
    let row = (0..<count).partitioningIndex {
      !self.key(at: $0).lexicographicallyPrecedes(key.bytes)
    }
    guard row < count, self.key(at: row).elementsEqual(key.bytes) else { return .nothing }
    return content(at: row)
  }

  /// The keys with what is stored under each.
  var entries: some Sequence<(key: Fingerprint, finding: Finding)> {
    (0..<count).lazy.compactMap { row in
      Fingerprint(bytes: Array(self.key(at: row))).map { ($0, self.content(at: row)) }
    }
  }

  private func content(at row: Int) -> Finding {
    guard let range = range(at: row), let content = file.bytes(range) else { return .damage }
    let sum = Self.checksum(Array(key(at: row)), content)
    let start = row * Self.rowSize + Self.hashSize
    guard table[start..<start + Self.hashSize].elementsEqual(sum) else { return .damage }
    return .content(content)
  }

  private func key(at row: Int) -> ArraySlice<UInt8> {
    let start = row * Self.rowSize
    return table[start..<start + Self.hashSize]
  }

  /// Where a content is in the file; nil where it cannot be.
  private func range(at row: Int) -> Range<Int>? {
    let place = row * Self.rowSize + 2 * Self.hashSize
    guard let start = Int(exactly: Self.number(table, at: place)),
      let end = Int(exactly: Self.number(table, at: place + 8)), start >= 0, start <= end,
      end <= file.size
    else { return nil }
    return start..<end
  }

  private static func number(_ bytes: [UInt8], at place: Int) -> UInt64 {
    bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
  }

  private static func bytes(_ number: Int) -> [UInt8] {
    withUnsafeBytes(of: UInt64(clamping: number).littleEndian) { Array($0) }
  }

  /// The checksum of a content, which holds under its own key alone.
  private static func checksum(_ key: [UInt8], _ content: [UInt8]) -> [UInt8] {
    Fingerprint(of: key + Fingerprint(of: content).bytes).bytes
  }

  /// What stands before a table.
  private static func head(of table: [UInt8]) -> [UInt8] {
    let count = bytes(table.count / rowSize)
    return mark + count + Fingerprint(of: count + table).bytes
  }

  /// How many bytes a pack takes that has `count` results of `bytes` bytes.
  static func size(_ count: Int, _ bytes: Int) -> Int { headSize + count * rowSize + bytes }

  /// Writes a pack with some results.
  ///
  /// - Returns: The bytes piece by piece, and a name that only the same results have.
  static func pieces(_ results: [Fingerprint: [UInt8]]) -> (name: String, pieces: [[UInt8]]) {
    let sorted = results.sorted { $0.key.bytes.lexicographicallyPrecedes($1.key.bytes) }
    var table: [UInt8] = []
    table.reserveCapacity(sorted.count * rowSize)
    var place = headSize + sorted.count * rowSize
    for (key, content) in sorted {
      table += key.bytes
      table += checksum(key.bytes, content)
      table += bytes(place)
      place += content.count
      table += bytes(place)
    }
    let head = head(of: table)
    // Small contents are gathered: writing costs by the piece.
    var pieces = [head + table]
    for (_, content) in sorted {
      if content.count < 1 << 16, pieces[pieces.count - 1].count < 1 << 20 {
        pieces[pieces.count - 1] += content
      } else {
        pieces.append(content)
      }
    }
    return (Fingerprint(of: head).hexadecimal.prefix(32) + ".pack", pieces)
  }

  /// Whether a file is called as packs are.
  static func isName(_ name: String) -> Bool {
    name.hasSuffix(".pack") && name.utf8.count == 37
      && name.utf8.prefix(32).allSatisfy {
        (0x30...0x39).contains($0) || (0x61...0x66).contains($0)
      }
  }
}
