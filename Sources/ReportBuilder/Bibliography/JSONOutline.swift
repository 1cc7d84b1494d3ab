/// Where the objects of a JSON list and their fields stand, which no JSON decoder tells.
///
/// It is read from bytes that a decoder has found to be JSON; in others it may miss places.
struct JSONOutline: Sendable {
  /// An element of the outer list.
  struct Item: Sendable {
    /// Where it stands.
    var range: Range<Int>
    /// The values of its own fields by their keys; of two fields of one key the last.
    var fields: [String: Range<Int>] = [:]
  }

  /// The elements of the outer list.
  private(set) var items: [Item] = []
  /// The indices of the items by their `id` as it is written, quotes included.
  private(set) var indices: [String: [Int]] = [:]

  /// An outline without places.
  init() {}

  /// Reads the outline of `bytes`.
  ///
  /// - Complexity: O(n); nothing recurses.
  init(_ bytes: [UInt8]) {
    var depth = 0
    var index = 0
    var key: String?
    var start: Int?
    func end(at index: Int, _ items: inout [Item]) {
      guard let first = start else { return }
      let range = first..<max(first, index)
      if depth == 1 {
        if items.last?.range.lowerBound == first {
          items[items.count - 1].range = range
        } else {
          items.append(Item(range: range))
        }
      } else if depth == 2, let name = key, !items.isEmpty {
        items[items.count - 1].fields[name] = range
      }
      start = nil
    }
    var itemStart: Int?
    var last = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        let close = JSONOutline.endOfText(bytes, index)
        if depth <= 2, start == nil { start = index }
        last = close
        index = close
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if depth == 1 {
          itemStart = index
          items.append(Item(range: index..<index + 1))
          start = nil
        } else if depth == 2, start == nil {
          start = index
        }
        depth += 1
        if depth == 2 { key = nil }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth <= 2 { end(at: last, &items) }
        depth -= 1
        last = index + 1
        if depth == 1, let first = itemStart {
          items[items.count - 1].range = first..<last
          itemStart = nil
          start = nil
        }
      case UInt8(ascii: ":") where depth == 2:
        if let first = start, last > first + 1 {
          key = String(decoding: bytes[first + 1..<last - 1], as: UTF8.self)
        }
        start = nil
      case UInt8(ascii: ","):
        if depth <= 2 { end(at: last, &items) }
        if depth == 2 { key = nil }
      case 0x20, 0x09, 0x0A, 0x0D: break
      default:
        if depth <= 2, depth > 0, start == nil { start = index }
        last = index + 1
      }
      index += 1
    }
    for (index, item) in items.enumerated() {
      guard let id = item.fields["id"] else { continue }
      indices[String(decoding: bytes[id], as: UTF8.self), default: []].append(index)
    }
  }

  /// The items with a key, which may be written as text or as a number.
  func items(_ key: String) -> [Item] {
    (indices["\"\(key)\""] ?? indices[key] ?? []).map { items[$0] }
  }

  /// The place behind the text that starts at `start`.
  private static func endOfText(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
      } else if bytes[index] == UInt8(ascii: "\"") {
        return index + 1
      } else {
        index += 1
      }
    }
    return bytes.count
  }
}
