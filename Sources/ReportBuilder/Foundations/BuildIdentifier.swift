/// The identifier that the linker has written into a program: a hash of all that it is made of.
///
/// Source: System V Application Binary Interface, chapters 4 and 5; option `--build-id` of linkers.
struct BuildIdentifier: Sendable, Hashable {
  /// The bytes of the identifier.
  let bytes: [UInt8]

  /// The most bytes of a part of the program that are looked at.
  private static let largestPart = 1 << 16

  /// The identifier in a program of the format ELF for 64 bits; nil where there is none.
  ///
  /// - Parameter part: The bytes of the program in a range, or as many as there are.
  init?(elf part: (Range<Int>) -> [UInt8]) {
    let head = Numbers(part(0..<64))
    guard head.bytes.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]),
      let start = head.number(0x20, 8), let size = head.number(0x36, 2), size >= 56,
      let count = head.number(0x38, 2), start < 1 << 40
    else { return nil }
    let segments = Numbers(part(start..<start + min(size * count, Self.largestPart)))
    for index in 0..<count {
      let entry = index * size
      guard let type = segments.number(entry, 4), let place = segments.number(entry + 8, 8),
        let length = segments.number(entry + 0x20, 8), let step = segments.number(entry + 0x30, 8)
      else { return nil }
      guard type == 4, place < 1 << 40 else { continue }
      let notes = Numbers(part(place..<place + min(length, Self.largestPart)))
      if let found = notes.identifier(step: step == 8 ? 8 : 4) {
        bytes = found
        return
      }
    }
    return nil
  }
}

/// Bytes with whole numbers in them, the lowest byte first.
private struct Numbers {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The number of `count` bytes at a place; nil where it is not there or too large.
  func number(_ place: Int, _ count: Int) -> Int? {
    guard place >= 0, place <= bytes.count - count else { return nil }
    let value = bytes[place..<place + count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: value)
  }

  /// The identifier among some notes, whose parts are filled up to multiples of `step`.
  func identifier(step: Int) -> [UInt8]? {
    var place = 0
    while let nameLength = number(place, 4), let length = number(place + 4, 4),
      let type = number(place + 8, 4)
    {
      let name = place + 12
      let content = filled(name + nameLength, step)
      guard content + length <= bytes.count else { return nil }
      if type == 3, length > 0, bytes[name..<name + nameLength].elementsEqual("GNU\0".utf8) {
        return Array(bytes[content..<content + length])
      }
      place = filled(content + length, step)
    }
    return nil
  }

  private func filled(_ place: Int, _ step: Int) -> Int { (place + step - 1) / step * step }
}
