/// The tolerance, in pixels, to which lines are simplified.
private let lineTolerance = 0.12

extension Canvas {
  /// Draws the shapes of a mark, except for its texts.
  /// - Parameter isCased: whether lines get an edge in the colour of the paper, so that they stand out
  ///   on a map.
  mutating func draw(_ mark: PreparedMark, in area: DrawingArea, isCased: Bool = false) {
    let role = mark.style.role.rawValue
    let stroke = [role, mark.style.dash.className].compactMap(\.self).joined(separator: " ")
    let tag = SeriesTag(name: mark.name, kind: mark.kind, side: mark.axis)
    for shape in mark.trace.shapes {
      switch shape {
      case .curve(let parts):
        let data = lines(parts, mark.axis, area)
        if isCased { path(data, "casing") }
        path(data, "line \(stroke)", series: tag)
      case .outline(let parts):
        path(lines(parts, mark.axis, area), "outline \(stroke)", series: tag)
      case .region(let parts): path(regions(parts, mark.axis, area), "fill \(role)")
      case .dots(let points): dots(points, mark, area)
      case .horizontal(let value): path(across(y: value, mark.axis, area), "rule \(stroke)")
      case .vertical(let value): path(across(x: value, area), "rule \(stroke)")
      case .verticalStrip(let a, let b):
        let (top, bottom) = (area.rectangle.top, area.rectangle.bottom)
        path(
          strip(
            area.horizontal(a).map { Point($0, top) }, area.horizontal(b).map { Point($0, bottom) },
            area), "fill \(role)")
      case .horizontalStrip(let a, let b):
        path(
          strip(
            area.placeCorner(Point(area.x.domain.start, a), mark.axis),
            area.placeCorner(Point(area.x.domain.end, b), mark.axis), area), "fill \(role)")
      case .errorBars(let bars): path(errorBars(bars, mark.axis, area), "rule \(role)", series: tag)
      case .rug(let values): path(rug(values, area), "connector \(role)")
      case .arrows(let arrows):
        let data = self.arrows(arrows, mark.axis, area)
        if isCased { path(data, "casing thin") }
        path(data, "arrows \(role)")
      case .levelRegion(let position, let label, let parts):
        let tag = SeriesTag(name: tag.name, kind: tag.kind, side: tag.side, level: label)
        band(regions(parts, mark.axis, area), position, series: tag)
      case .levelEdge(let parts): path(lines(parts, mark.axis, area), "level-edge")
      case .contour(let parts):
        let data = lines(parts, mark.axis, area)
        if isCased { path(data, "casing thin") }
        path(data, "contour \(stroke)")
      case .horizontalLabel, .verticalLabel, .label, .levelLabel: continue
      }
    }
  }

  /// Draws a band of a map, in the colour of its place between the least (0) and the greatest (1).
  mutating func band(_ data: PathData, _ position: Double, series: SeriesTag? = nil) {
    path(data, "level", style: "--level:\(attribute(position * 100))%", series: series)
  }

  func lines(_ parts: [[Point]], _ side: AxisSide, _ area: DrawingArea) -> PathData {
    var data = PathData()
    for part in parts {
      let placed = thinnedByColumn(part.compactMap { area.place($0, side) })
      if placed.count == 1, area.rectangle.contains(placed[0]) { data.dot(at: placed[0]) }
      for piece in area.rectangle.clipped(line: placed) {
        data.polyline(simplified(piece, tolerance: lineTolerance))
      }
    }
    return data
  }

  private func regions(_ parts: [[Point]], _ side: AxisSide, _ area: DrawingArea) -> PathData {
    var data = PathData()
    for part in parts {
      let placed = part.compactMap { area.placeCorner($0, side) }
      let clipped = area.rectangle.clipped(polygon: placed)
      // A fill closes its parts by itself; without the closing line the region of a histogram is the
      // path of its outline, which a sweep then carries once.
      if clipped.count > 2 { data.polyline(simplified(clipped, tolerance: lineTolerance)) }
    }
    return data
  }

  private func strip(_ a: Point?, _ b: Point?, _ area: DrawingArea) -> PathData {
    var data = PathData()
    guard let a, let b else { return data }
    let corners = [a, Point(b.x, a.y), b, Point(a.x, b.y)]
    data.polyline(area.rectangle.clipped(polygon: corners), closed: true)
    return data
  }

  private func across(y value: Double, _ side: AxisSide, _ area: DrawingArea) -> PathData {
    var data = PathData()
    let rectangle = area.rectangle
    if let y = area.vertical(value, side), y >= rectangle.top, y <= rectangle.bottom {
      data.polyline([Point(rectangle.left, y), Point(rectangle.right, y)])
    }
    return data
  }

  private func across(x value: Double, _ area: DrawingArea) -> PathData {
    var data = PathData()
    let rectangle = area.rectangle
    if let x = area.horizontal(value), x >= rectangle.left, x <= rectangle.right {
      data.polyline([Point(x, rectangle.bottom), Point(x, rectangle.top)])
    }
    return data
  }

  private func errorBars(
    _ bars: [Shape.ErrorBar], _ side: AxisSide, _ area: DrawingArea
  ) -> PathData {
    var data = PathData()
    let rectangle = area.rectangle
    for bar in bars {
      guard let upper = area.place(Point(bar.x, bar.upper), side),
        let lower = area.placeCorner(Point(bar.x, bar.lower), side),
        upper.x >= rectangle.left, upper.x <= rectangle.right
      else { continue }
      for piece in rectangle.clipped(line: [lower, upper]) { data.polyline(piece) }
      for end in [lower, upper] where rectangle.contains(end) {
        data.polyline([Point(end.x - 3, end.y), Point(end.x + 3, end.y)])
      }
    }
    return data
  }

  /// One path for all dots; where there are very many, one for each pixel that has any.
  private mutating func dots(_ points: [Point], _ mark: PreparedMark, _ area: DrawingArea) {
    var placed = points.compactMap { area.place($0, mark.axis) }.filter(area.rectangle.contains)
    if placed.count > 2000 {
      let cell = placed.count > 20_000 ? 2.0 : 1.0
      var seen: Set<Point> = []
      placed = placed.filter { point in
        seen.insert(Point((point.x / cell).rounded(), (point.y / cell).rounded())).inserted
      }
    }
    markers(
      placed, mark.style.role, isSmall: placed.count > 300,
      series: SeriesTag(name: mark.name, kind: mark.kind, side: mark.axis))
  }

  /// Draws the markers of a role at some places, as one path.
  mutating func markers(
    _ points: [Point], _ role: Role, isSmall: Bool, series: SeriesTag? = nil
  ) {
    var data = PathData()
    let radius = isSmall ? 1.8 : 3.2
    let size = isSmall ? " small" : ""
    for point in points {
      let (x, y) = (point.x, point.y)
      switch role.marker {
      case .circle: data.dot(at: point)
      case .square:
        // Not a dot with square caps: those have no direction, and PDF leaves them out.
        let r = radius * 0.86
        data.polyline(
          [Point(x - r, y + r), Point(x - r, y - r), Point(x + r, y - r), Point(x + r, y + r)],
          closed: true)
      case .diamond:
        let r = radius * 1.25
        data.polyline(
          [Point(x - r, y), Point(x, y - r), Point(x + r, y), Point(x, y + r)], closed: true)
      case .triangle:
        let r = radius * 1.1
        data.polyline([Point(x - r, y + r), Point(x, y - r), Point(x + r, y + r)], closed: true)
      case .cross:
        data.polyline([Point(x - radius, y - radius), Point(x + radius, y + radius)])
        data.polyline([Point(x - radius, y + radius), Point(x + radius, y - radius)])
      }
    }
    switch role.marker {
    case .circle: path(data, "dots\(size) \(role.rawValue)", series: series)
    case .square, .diamond, .triangle: path(data, "marker \(role.rawValue)", series: series)
    case .cross: path(data, "rule \(role.rawValue)", series: series)
    }
  }

  /// Writes the texts of a mark where they fit.
  mutating func writeTexts(of mark: PreparedMark, in area: DrawingArea) {
    for shape in mark.trace.shapes where shape.isText {
      optionalText { $0.writeText(shape, of: mark, in: area) }
    }
  }

  private mutating func writeText(_ shape: Shape, of mark: PreparedMark, in area: DrawingArea) {
    let bounds = area.rectangle
    switch shape {
    case .horizontalLabel(let value, let text):
      guard let y = area.vertical(value, mark.axis), y >= bounds.top, y <= bounds.bottom else {
        return
      }
      let places = [y - 5, y + 14].flatMap { y in
        [
          PlacedText(text: text, x: bounds.right - 4, y: y, anchor: .end, className: "halo"),
          PlacedText(text: text, x: bounds.left + 4, y: y, className: "halo"),
        ]
      }
      write(firstFree: places, within: bounds)
    case .verticalLabel(let value, let text):
      guard let x = area.horizontal(value), x >= bounds.left, x <= bounds.right else { return }
      let rows = max(1, bounds.height.wholeParts(of: TextMetrics.lineHeight) - 1)
      let places = (0..<rows).flatMap { row in
        let y = bounds.top + TextMetrics.ascent + Double(row) * TextMetrics.lineHeight
        return [
          PlacedText(text: text, x: x + 5, y: y, className: "halo"),
          PlacedText(text: text, x: x - 5, y: y, anchor: .end, className: "halo"),
        ]
      }
      write(firstFree: places, within: bounds)
    case .label(let point, let text):
      guard let place = area.place(point, mark.axis), bounds.contains(place) else { return }
      let (x, y) = (place.x, place.y)
      write(
        firstFree: [
          PlacedText(text: text, x: x + 6, y: y + 4, className: "halo"),
          PlacedText(text: text, x: x - 6, y: y + 4, anchor: .end, className: "halo"),
          PlacedText(text: text, x: x, y: y - 8, anchor: .middle, className: "halo"),
          PlacedText(text: text, x: x, y: y + 18, anchor: .middle, className: "halo"),
          PlacedText(text: text, x: x + 6, y: y - 8, className: "halo"),
          PlacedText(text: text, x: x - 6, y: y - 8, anchor: .end, className: "halo"),
          PlacedText(text: text, x: x + 6, y: y + 18, className: "halo"),
          PlacedText(text: text, x: x - 6, y: y + 18, anchor: .end, className: "halo"),
        ], within: bounds)
    case .levelLabel(let parts, let text):
      // A small map has its scale alone.
      guard mark.trace.scale == nil || bounds.width >= 240 else { return }
      writeLevel(text, on: parts, mark.axis, area)
    default: return
    }
  }
}
