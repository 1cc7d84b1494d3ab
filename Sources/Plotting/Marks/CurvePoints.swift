/// The points of a curve, sampled or given, in the parts between its gaps.
struct CurvePoints {
  var segments: [[Point]]
  var rows: [[Double]]
  var skipped: Int
  var remarks: [String]

  /// Samples a function over the panel's domain, or splits given points at what cannot be placed.
  init(_ curve: Curve, in context: TraceContext) throws {
    switch curve.source {
    case .function(let function, let extra, let range):
      let sampler = CurveSampler(
        x: context.x, y: context.vertical, function: function, range: range, name: context.name)
      let result = try sampler.run(including: extra)
      segments = result.segments
      rows = result.segments.flatMap { $0.map { [$0.x, $0.y] } }
      skipped = 0
      remarks = []
      if result.missing > 0 {
        remarks.append(
          "has no value that can be drawn at \(result.missing) of \(result.samples) sampled x")
      }
      if result.isCoarse {
        remarks.append("bends more often than \(result.samples) samples can follow")
      }
    case .points(let xs, let ys):
      try context.checkLengths([xs, ys])
      let parts = placedParts(xs.indices) { context.canPlace(xs[$0], ys[$0]) }
      segments = parts.map { $0.map { Point(xs[$0], ys[$0]) } }
      rows = xs.indices.map { [xs[$0], ys[$0]] }
      skipped = xs.count - parts.reduce(0) { $0 + $1.count }
      remarks = []
    }
  }
}

extension Curve {
  /// The abscissae that are known before the domain is.
  var xExtent: Extent {
    switch source {
    case .function: Extent()
    case .points(let xs, _): Extent(xs)
    }
  }

  /// Whether the curve is a function, which has no points without a domain.
  var isFunction: Bool {
    switch source {
    case .function: true
    case .points: false
    }
  }
}
