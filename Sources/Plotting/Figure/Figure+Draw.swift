import Markup

extension Figure {
  /// Draws the figure in both sizes.
  ///
  /// The way is: train the domains and compute the marks, lay out, draw; only the last two depend
  /// on the size. Equal figures give equal bytes.
  ///
  /// - Parameters:
  ///   - id: the figure's label, from which the ids of its titles are made; unique in the page.
  ///   - title: the short name of the figure; what a screen reader says first.
  ///   - alternativeText: what is to be seen, in the author's words. The description found from
  ///     the data follows it.
  /// - Throws: ``PlotError`` for what cannot be drawn, or what a mark's function throws.
  public func draw(id: String, title: String, alternativeText: String) throws -> Drawing {
    guard title.contains(where: { !$0.isWhitespace }) else { throw PlotError.missingText(.title) }
    guard alternativeText.contains(where: { !$0.isWhitespace }) else {
      throw PlotError.missingText(.alternativeText)
    }
    let figure = try prepared()
    let description = figure.description
    let texts = (title: title, description: alternativeText + "\n" + description)
    var warnings = figure.warnings
    func drawn(_ size: DrawingSize) -> MarkupNode {
      let drawn = figure.drawn(LayoutBuilder.layout(figure, size: size))
      for text in drawn.canvas.omitted {
        warnings.append("the label '\(text)' has no room in the \(size.rawValue) drawing")
      }
      return drawn.svg(id: "\(id)-\(size.rawValue)", texts)
    }
    let (wide, narrow) = (drawn(.wide), drawn(.narrow))
    return Drawing(
      wide: wide, narrow: narrow, data: figure.data, description: description, warnings: warnings)
  }
}

/// The drawing of a prepared figure at one size, before it becomes an element.
struct DrawnFigure {
  var layout: FigureLayout
  var canvas: Canvas

  /// The `<svg>` with its title and description.
  func svg(id: String, _ words: (title: String, description: String)) -> MarkupNode {
    // An id holds no white space.
    let id = String(id.map { $0.isWhitespace ? "-" : $0 })
    let (width, height) = (attribute(layout.size.width), attribute(layout.height))
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "class": "plot-\(layout.size.rawValue)",
        "viewBox": "0 0 \(width) \(height)", "width": width, "height": height,
        "font-size": attribute(TextMetrics.fontSize), "role": "img",
        "aria-labelledby": "\(id)-title \(id)-description",
      ],
      [
        .element("title", ["id": "\(id)-title"], text: words.title),
        .element("desc", ["id": "\(id)-description"], text: words.description),
      ] + canvas.nodes)
  }
}

extension PreparedFigure {
  /// Draws the figure as laid out: panels from back to front, then what stands around them.
  func drawn(_ layout: FigureLayout) -> DrawnFigure {
    var canvas = Canvas()
    if let legend = layout.legend { canvas.draw(legend) }
    for scale in layout.scales { canvas.draw(scale) }
    for text in layout.texts { canvas.write(text) }
    for cell in layout.cells {
      let panel = panels[cell.row][cell.column]
      let area = DrawingArea(rectangle: cell.area, x: panel.x, y: panel.y, y2: panel.y2)
      canvas.group("panel") { canvas in
        canvas.drawGrid(cell, area)
        let hasMap = panel.marks.contains { $0.trace.scale != nil }
        for mark in panel.marks { canvas.draw(mark, in: area, isCased: hasMap) }
        canvas.drawAxes(cell, area)
        for mark in panel.marks { canvas.writeTexts(of: mark, in: area) }
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
        for mark in panels[row][column].marks {
          series.append(
            FigureData.Series(
              panel: name(row: row, column: column), name: mark.name ?? mark.kind,
              kind: mark.kind, axis: mark.axis, columns: mark.trace.columns,
              rows: mark.trace.rows))
        }
      }
    }
    return FigureData(series: series)
  }
}
