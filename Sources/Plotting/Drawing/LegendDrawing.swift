extension Canvas {
  /// Draws the legend.
  mutating func draw(_ legend: LegendLayout) {
    group(.legend) { canvas in
      for item in legend.items {
        let (entry, place) = (item.entry, Point(item.left, item.baseline - 4.5))
        entry.key.draw(on: &canvas, at: place, entry.style)
        for (index, line) in item.lines.enumerated() {
          let y = item.baseline + Double(index) * TextMetrics.lineHeight
          canvas.write(PlacedText(text: line, x: item.left + LegendLayout.keyWidth, y: y))
        }
      }
    }
  }

  /// Draws the scale of a map.
  mutating func draw(_ scale: ScaleLayout) {
    group(.legend) { canvas in
      for text in scale.title { canvas.write(text) }
      let last = Double(max(1, scale.boxes.count - 1))
      for (index, box) in scale.boxes.enumerated() {
        var data = PathData()
        data.polyline(
          [
            Point(box.left, box.bottom), Point(box.left, box.top), Point(box.right, box.top),
            Point(box.right, box.bottom),
          ], closed: true)
        canvas.path(data, Look(.level), level: Double(index) / last)
      }
      for label in scale.labels { canvas.write(label) }
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
        path(data, label.style.plain(.connector))
      }
      let isMoved = abs(label.middle - label.anchor) > 3
      let indent = isMoved ? FigureLayout.EndLabel.indent : 6
      write(PlacedText(text: label.text, x: edge + indent, y: label.middle + 4.5))
    }
  }
}
