import Markup

/// A section of a chapter: a heading and everything up to the next heading of its level. The part of
/// a chapter before its first heading is one, too.
///
/// Browsers lay a section out when it comes near the window. Until then it takes the height that is
/// estimated here, so that the scroll bar and the way to an anchor are about right from the start.
struct ChapterSection: Sendable {
  /// The blocks.
  var blocks: [MarkupNode] = []

  /// The section; nothing where it is empty.
  var node: MarkupNode {
    guard !blocks.isEmpty else { return .fragment([]) }
    let markup = MarkupNode.fragment(blocks).html
    let height = SectionHeight.estimate(markup)
    return .element("section", ["style": "--height:\(height)rem"], [.trusted(markup)])
  }
}

/// Estimates how high a piece of a chapter will be, from its finished markup.
enum SectionHeight {
  /// The height in units of the size of the text, for a column of some 70 characters: what is folded
  /// away counts nothing, a drawing and a displayed formula count as the usual one.
  ///
  /// - Complexity: O(n) in the length of the markup.
  static func estimate(_ markup: String) -> Int {
    let bytes = Array(markup.utf8)
    var height = 0.0
    var characters = 0
    var hidden: ArraySlice<UInt8>?
    var position = 0
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<") else {
        // Bytes that continue a character are none.
        if hidden == nil, bytes[position] & 0xC0 != 0x80 { characters += 1 }
        position += 1
        continue
      }
      let tag = bytes[(position + 1)...]
      let name = tag.prefix { isNameByte($0) }
      if let skipped = hidden {
        if name.first == UInt8(ascii: "/"), name.dropFirst() == skipped { hidden = nil }
      } else if let element = heights.first(where: { $0.name.utf8.elementsEqual(name) }) {
        height += element.height
        if element.isHidden { hidden = name }
      }
      guard let close = tag.firstIndex(of: UInt8(ascii: ">")) else { break }
      position = close + 1
    }
    return Int((height + Double(characters) / 70 * 1.6).rounded(.up))
  }

  /// What elements add to the text in them, and whose text is not text of the column.
  private static let heights: [(name: String, height: Double, isHidden: Bool)] = [
    ("p", 1.9, false), ("h3", 4.5, false), ("h4", 3.5, false), ("li", 1.3, false),
    ("figure", 27, false), ("svg", 0, true), ("details", 2, true), ("mtable", 2.5, false),
    ("annotation", 0, true), ("tr", 2, false), ("pre", 2, false),
  ]

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
