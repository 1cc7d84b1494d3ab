extension Mark {
  /// What a band lies between.
  public enum BandEdges: Sendable {
    /// Two abscissae; the band runs over the whole height.
    case x(Double, Double)
    /// Two heights; the band runs over the whole width.
    case y(Double, Double)
    /// Two columns of heights over one of abscissae.
    case points([Double], lower: [Double], upper: [Double])
    /// Two functions. Each is called with all abscissae of a round and returns as many values.
    case functions(
      lower: @Sendable ([Double]) throws -> [Double], upper: @Sendable ([Double]) throws -> [Double]
    )
  }

  /// A filled band without an outline, for an interval or a region of confidence.
  public static func band(
    _ edges: BandEdges, name: String? = nil, axis: AxisSide = .left, role: Role? = .muted
  ) -> Mark {
    Mark(Band(edges: edges), name: name, role: role, axis: axis)
  }
}

private struct Band: MarkContent, Shape {
  let edges: Mark.BandEdges

  let kind = "band"
  let key: LegendKey? = .fill

  var channels: [Channel] {
    switch edges {
    case .x: [.x("from x"), .x("to x")]
    case .y: [.value("from y"), .value("to y")]
    case .points, .functions: [.x, .value("lower"), .value("upper")]
    }
  }

  var isAnnotation: Bool {
    switch edges {
    case .x, .y: true
    case .points, .functions: false
    }
  }

  var needsDomain: Bool {
    switch edges {
    case .functions: true
    case .x, .y, .points: false
    }
  }

  var xExtent: Extent {
    switch edges {
    case .x(let a, let b): Extent([a, b])
    case .points(let xs, _, _): Extent(xs)
    case .y, .functions: Extent()
    }
  }

  func trace(in context: TraceContext) throws -> Trace {
    switch edges {
    case .x(let a, let b):
      return Trace(
        shapes: [self], rows: [[a, b]],
        skipped: context.x.canPlace(a) && context.x.canPlace(b) ? 0 : 1)
    case .y(let a, let b):
      return Trace(
        shapes: [self], yExtent: Extent([a, b]), rows: [[a, b]],
        skipped: a.isDrawable && b.isDrawable ? 0 : 1)
    case .points(let xs, let lower, let upper):
      return try between(xs, lower, upper, in: context)
    case .functions(let lower, let upper):
      let abscissae =
        try sampledAbscissae(lower, in: context) + sampledAbscissae(upper, in: context)
      let xs = Set(abscissae).sorted()
      return try between(xs, lower(xs), upper(xs), in: context)
    }
  }

  private func sampledAbscissae(
    _ function: @escaping @Sendable ([Double]) throws -> [Double], in context: TraceContext
  ) throws -> [Double] {
    let sampler = CurveSampler(
      x: context.x, y: context.vertical, function: function, name: context.name)
    return try sampler.run(including: []).segments.flatMap { $0.map(\.x) }
  }

  private func between(
    _ xs: [Double], _ lower: [Double], _ upper: [Double], in context: TraceContext
  ) throws -> Trace {
    try context.checkLengths([xs, lower, upper])
    let parts = placedParts(xs.indices) { i in
      context.x.canPlace(xs[i]) && lower[i].isDrawable && upper[i].isDrawable
    }
    let regions = parts.map { part in
      part.map { Point(xs[$0], upper[$0]) } + part.reversed().map { Point(xs[$0], lower[$0]) }
    }
    return Trace(
      shapes: [Regions(parts: regions)], yExtent: context.heights(of: regions.joined()),
      rows: xs.indices.map { [xs[$0], lower[$0], upper[$0]] },
      skipped: xs.count - parts.reduce(0) { $0 + $1.count })
  }

  /// Draws a strip across the panel.
  func draw(on canvas: inout Canvas, with pen: Pen) {
    var data = PathData()
    let rectangle = pen.area.rectangle
    if let (a, b) = corners(pen) {
      let corners = [a, Point(b.x, a.y), b, Point(a.x, b.y)]
      data.polyline(rectangle.clipped(polygon: corners), closed: true)
    }
    canvas.path(data, pen.style.plain(.fill))
  }

  /// Two corners of the strip that lie opposite each other.
  private func corners(_ pen: Pen) -> (Point, Point)? {
    let area = pen.area
    switch edges {
    case .x(let a, let b):
      guard let left = area.horizontal(a), let right = area.horizontal(b) else { return nil }
      return (Point(left, area.rectangle.top), Point(right, area.rectangle.bottom))
    case .y(let a, let b):
      guard let lower = pen.placeCorner(Point(area.x.domain.start, a)),
        let upper = pen.placeCorner(Point(area.x.domain.end, b))
      else { return nil }
      return (lower, upper)
    case .points, .functions: return nil
    }
  }

  func sentence(on data: ShownData) -> String {
    func place(_ row: [Double]) -> String {
      "from \(words(row[1])) to \(words(row[2])) at x = \(words(row[0], on: data.x))"
    }
    switch edges {
    case .x: return "\(data.subject): the strip with x \(ends(data.first))."
    case .y: return "\(data.subject): the strip with y \(ends(data.first))."
    case .points, .functions:
      let widest = data.rows.max { $0[2] - $0[1] < $1[2] - $1[1] } ?? data.first
      return "\(data.subject): y \(place(data.first)), y \(place(data.last)); "
        + "widest, \(place(widest))."
    }
  }

  private func ends(_ row: [Double]) -> String { "from \(words(row[0])) to \(words(row[1]))" }
}
