/// An entry of the legend: what a mark looks like and what it is called.
struct LegendEntry: Sendable, Hashable {
  var text: String
  var style: Style
  var key: LegendKey
}

/// The entries of a figure in rows that fit a width.
struct LegendLayout: Sendable {
  struct Item: Sendable {
    var entry: LegendEntry
    var lines: [String]
    var left: Double
    /// The baseline of the first line.
    var baseline: Double
  }

  var items: [Item] = []
  var height = 0.0

  /// The room of the picture before the text, with its gap.
  static let keyWidth = LegendKey.width + 6

  init(_ entries: [LegendEntry], left: Double, right: Double, top: Double) {
    let gap = 18.0
    var x = left
    var y = top
    var rowLines = 0
    for entry in entries {
      let lines = TextMetrics.lines(entry.text, width: right - left - Self.keyWidth)
      let width = Self.keyWidth + (lines.map { TextMetrics.width($0) }.max() ?? 0)
      if x > left, x + width > right {
        y += Double(rowLines) * TextMetrics.lineHeight + 2
        (x, rowLines) = (left, 0)
      }
      items.append(Item(entry: entry, lines: lines, left: x, baseline: y + TextMetrics.ascent))
      rowLines = max(rowLines, lines.count)
      x += width + gap
    }
    if !entries.isEmpty { height = y - top + Double(rowLines) * TextMetrics.lineHeight + 4 }
  }
}

extension PreparedFigure {
  /// The named marks, each look once, in the order in which they first appear.
  var legendEntries: [LegendEntry] {
    var seen: Set<LegendEntry> = []
    var entries: [LegendEntry] = []
    for mark in allPanels.flatMap(\.marks) {
      guard let entry = mark.legendEntry else { continue }
      if seen.insert(entry).inserted { entries.append(entry) }
    }
    return entries
  }
}

extension PreparedMark {
  /// The mark's entry; nil for a mark without a name.
  var legendEntry: LegendEntry? {
    guard let name, !name.isEmpty, let key = content.key else { return nil }
    return LegendEntry(
      text: axis == .right ? name + " (right axis)" : name, style: style, key: key)
  }
}
