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
    Mark(Band(edges: edges, side: axis, name: name ?? "band"), name: name, role: role, axis: axis)
  }
}

private struct Band: MarkContent {
  let edges: Mark.BandEdges
  let side: AxisSide
  let name: String

  var kind: String { "band" }

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
        shapes: [.verticalStrip(a, b)], key: .fill, columns: ["from x", "to x"], rows: [[a, b]],
        skipped: context.x.canPlace(a) && context.x.canPlace(b) ? 0 : 1)
    case .y(let a, let b):
      return Trace(
        shapes: [.horizontalStrip(a, b)], yExtent: Extent([a, b]), key: .fill,
        columns: ["from y", "to y"], rows: [[a, b]], skipped: a.isDrawable && b.isDrawable ? 0 : 1)
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
      x: context.x, y: context.vertical(side), function: function, name: name)
    return try sampler.run(including: []).segments.flatMap { $0.map(\.x) }
  }

  private func between(
    _ xs: [Double], _ lower: [Double], _ upper: [Double], in context: TraceContext
  ) throws -> Trace {
    guard xs.count == lower.count, xs.count == upper.count else {
      throw PlotError.unequalLengths(mark: name, lengths: [xs.count, lower.count, upper.count])
    }
    let parts = placedParts(xs.indices) { i in
      context.x.canPlace(xs[i]) && lower[i].isDrawable && upper[i].isDrawable
    }
    var extent = Extent()
    for part in parts {
      for i in part where context.x.domain.contains(xs[i]) {
        extent.include(lower[i])
        extent.include(upper[i])
      }
    }
    let regions = parts.map { part in
      part.map { Point(xs[$0], upper[$0]) } + part.reversed().map { Point(xs[$0], lower[$0]) }
    }
    return Trace(
      shapes: [.region(regions)], yExtent: extent, key: .fill, columns: ["x", "lower", "upper"],
      rows: xs.indices.map { [xs[$0], lower[$0], upper[$0]] },
      skipped: xs.count - parts.reduce(0) { $0 + $1.count })
  }
}
