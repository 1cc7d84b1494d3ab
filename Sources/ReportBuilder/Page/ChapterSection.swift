import Markup

/// A section of a chapter: a heading and everything up to the next heading of its level. The part of
/// a chapter before its first heading is one, too.
///
/// Browsers lay a section out when it comes near the window or when they have time for it. Until then it takes the height that is
/// estimated here, so that the scroll bar and the way to an anchor are about right from the start.
struct ChapterSection: Sendable {
  /// The blocks.
  var blocks: [MarkupNode] = []

  /// The section; nothing where it is empty.
  var node: MarkupNode {
    guard !blocks.isEmpty else { return .fragment([]) }
    let height = Int(exactly: blocks.reduce(0) { $0 + $1.height }.rounded(.up)) ?? 0
    return .element("section", ["style": "--height:\(height)rem"], blocks)
  }
}

extension MarkupNode {
  /// About how high it will be, in units of the size of the text, for a column of some 70 characters: what
  /// is folded away counts nothing, a drawing and a displayed formula count as the usual one.
  ///
  /// - Complexity: O(n) in the length of the markup.
  var height: Double {
    switch self {
    case .text(let text): return Double(text.unicodeScalars.count) / 70 * 1.6
    case .trusted: return 0
    case .fragment(let nodes): return nodes.reduce(0) { $0 + $1.height }
    case .element(let element):
      let own = Self.heights[element.name] ?? 0
      guard !Self.unseen.contains(element.name) else { return own }
      return element.children.reduce(own) { $0 + $1.height }
    }
  }

  /// Elements whose content takes no room.
  private static let unseen: Set<String> = ["svg", "details", "annotation", "script"]

  /// What elements add to the text in them.
  private static let heights = [
    "p": 1.9, "h3": 4.5, "h4": 3.5, "li": 1.3, "figure": 27, "details": 2, "mtable": 2.5, "tr": 2,
    "pre": 2,
  ]
}
