extension Figure {
  /// Draws the figure in both sizes.
  ///
  /// The way is: train the domains and compute the marks, lay out, draw; only the last two depend
  /// on the size. Equal figures give equal bytes.
  ///
  /// - Throws: ``PlotError`` for what cannot be drawn, or what a mark's function throws.
  public func draw() throws -> Drawing { try prepared().draw() }
}

extension PreparedFigure {
  /// Draws the figure in both sizes.
  func draw() -> Drawing {
    let description = description
    var warnings = warnings
    func drawn(_ size: DrawingSize) -> Graphic {
      let drawn = self.drawn(LayoutBuilder.layout(self, size: size))
      warnings += drawn.warnings
      return drawn.graphic(description)
    }
    let (wide, narrow) = (drawn(.wide), drawn(.narrow))
    return Drawing(
      wide: wide, narrow: narrow, data: data, description: description, warnings: warnings)
  }
}

/// The drawing of a prepared figure at one size, before its canvas becomes elements.
struct DrawnFigure {
  var layout: FigureLayout
  var canvas: Canvas

  /// What had no room.
  var warnings: [String] {
    let place = "in the \(layout.size.rawValue) drawing"
    guard canvas.omitted.count > 3 else {
      return canvas.omitted.map { "the label '\($0)' has no room \(place)" }
    }
    let first = canvas.omitted.prefix(2).map { "'\($0)'" }.joined(separator: ", ")
    return ["the labels \(first) and \(canvas.omitted.count - 2) more have no room \(place)"]
  }

  /// The drawing with what it shows in words.
  func graphic(_ description: String) -> Graphic {
    Graphic(
      size: layout.size, height: layout.height, description: description, content: canvas.nodes)
  }
}

extension PreparedFigure {
  /// Draws the figure as laid out: panels from back to front, then what stands around them.
  ///
  /// - Parameter isFrame: whether the drawing is a frame of a sweep: what changes is noted and stands
  ///   in groups of its own.
  func drawn(_ layout: FigureLayout, isFrame: Bool = false) -> DrawnFigure {
    var canvas = Canvas()
    if let legend = layout.legend { canvas.draw(legend) }
    for scale in layout.scales { canvas.draw(scale) }
    for text in layout.texts { canvas.write(text) }
    for cell in layout.cells {
      let panel = panels[cell.row][cell.column]
      let area = DrawingArea(rectangle: cell.area, x: panel.x, y: panel.y, y2: panel.y2)
      let hasMap = panel.marks.contains { $0.trace.scale != nil }
      func marks(_ canvas: inout Canvas) {
        for mark in panel.marks {
          let pen = mark.pen(in: area, isCased: hasMap)
          for shape in mark.trace.shapes { shape.draw(on: &canvas, with: pen) }
        }
      }
      func texts(_ canvas: inout Canvas) {
        for mark in panel.marks {
          let pen = mark.pen(in: area)
          for label in mark.trace.labels { canvas.write(label, with: pen) }
        }
      }
      canvas.group(.panel, of: area) { canvas in
        canvas.drawGrid(cell, area)
        if isFrame {
          canvas.group(.changing) { $0.recording(marks) }
        } else {
          marks(&canvas)
        }
        canvas.drawAxes(cell, area)
        if isFrame {
          canvas.group(.changing) { $0.recording(texts) }
        } else {
          texts(&canvas)
        }
      }
    }
    if let cell = layout.cells.first { canvas.draw(layout.endLabels, right: cell.area.right) }
    return DrawnFigure(layout: layout, canvas: canvas)
  }

  /// The data of all marks.
  var data: FigureData {
    var series: [FigureData.Series] = []
    for row in rows.indices {
      for column in columns.indices {
        let panel = panels[row][column]
        for mark in panel.marks {
          series.append(
            FigureData.Series(
              panel: name(row: row, column: column), name: mark.displayName,
              kind: mark.kind, axis: mark.axis,
              columns: mark.content.channels.map(\.name),
              categories: mark.mark.isOverCategories ? panel.x.categories : [],
              rows: mark.trace.rows, error: mark.error, draws: mark.draws,
              isCurve: mark.content.isCurve, errorBars: mark.content.errorBars,
              kept: panel.kept(mark)))
        }
      }
    }
    return FigureData(series: series)
  }
}

extension PreparedMark {
  /// What the mark draws with in a panel.
  fileprivate func pen(in area: DrawingArea, isCased: Bool = false) -> Pen {
    Pen(
      style: style, side: axis, area: area,
      series: Canvas.SeriesTag(name: name, kind: kind, side: axis), isCased: isCased)
  }
}

extension Canvas {
  /// Writes a label of a mark where there is room.
  fileprivate mutating func write(_ label: any Label, with pen: Pen) {
    optionalText { canvas in
      canvas.write(
        firstFree: label.places(with: pen), within: pen.area.rectangle, isNeeded: label.isNeeded)
    }
  }
}

extension PreparedPanel {
  /// The most rows of a series that are kept.
  private static let mostKept = 2000

  /// The rows of a mark that it takes to draw it again.
  fileprivate func kept(_ mark: PreparedMark) -> [Int] {
    let rows = mark.trace.rows
    var kept = Array(rows.indices)
    if mark.content.isCurve, let axis = axis(mark.axis) {
      let size = (width: CurveSampler.width, height: CurveSampler.height)
      let places = rows.map { row -> Point? in
        guard let x = x.fraction(of: row[0]), let y = axis.fraction(of: row[1]) else { return nil }
        return Point(x * size.width, y * size.height)
      }
      kept = placedParts(rows.indices) { places[$0] != nil }.flatMap { part -> [Int] in
        let line = part.compactMap { places[$0] }
        var index = part.lowerBound
        // Each kept point is the next one of the line that equals it.
        return simplified(line, tolerance: CurveSampler.tolerance).map { point in
          while index < part.upperBound - 1, places[index] != point { index += 1 }
          defer { index = min(index + 1, part.upperBound - 1) }
          return index
        }
      }
    }
    guard kept.count > Self.mostKept else { return kept }
    return (0..<Self.mostKept).map { kept[$0 * (kept.count - 1) / (Self.mostKept - 1)] }
  }
}
