extension Canvas {
  /// Draws the legend.
  mutating func draw(_ legend: LegendLayout) {
    group("legend") { canvas in
      for item in legend.items {
        canvas.drawKey(item)
        for (index, line) in item.lines.enumerated() {
          let y = item.baseline + Double(index) * TextMetrics.lineHeight
          canvas.write(PlacedText(text: line, x: item.left + LegendLayout.keyWidth, y: y))
        }
      }
    }
  }

  /// Draws the picture of a mark before its name.
  private mutating func drawKey(_ item: LegendLayout.Item) {
    let style = item.entry.style
    let stroke = [style.role.rawValue, style.dash.className].compactMap(\.self)
      .joined(separator: " ")
    let (left, right) = (item.left, item.left + 28)
    let middle = item.baseline - 4.5
    let box = Rectangle(left: left + 5, top: middle - 6, width: 18, height: 12)
    switch item.entry.key {
    case .none: return
    case .line:
      var data = PathData()
      data.polyline([Point(left, middle), Point(right, middle)])
      path(data, "line \(stroke)")
    case .fill, .outlinedFill:
      var data = PathData()
      data.polyline(
        [
          Point(box.left, box.bottom), Point(box.left, box.top), Point(box.right, box.top),
          Point(box.right, box.bottom),
        ], closed: true)
      path(data, "fill \(style.role.rawValue)")
      if item.entry.key == .outlinedFill { path(data, "outline \(stroke)") }
    case .dots: markers([Point((left + right) / 2, middle)], style.role, isSmall: false)
    case .arrow:
      var data = PathData()
      data.polyline([Point(left, middle), Point(right, middle)])
      data.polyline([
        Point(right - 6, middle - 3), Point(right, middle), Point(right - 6, middle + 3),
      ])
      path(data, "arrows \(style.role.rawValue)")
    case .rug:
      var data = PathData()
      for x in stride(from: left + 6, through: right - 6, by: 4) {
        data.polyline([Point(x, middle + 4), Point(x, middle - 4)])
      }
      path(data, "connector \(style.role.rawValue)")
    case .interval:
      var data = PathData()
      let x = (left + right) / 2
      data.polyline([Point(x, middle - 7), Point(x, middle + 7)])
      data.polyline([Point(x - 3, middle - 7), Point(x + 3, middle - 7)])
      data.polyline([Point(x - 3, middle + 7), Point(x + 3, middle + 7)])
      path(data, "rule \(style.role.rawValue)")
    }
  }

  /// Writes the labels at the ends of lines, joined to their lines where they had to move.
  mutating func draw(_ labels: [FigureLayout.EndLabel], right edge: Double) {
    for label in labels {
      if abs(label.middle - label.anchor) > 3 {
        var data = PathData()
        data.polyline([
          Point(edge + 2, label.anchor), Point(edge + 8, label.anchor),
          Point(edge + 13, label.middle),
          Point(edge + FigureLayout.EndLabel.indent - 4, label.middle),
        ])
        path(data, "connector \(label.style.role.rawValue)")
      }
      let isMoved = abs(label.middle - label.anchor) > 3
      let indent = isMoved ? FigureLayout.EndLabel.indent : 6
      write(PlacedText(text: label.text, x: edge + indent, y: label.middle + 4.5))
    }
  }
}
