/// What finished markup consists of, counted without reading it into a tree.
///
/// The markup is this program's own: attribute values stand between double quotes, and elements are
/// closed.
public struct MarkupCensus: Sendable, Hashable {
  /// The characters of text outside the skipped elements.
  public private(set) var characters = 0
  /// How many elements of each asked name there are outside the skipped ones, the outermost skipped
  /// ones included.
  public private(set) var elements: [String: Int] = [:]

  /// Counts the text and the elements named `names` of `markup`; what is inside an element named in
  /// `skipped` counts nothing.
  ///
  /// - Complexity: O(n) in the length of the markup.
  public init(_ markup: String, counting names: [String], skipping skipped: Set<String> = []) {
    let asked = names.map { Array($0.utf8) }
    var counts = Array(repeating: 0, count: names.count)
    var skipping: (name: [UInt8], depth: Int)?
    var text = 0
    var copy = markup
    copy.withUTF8 { bytes in
      var position = 0
      while position < bytes.count {
        guard bytes[position] == UInt8(ascii: "<") else {
          // Bytes that continue a character are none.
          if skipping == nil, bytes[position] & 0xC0 != 0x80 { text += 1 }
          position += 1
          continue
        }
        let isEnd = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/")
        let start = position + (isEnd ? 2 : 1)
        var end = start
        while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
        let name = bytes[start..<end]
        if let (skippedName, depth) = skipping {
          if name.elementsEqual(skippedName) {
            let left = depth + (isEnd ? -1 : 1)
            skipping = left > 0 ? (skippedName, left) : nil
          }
        } else if !isEnd {
          if let index = asked.firstIndex(where: { name.elementsEqual($0) }) { counts[index] += 1 }
          if !skipped.isEmpty, skipped.contains(String(decoding: name, as: UTF8.self)) {
            skipping = (Array(name), 1)
          }
        }
        position = tagEnd(bytes, from: end)
      }
    }
    characters = text
    for (name, count) in zip(names, counts) { elements[name] = count }
  }
}

/// How many bytes of `markup` stand in elements whose start tag begins with one of `starts`, such as
/// `<math` or `<details class="source"`, for each of them; what is inside one counts for no other.
///
/// - Complexity: O(n) in the length of the markup, times the number of `starts` at each tag.
public func byteCounts(in markup: String, ofElements starts: [String]) -> [Int] {
  let starts = starts.map { Array($0.utf8) }
  var counts = Array(repeating: 0, count: starts.count)
  var copy = markup
  copy.withUTF8 { bytes in
    var position = 0
    var open: (index: Int, name: Slice<UnsafeBufferPointer<UInt8>>, from: Int, depth: Int)?
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        position += 1
        continue
      }
      let isEnd = position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/")
      let nameStart = position + (isEnd ? 2 : 1)
      var nameEnd = nameStart
      while nameEnd < bytes.count, isNameByte(bytes[nameEnd]) { nameEnd += 1 }
      let name = bytes[nameStart..<nameEnd]
      let end = tagEnd(bytes, from: nameEnd)
      if let element = open {
        if name.elementsEqual(element.name) {
          let depth = element.depth + (isEnd ? -1 : 1)
          open?.depth = depth
          if depth == 0 {
            counts[element.index] += end - element.from
            open = nil
          }
        }
      } else if !isEnd,
        let index = starts.firstIndex(where: { bytes[position...].starts(with: $0) })
      {
        open = (index, name, position, 1)
      }
      position = end
    }
  }
  return counts
}

/// The index behind the `>` that ends a tag; one between quotes does not.
private func tagEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
  var isQuoted = false
  var index = start
  while index < bytes.count {
    if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
    if bytes[index] == UInt8(ascii: ">"), !isQuoted { return index + 1 }
    index += 1
  }
  return bytes.count
}

private func isNameByte(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
}
