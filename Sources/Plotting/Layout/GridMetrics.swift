/// The columns of a drawing: how many panels stand side by side, how wide they are, and the room
/// between them.
struct GridMetrics: Sendable {
  /// A panel's place in the grid as drawn, whose rows can be shorter than the figure's.
  struct Slot: Sendable, Hashable {
    var row: Int
    var column: Int
    var gridRow: Int
    var gridColumn: Int
  }

  var slots: [Slot]
  var columnCount: Int
  var cellWidth: Double
  var cellHeight: Double
  /// The left edges of the columns of panels.
  var lefts: [Double]
  /// The room left of the first column and right of the last.
  var margins: (left: Double, right: Double)
  /// The room between neighbouring columns.
  var gaps: [Double]
  /// Whether the rows' strips are written downwards at the right.
  var hasRotatedStrips: Bool

  /// The width of a strip written downwards.
  static let stripWidth = 22.0

  /// As many columns as the figure has, or fewer where panels would be too narrow.
  init(_ figure: PreparedFigure, size: DrawingSize, endLabelWidth: Double) {
    var count = min(figure.columns.count, size.width.wholeParts(of: size.leastCellWidth))
    var metrics = GridMetrics(figure, size: size, count: count, endLabelWidth: endLabelWidth)
    while count > 1, metrics.cellWidth < size.leastCellWidth {
      count -= 1
      metrics = GridMetrics(figure, size: size, count: count, endLabelWidth: endLabelWidth)
    }
    self = metrics
  }

  private init(_ figure: PreparedFigure, size: DrawingSize, count: Int, endLabelWidth: Double) {
    columnCount = count
    slots = Self.slots(of: figure, count: count)
    let isSingle = figure.allPanels.count == 1
    let estimate = (size.width - 60) / Double(count) - 24
    let height = isSingle ? size.panelHeight : size.cellHeight(width: estimate)
    cellHeight = height
    hasRotatedStrips =
      size == .wide && count == figure.columns.count && !isSingle
      && figure.rows.contains { !$0.isEmpty }
      && figure.rows.allSatisfy { TextMetrics.width($0) <= height }
    var leftRoom = Array(repeating: 0.0, count: count)
    var rightRoom = Array(repeating: 0.0, count: count)
    var half = 0.0
    for slot in slots {
      let panel = figure.panels[slot.row][slot.column]
      let column = slot.gridColumn
      if let y = panel.y, !figure.sharesY || column == 0 {
        leftRoom[column] = max(leftRoom[column], Self.labelWidth(y, height: height) + 8)
      }
      if let y2 = panel.y2, !figure.sharesY || column == count - 1 {
        rightRoom[column] = max(rightRoom[column], Self.labelWidth(y2, height: height) + 8)
      }
      // The names of categories stay below their panel, but for half of a line that reads downwards.
      guard panel.x.categories.isEmpty else {
        half = max(half, HorizontalLabels.column / 2)
        continue
      }
      // Decades are all labelled where they can be, the last of them included.
      let labels = panel.x.ticks(count: panel.x.scale == .log ? 8 : 3).compactMap(\.label)
      half = max(half, (labels.map { TextMetrics.width($0) }.max() ?? 0) / 2)
    }
    margins = (
      left: max(leftRoom[0], half + 1, 8), right: max(rightRoom[count - 1], half + 1, endLabelWidth)
    )
    if hasRotatedStrips { margins.right += Self.stripWidth }
    gaps = (0..<(count - 1)).map { i in
      max(14, 2 * half + 8, rightRoom[i] + leftRoom[i + 1] + 12)
    }
    let rest =
      (size.width - margins.left - margins.right - gaps.reduce(0, +)) / Double(count)
    cellWidth = max(20, rest)
    lefts = [margins.left]
    for gap in gaps { lefts.append(lefts[lefts.count - 1] + cellWidth + gap) }
  }

  private static func slots(of figure: PreparedFigure, count: Int) -> [Slot] {
    var slots: [Slot] = []
    var gridRow = 0
    for row in figure.rows.indices {
      for column in figure.columns.indices {
        slots.append(
          Slot(
            row: row, column: column, gridRow: gridRow + column / count,
            gridColumn: column % count))
      }
      gridRow += (figure.columns.count + count - 1) / count
    }
    return slots
  }

  /// The width of the widest label of a vertical axis.
  static func labelWidth(_ axis: Axis, height: Double) -> Double {
    verticalTicks(axis, height: height).compactMap(\.label).map { TextMetrics.width($0) }.max() ?? 0
  }

  /// The ticks of a vertical axis, with labels that do not touch.
  static func verticalTicks(_ axis: Axis, height: Double) -> [Tick] {
    let most = max(2, height.wholeParts(of: 42))
    return fittingTicks(axis, most: most) { ticks in
      var positions = ticks.filter { $0.label != nil }
        .compactMap { axis.fraction(of: $0.value).map { $0 * height } }
      positions.sort()
      return zip(positions, positions.dropFirst()).allSatisfy { $1 - $0 >= 16 }
    }
  }

  /// The ticks of a horizontal axis, with labels that neither touch nor reach past the room beside
  /// the panel; none for categories.
  static func horizontalTicks(
    _ axis: Axis, width: Double, leftRoom: Double, rightRoom: Double
  ) -> [Tick] {
    guard axis.categories.isEmpty else { return [] }
    func extents(_ ticks: [Tick]) -> [(left: Double, right: Double)] {
      let labelled = ticks.compactMap { tick -> (left: Double, right: Double)? in
        guard let label = tick.label, let t = axis.fraction(of: tick.value) else { return nil }
        let half = TextMetrics.width(label) / 2
        return (t * width - half, t * width + half)
      }
      return labelled.sorted { $0.left < $1.left }
    }
    func fits(_ ticks: [Tick]) -> Bool {
      let boxes = extents(ticks)
      let isWithin = boxes.allSatisfy { $0.left >= -leftRoom && $0.right <= width + rightRoom }
      return isWithin && zip(boxes, boxes.dropFirst()).allSatisfy { $1.left - $0.right >= 8 }
    }
    let ticks = fittingTicks(axis, most: max(3, width.wholeParts(of: 60)), fits: fits)
    if fits(ticks) { return ticks }
    // Not even the fewest labels fit: leave out those that do not, from the left.
    var end = -leftRoom
    return ticks.sorted { (axis.fraction(of: $0.value) ?? 0) < (axis.fraction(of: $1.value) ?? 0) }
      .map { tick in
        guard let box = extents([tick]).first, box.left >= end, box.right <= width + rightRoom
        else { return Tick(value: tick.value, label: nil) }
        end = box.right + 8
        return tick
      }
  }

  /// The most ticks that fit, trying fewer and fewer.
  private static func fittingTicks(_ axis: Axis, most: Int, fits: ([Tick]) -> Bool) -> [Tick] {
    var fewest: [Tick] = []
    for count in stride(from: most, through: 1, by: -1) {
      let ticks = axis.ticks(count: count)
      let labels = ticks.count { $0.label != nil }
      if labels == 0 { continue }
      if fits(ticks), labels > 1 || count == 1 { return ticks }
      if fewest.isEmpty || labels < fewest.count(where: { $0.label != nil }) { fewest = ticks }
    }
    return fewest
  }
}
