import Synchronization

/// Sets of draws as trees, each of which is kept once.
///
/// A draw is a word of 64 bits: the number of its stream and its index. A set is a tree over the bits of its
/// elements (a Patricia tree: Morrison, 1968, doi:10.1145/321479.321481) with aligned blocks of draws that
/// are all in it for leaves. Equal sets are one tree and have one name, so that the union of large sets that
/// differ in little makes few new parts. Trees are kept as long as the program runs.
struct DrawSets {
  /// The name of a set: ``empty``, ``unknown`` or a place in the table.
  typealias Name = UInt32

  /// The set without draws.
  static let empty: Name = 0
  /// The set of which it is not known what is in it, so that any draw may be.
  static let unknown: Name = 1
  /// The most blocks of a set that is followed; a larger one is unknown.
  static let mostBlocks: UInt32 = 1 << 20

  private struct Node: Hashable {
    /// The bits that all elements share; the bits from `level` on downwards are 0.
    var prefix: UInt64
    /// Of a block the number of bits that are free in it, of a fork the bit in which its parts differ.
    var level: UInt8
    /// The parts of a fork; empty in a block.
    var low: Name
    var high: Name
    /// How many blocks it is made of.
    var blocks: UInt32

    var isBlock: Bool { low == DrawSets.empty }
    /// The number of bits that may differ between elements.
    var span: UInt8 { isBlock ? level : level + 1 }

    func holds(_ place: UInt64) -> Bool { (prefix ^ place).droppingBits(span) == 0 }
    func isHigh(_ place: UInt64) -> Bool { (place >> level) & 1 == 1 }

    var slot: UInt64 {
      let parts = UInt64(truncatingIfNeeded: low) << 32 | UInt64(truncatingIfNeeded: high)
      let mixed =
        Lineage.mixed(prefix ^ UInt64(truncatingIfNeeded: level) &* 0x9E37_79B9_7F4A_7C15) ^ parts
      return isBlock ? mixed : Lineage.mixed(mixed)
    }
  }

  private var nodes: [Node] = [
    Node(prefix: 0, level: 0, low: 0, high: 0, blocks: 0),
    Node(prefix: 0, level: 0, low: 0, high: 0, blocks: 0),
  ]
  /// Names by the place that their bits give them, at most half of the places taken.
  private var places = [Name](repeating: empty, count: 1 << 10)

  private static let table = Mutex(DrawSets())

  /// Works with the table of all sets.
  static func with<T: Sendable>(_ work: (inout sending DrawSets) -> sending T) -> T {
    table.withLock { work(&$0) }
  }

  /// The name of a node, which is made where there is none like it.
  private mutating func name(_ node: Node) -> Name {
    if 2 * nodes.count > places.count { grow() }
    let mask = UInt64(truncatingIfNeeded: places.count - 1)
    var place = node.slot & mask
    while true {
      let found = places[Int(truncatingIfNeeded: place)]
      if found == Self.empty { break }
      if self[found] == node { return found }
      place = (place + 1) & mask
    }
    guard let name = Name(exactly: nodes.count), name < 1 << 30 else { return Self.unknown }
    nodes.append(node)
    places[Int(truncatingIfNeeded: place)] = name
    return name
  }

  private mutating func grow() {
    places = [Name](repeating: Self.empty, count: 2 * places.count)
    let mask = UInt64(truncatingIfNeeded: places.count - 1)
    for (name, node) in nodes.enumerated().dropFirst(2) {
      var place = node.slot & mask
      while places[Int(truncatingIfNeeded: place)] != Self.empty { place = (place + 1) & mask }
      places[Int(truncatingIfNeeded: place)] = Name(truncatingIfNeeded: name)
    }
  }

  private subscript(_ name: Name) -> Node { nodes[Int(truncatingIfNeeded: name)] }

  /// The set of an aligned block of 2^level draws of one stream.
  private mutating func block(_ prefix: UInt64, _ level: UInt8) -> Name {
    name(Node(prefix: prefix, level: level, low: Self.empty, high: Self.empty, blocks: 1))
  }

  /// The set of two that differ in bit `level` first.
  private mutating func fork(_ low: Name, _ high: Name, _ level: UInt8) -> Name {
    guard low != Self.unknown, high != Self.unknown else { return Self.unknown }
    let (a, b) = (self[low], self[high])
    // Two halves are one block, but for those of different streams.
    if a.isBlock, b.isBlock, a.level == level, b.level == level, level < 32 {
      return block(a.prefix, level + 1)
    }
    let blocks = a.blocks + b.blocks
    guard blocks <= Self.mostBlocks else { return Self.unknown }
    return name(
      Node(
        prefix: a.prefix.clearingBits(level + 1), level: level, low: low, high: high, blocks: blocks
      ))
  }

  /// The set of the draws of an interval of one stream.
  mutating func interval(_ interval: DrawInterval) -> Name {
    var place = interval.first
    let last = interval.last
    var result = Self.empty
    while place <= last {
      var level = UInt8(truncatingIfNeeded: min(32, place.trailingZeroBitCount))
      while level > 0, (1 << level) - 1 > last - place { level -= 1 }
      result = union(result, block(place, level))
      let (next, isOver) = place.addingReportingOverflow(1 << level)
      if isOver { break }
      place = next
    }
    return result
  }

  /// The draws that are in one of two sets.
  ///
  /// - Complexity: O(d) where the sets interleave in d places.
  mutating func union(_ first: Name, _ second: Name) -> Name {
    if first == second || second == Self.empty { return first }
    if first == Self.empty { return second }
    guard first != Self.unknown, second != Self.unknown else { return Self.unknown }
    let (a, b) = (self[first], self[second])
    if a.span >= b.span, a.holds(b.prefix) {
      if a.isBlock { return first }
      if a.span == b.span, !b.isBlock {
        return fork(union(a.low, b.low), union(a.high, b.high), a.level)
      }
      if a.span == b.span { return second }
      return a.isHigh(b.prefix)
        ? fork(a.low, union(a.high, second), a.level) : fork(union(a.low, second), a.high, a.level)
    }
    if b.span > a.span, b.holds(a.prefix) { return union(second, first) }
    let level = UInt8(truncatingIfNeeded: 63 - (a.prefix ^ b.prefix).leadingZeroBitCount)
    return a.prefix < b.prefix ? fork(first, second, level) : fork(second, first, level)
  }

  /// A draw that is in both sets; nil where there is none. Neither is unknown.
  ///
  /// - Complexity: O(d) where the sets interleave in d places.
  func common(_ first: Name, _ second: Name) -> UInt64? {
    guard first != Self.empty, second != Self.empty else { return nil }
    if first == second { return least(first) }
    let (a, b) = (self[first], self[second])
    guard a.span >= b.span else { return common(second, first) }
    guard a.holds(b.prefix) else { return nil }
    if a.isBlock { return least(second) }
    if a.span > b.span { return common(a.isHigh(b.prefix) ? a.high : a.low, second) }
    if b.isBlock { return least(first) }
    return common(a.low, b.low) ?? common(a.high, b.high)
  }

  /// The first draw of a set.
  func least(_ name: Name) -> UInt64 {
    var node = self[name]
    while !node.isBlock { node = self[node.low] }
    return node.prefix
  }

  /// The draws of a set as intervals, in the order of their words, as few as can be.
  func intervals(_ name: Name) -> [DrawInterval] {
    var result: [DrawInterval] = []
    var pending = name == Self.empty || name == Self.unknown ? [] : [name]
    while let next = pending.popLast() {
      let node = self[next]
      guard node.isBlock else {
        pending += [node.high, node.low]
        continue
      }
      let last = node.prefix + ((1 << node.level) - 1)
      let block = DrawInterval(first: node.prefix, last: last)
      if let before = result.last, before.last &+ 1 == block.first, before.isOfStream(of: block) {
        result[result.count - 1].last = last
      } else {
        result.append(block)
      }
    }
    return result
  }
}

/// The draws of one stream between two indices.
struct DrawInterval: Sendable, Hashable {
  /// The words of the first and the last draw.
  var first: UInt64
  var last: UInt64

  init(first: UInt64, last: UInt64) {
    self.first = first
    self.last = last
  }

  /// The draws from `first` to `last` of a stream.
  init(_ stream: DrawStream, _ first: UInt32, _ last: UInt32) {
    let base = UInt64(truncatingIfNeeded: stream.number) << 32
    self.init(
      first: base | UInt64(truncatingIfNeeded: first), last: base | UInt64(truncatingIfNeeded: last)
    )
  }

  var stream: DrawStream { DrawStream(number: UInt32(truncatingIfNeeded: first >> 32)) }

  func isOfStream(of other: DrawInterval) -> Bool { first >> 32 == other.first >> 32 }
}

extension UInt64 {
  /// The bits above the last `count`.
  fileprivate func droppingBits(_ count: UInt8) -> UInt64 { self >> count }

  /// The same with the last `count` bits 0.
  fileprivate func clearingBits(_ count: UInt8) -> UInt64 {
    (self >> count) << count
  }
}
