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
    let census = MarkupCensus(
      markup, counting: heights.map(\.name), skipping: ["svg", "details", "annotation", "script"])
    let boxes = heights.reduce(0) { $0 + Double(census.elements[$1.name] ?? 0) * $1.height }
    return Int(exactly: (boxes + Double(census.characters) / 70 * 1.6).rounded(.up)) ?? 0
  }

  /// What elements add to the text in them.
  private static let heights: [(name: String, height: Double)] = [
    ("p", 1.9), ("h3", 4.5), ("h4", 3.5), ("li", 1.3), ("figure", 27), ("details", 2),
    ("mtable", 2.5), ("tr", 2), ("pre", 2),
  ]
}
