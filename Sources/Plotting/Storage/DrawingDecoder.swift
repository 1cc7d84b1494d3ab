import Binary
import Markup

/// Reads a drawing as ``DrawingCode`` describes it.
struct DrawingDecoder {
  /// How a text stands.
  enum Place: UInt8 {
    /// It is the place of a text that found no room.
    case none = 0
    case level = 1
    /// Downwards.
    case rotated = 2
  }

  static let anchors: [PlacedText.Anchor] = [.start, .middle, .end]

  var reader: ByteReader

  /// Reads the whole drawing.
  mutating func drawing() throws(DamagedBytes) -> Graphic {
    let size = DrawingCode.sizes[try reader.index(below: DrawingCode.sizes.count)]
    let height = try reader.count(atMost: Hundredths.greatest)
    try reader.require(height > 0)
    return Graphic(
      size: size, height: Double(height) / 100, description: try reader.text(),
      content: try children(depth: 1))
  }

  private mutating func children(depth: Int) throws(DamagedBytes) -> [MarkupNode] {
    try reader.require(depth <= DrawingCode.deepest)
    let count = try reader.count(ofSize: 4)
    var nodes: [MarkupNode] = []
    nodes.reserveCapacity(count)
    for _ in 0..<count {
      guard let element = DrawingElement(rawValue: try reader.byte()) else { throw DamagedBytes() }
      switch element {
      case .path: nodes.append(try path())
      case .text: nodes.append(try text())
      case .group: nodes.append(try group(depth: depth))
      }
    }
    return nodes
  }

  private mutating func classes() throws(DamagedBytes) -> String? {
    let count = try reader.count(atMost: 8)
    guard count > 0 else { return nil }
    var names = ""
    for index in 0..<count {
      if index > 0 { names += " " }
      names += DrawingClasses.all[try reader.index(below: DrawingClasses.all.count)]
    }
    return names
  }

  private mutating func path() throws(DamagedBytes) -> MarkupNode {
    let classes = try classes()
    let level = try reader.flag() ? try reader.count(atMost: 10_000) : nil
    let name = try reader.flag() ? try reader.text() : nil
    let kind = try reader.flag() ? try reader.text() : nil
    let from = try reader.flag() ? try reader.text() : nil
    let isRight = try reader.flag()
    let data = try reader.text()
    try reader.require(PathGrammar.accepts(data))
    return .element(
      "path",
      [
        "class": classes, "style": level.map { "--level:\(Hundredths.text($0))%" },
        "data-name": name, "data-kind": kind, "data-axis": isRight ? "right" : nil,
        "data-from": from, "d": data,
      ])
  }

  private mutating func text() throws(DamagedBytes) -> MarkupNode {
    let classes = try classes()
    let anchor = Self.anchors[try reader.index(below: Self.anchors.count)]
    let anchorWord = anchor == .start ? nil : anchor.rawValue
    guard let kind = Place(rawValue: try reader.byte()) else { throw DamagedBytes() }
    switch kind {
    case .none:
      try reader.require(anchor == .start)
      return .element("text", ["class": classes], text: try reader.text(atMost: 0))
    case .level:
      let (x, y) = (try place(), try place())
      return .element(
        "text", ["class": classes, "text-anchor": anchorWord, "x": x, "y": y],
        text: try reader.text())
    case .rotated:
      let turn = "translate(\(try place()) \(try place()))rotate(90)"
      return .element(
        "text", ["class": classes, "text-anchor": anchorWord, "transform": turn],
        text: try reader.text())
    }
  }

  private mutating func group(depth: Int) throws(DamagedBytes) -> MarkupNode {
    let classes = try classes()
    guard try reader.flag() else {
      return .element("g", ["class": classes], try children(depth: depth + 1))
    }
    let area = "\(try place()) \(try place()) \(try place()) \(try place())"
    let names = try reader.flag() ? try reader.text() : nil
    let (x, y, y2) = (try axis(), try axis(), try axis())
    try reader.require(x != nil && (y != nil || y2 != nil))
    return .element(
      "g",
      [
        "class": classes, "data-area": area, "data-x": x, "data-names": names, "data-y": y,
        "data-y2": y2,
      ],
      try children(depth: depth + 1))
  }

  private mutating func axis() throws(DamagedBytes) -> String? {
    guard try reader.flag() else { return nil }
    let (start, end) = (try reader.number(), try reader.number())
    let isLogarithmic = try reader.flag()
    try reader.require(start != end && (!isLogarithmic || (start > 0 && end > 0)))
    return "\(start) \(end)" + (isLogarithmic ? " log" : "")
  }

  private mutating func place() throws(DamagedBytes) -> String {
    let isNegative = try reader.flag()
    let magnitude = try reader.count(atMost: Hundredths.greatest)
    try reader.require(!isNegative || magnitude > 0)
    return Hundredths.text(isNegative ? -magnitude : magnitude)
  }
}

/// The texts of the attribute `d` that ``PathData`` writes.
enum PathGrammar {
  /// Whether a text is one: parts that begin with `M` and go on with `l`, `h`, `v` and `z`, and
  /// numbers with one decimal at the most.
  ///
  /// - Complexity: O(n).
  static func accepts(_ text: String) -> Bool {
    var copy = text
    return copy.withUTF8 { bytes in
      var position = 0
      guard bytes.first == UInt8(ascii: "M") else { return false }
      while position < bytes.count {
        let command = bytes[position]
        position += 1
        var count = 0
        while let end = numberEnd(bytes, from: position, isFirst: count == 0) {
          position = end
          count += 1
        }
        switch command {
        case UInt8(ascii: "M"): if count != 2 { return false }
        case UInt8(ascii: "l"): if count == 0 || count % 2 != 0 { return false }
        case UInt8(ascii: "h"), UInt8(ascii: "v"): if count != 1 { return false }
        case UInt8(ascii: "z"): if count != 0 { return false }
        default: return false
        }
      }
      return true
    }
  }

  /// The index behind a number of up to nine digits; nil where there is none.
  private static func numberEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isFirst: Bool
  ) -> Int? {
    var position = start
    func digits(atMost limit: Int) -> Int {
      var count = 0
      while position < bytes.count, count < limit,
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position])
      {
        position += 1
        count += 1
      }
      return count
    }
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: "-") {
      position += 1
    } else if !isFirst {
      guard bytes[position] == UInt8(ascii: " ") else { return nil }
      position += 1
    }
    var count = digits(atMost: 8)
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      count = digits(atMost: 1)
    }
    return count > 0 ? position : nil
  }
}
