/// Lays a figure out, from top to bottom: legend, axis titles, rows of panels with their strips,
/// title of the horizontal axis.
struct LayoutBuilder {
  private let figure: PreparedFigure
  /// The figure whose marks the legend tells.
  private let keyed: PreparedFigure
  private let size: DrawingSize
  private let metrics: GridMetrics
  private var y = 2.0
  private var texts: [PlacedText] = []
  private var cells: [FigureLayout.Cell] = []
  private var legend: LegendLayout?
  private var scales: [ScaleLayout] = []
  private var endLabels: [FigureLayout.EndLabel] = []

  private static let line = TextMetrics.lineHeight

  /// - Parameter frames: all frames of a sweep, whose legend must fit each; nil for a still figure.
  static func layout(
    _ figure: PreparedFigure, size: DrawingSize, frames: PreparedFigure? = nil
  ) -> FigureLayout {
    // The ends of lines move from frame to frame, and labels beside them would have to move too.
    let labels = frames == nil ? figure.endLabels(size: size) : nil
    var builder = LayoutBuilder(figure, legend: frames ?? figure, size: size, endLabels: labels)
    return builder.build()
  }

  private init(
    _ figure: PreparedFigure, legend keyed: PreparedFigure, size: DrawingSize,
    endLabels: [FigureLayout.EndLabel]?
  ) {
    self.figure = figure
    self.keyed = keyed
    self.size = size
    let widest = endLabels?.map { TextMetrics.width($0.text) }.max() ?? 0
    metrics = GridMetrics(
      figure, size: size,
      endLabelWidth: endLabels == nil ? 0 : widest + FigureLayout.EndLabel.indent + 2)
    self.endLabels = endLabels ?? []
    legend = endLabels == nil ? LegendLayout([], left: 0, right: 0, top: 0) : nil
  }

  private mutating func build() -> FigureLayout {
    let isSingle = figure.allPanels.count == 1
    if isSingle, let title = figure.allPanels[0].title {
      write(title, x: 0, width: size.width)
      y += 3
    }
    if legend != nil {
      let entries = keyed.legendEntries
      let left = size == .wide ? metrics.margins.left : 0
      let layout = LegendLayout(entries, left: left, right: size.width, top: y)
      legend = entries.isEmpty ? nil : layout
      y += layout.height
    }
    for scale in keyed.scales {
      let left = size == .wide ? metrics.margins.left : 0
      let layout = ScaleLayout(scale, left: left, right: size.width, top: y)
      scales.append(layout)
      y += layout.height
    }
    let common = commonLabels()
    writeVerticalTitles(common.y, common.y2)
    placeRows(common, isSingle: isSingle)
    if let label = common.x {
      let left = metrics.margins.left
      let right = size.width - metrics.margins.right
      write(label, x: (left + right) / 2, width: right - left, anchor: .middle)
    }
    return FigureLayout(
      size: size, height: (y + 3).rounded(.up), cells: cells, legend: legend,
      scales: scales, endLabels: endLabels, texts: texts)
  }

  /// Writes wrapped lines and moves on below them.
  private mutating func write(
    _ text: String, x: Double, width: Double, anchor: PlacedText.Anchor = .start,
    look: DrawingClass? = nil
  ) {
    for line in TextMetrics.lines(text, width: width) {
      texts.append(
        PlacedText(
          text: line, x: x, y: y + TextMetrics.ascent, anchor: anchor, look: look))
      y += Self.line
    }
  }

  /// The titles that all panels have in common.
  private func commonLabels() -> PreparedPanel.Labels {
    let labels = figure.allPanels.map(\.labels)
    func common(_ label: (PreparedPanel.Labels) -> String?) -> String? {
      let first = label(labels[0])
      return labels.allSatisfy { label($0) == first } ? first : nil
    }
    let usesLeft = figure.allPanels.contains { $0.y != nil }
    let usesRight = figure.allPanels.contains { $0.y2 != nil }
    return .init(
      x: common(\.x), y: usesLeft ? common(\.y) : nil, y2: usesRight ? common(\.y2) : nil)
  }

  /// The titles of the vertical axes, above their axes and upright: beside each other where they
  /// fit, else one below the other.
  private mutating func writeVerticalTitles(_ left: String?, _ right: String?) {
    let top = y
    let width = size.width
    let fits =
      TextMetrics.width(left ?? "") + TextMetrics.width(right ?? "") + 24 <= width
    if let left { write(left, x: 0, width: width) }
    guard let right else { return }
    if fits { y = top }
    write(right, x: width, width: width, anchor: .end)
  }

  private mutating func placeRows(_ common: PreparedPanel.Labels, isSingle: Bool) {
    let rowCount = (metrics.slots.last?.gridRow ?? 0) + 1
    let isBroken = metrics.columnCount < figure.columns.count
    for gridRow in 0..<rowCount {
      let slots = metrics.slots.filter { $0.gridRow == gridRow }
      guard let first = slots.first else { continue }
      let heading = figure.rows[first.row]
      if first.column == 0, !heading.isEmpty, !metrics.hasRotatedStrips {
        if gridRow > 0 { y += 8 }
        write(heading, x: 0, width: size.width, look: .strip)
      }
      let top = y
      for slot in slots {
        let panel = figure.panels[slot.row][slot.column]
        y = max(y, strips(slot, panel, common, top: top, isSingle: isSingle, isBroken: isBroken))
      }
      y += 9
      placeCells(slots)
      if metrics.hasRotatedStrips, !heading.isEmpty {
        let x = size.width - GridMetrics.stripWidth + 10
        texts.append(
          PlacedText(
            text: heading, x: x, y: y + metrics.cellHeight / 2, anchor: .middle, isRotated: true,
            look: .strip))
      }
      y += metrics.cellHeight
      let labels = cells.suffix(slots.count).filter(\.showsX).map(\.xLabels.height).max()
      y += labels ?? 0
      let below = y
      for slot in slots {
        guard common.x == nil, let label = figure.panels[slot.row][slot.column].labels.x else {
          continue
        }
        let reached = y
        y = below
        let left = metrics.lefts[slot.gridColumn]
        write(
          label, x: left + metrics.cellWidth / 2, width: metrics.cellWidth, anchor: .middle)
        y = max(y, reached)
      }
      if gridRow + 1 < rowCount { y += labels == nil ? 12 : 6 }
    }
  }

  /// Writes what stands above a panel, and returns where that ends.
  private mutating func strips(
    _ slot: GridMetrics.Slot, _ panel: PreparedPanel, _ common: PreparedPanel.Labels, top: Double,
    isSingle: Bool, isBroken: Bool
  ) -> Double {
    let reached = y
    y = top
    defer { y = reached }
    let left = metrics.lefts[slot.gridColumn]
    let width = metrics.cellWidth
    let column = figure.columns[slot.column]
    if !column.isEmpty, isBroken || slot.gridRow == 0 {
      write(column, x: left + width / 2, width: width, anchor: .middle, look: .strip)
    }
    if !isSingle, let title = panel.title {
      write(title, x: left + width / 2, width: width, anchor: .middle)
    }
    if common.y == nil, panel.y != nil, let label = panel.labels.y {
      write(label, x: left, width: width)
    }
    if common.y2 == nil, panel.y2 != nil, let label = panel.labels.y2 {
      write(label, x: left + width, width: width, anchor: .end)
    }
    return y
  }

  private mutating func placeCells(_ slots: [GridMetrics.Slot]) {
    let isBroken = metrics.columnCount < figure.columns.count
    for slot in slots {
      let panel = figure.panels[slot.row][slot.column]
      let area = Rectangle(
        left: metrics.lefts[slot.gridColumn], top: y, width: metrics.cellWidth,
        height: metrics.cellHeight)
      let hasBelow = metrics.slots.contains {
        $0.gridColumn == slot.gridColumn && $0.gridRow == slot.gridRow + 1
          && (!isBroken || $0.row == slot.row)
      }
      let isLast = !slots.contains { $0.gridColumn > slot.gridColumn }
      let column = slot.gridColumn
      let leftRoom = column == 0 ? metrics.margins.left : metrics.gaps[column - 1] / 2 - 3
      let rightRoom =
        column == metrics.columnCount - 1
        ? metrics.margins.right - (metrics.hasRotatedStrips ? GridMetrics.stripWidth : 0)
        : metrics.gaps[column] / 2 - 3
      let ticks = GridMetrics.horizontalTicks(
        panel.x, width: area.width, leftRoom: leftRoom, rightRoom: rightRoom)
      cells.append(
        FigureLayout.Cell(
          row: slot.row, column: slot.column, area: area, xTicks: ticks,
          xLabels: HorizontalLabels(ticks, on: panel.x, below: area),
          yTicks: panel.y.map { GridMetrics.verticalTicks($0, height: area.height) } ?? [],
          y2Ticks: panel.y2.map { GridMetrics.verticalTicks($0, height: area.height) } ?? [],
          showsX: !figure.sharesX || !hasBelow,
          showsY: !figure.sharesY || slot.gridColumn == 0,
          showsY2: panel.y2 != nil && (!figure.sharesY || isLast)))
    }
    let shift = endLabels.isEmpty ? 0 : y
    for i in endLabels.indices {
      endLabels[i].anchor += shift
      endLabels[i].middle += shift
    }
  }
}

extension PreparedFigure {
  /// Labels at the right ends of the lines, with heights counted from the panel's top; nil where a
  /// legend serves better: several panels, marks other than lines, lines that end outside or too
  /// near each other, more than five of them, names that would take too much of the width.
  fileprivate func endLabels(size: DrawingSize) -> [FigureLayout.EndLabel]? {
    guard allPanels.count == 1, let panel = allPanels.first, panel.y2 == nil, let axis = panel.y
    else { return nil }
    let named = panel.marks.filter { $0.legendEntry != nil }
    guard (1...5).contains(named.count), Set(named.compactMap(\.legendEntry)).count == named.count
    else { return nil }
    let height = size.panelHeight
    var labels: [FigureLayout.EndLabel] = []
    for mark in named {
      guard let last = mark.trace.end, let x = panel.x.fraction(of: last.x),
        let y = axis.fraction(of: last.y),
        x >= 0.97, x <= 1 + 1e-9, y >= 0, y <= 1,
        TextMetrics.width(mark.name ?? "") <= size.width * 0.22
      else { return nil }
      labels.append(
        FigureLayout.EndLabel(
          text: mark.name ?? "", style: mark.style, anchor: (1 - y) * height, middle: 0))
    }
    let placed = spreadApart(labels.map(\.anchor), distance: 17, from: 6, to: height - 6)
    guard let placed else { return nil }
    for i in labels.indices {
      labels[i].middle = placed[i]
      if abs(placed[i] - labels[i].anchor) > 20 { return nil }
    }
    return labels
  }
}
