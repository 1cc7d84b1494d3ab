extension Mark {
  /// What the height of a bar means.
  public enum HistogramScale: String, Sendable, Hashable {
    /// Share of all values per unit of x: the bars' area is the share that is shown.
    case density
    /// Number of values.
    case count
  }

  /// A histogram: bars as one outline with a translucent fill, so that several can be compared.
  ///
  /// Bins are closed on the left, the last one on both sides. Values that are not finite are left
  /// out; those outside the bins count in the density's denominator.
  /// - Complexity: O(n log n) in the number of values.
  public static func histogram(
    _ values: [Double], bins: Bins = .automatic, scale: HistogramScale = .density,
    name: String? = nil, axis: AxisSide = .left, role: Role? = nil
  ) -> Mark {
    Mark(
      Histogram(values: values, bins: bins, scale: scale), name: name, role: role, axis: axis)
  }
}

struct Histogram: MarkContent {
  let values: [Double]
  let bins: Bins
  let scale: Mark.HistogramScale

  let kind = "histogram"
  let channels = [Channel.x("from x"), .x("to x"), .value("count"), .value("density")]
  let key: LegendKey? = .outlinedFill

  var xExtent: Extent {
    if case .edges(let edges) = bins.rule { return Extent(edges) }
    return Extent(values)
  }

  /// The values that have a place on the axis, sorted.
  private func sorted(on axis: Axis) -> [Double] { values.filter(axis.canPlace).sorted() }

  /// The edges of the bins; histograms of a panel without bins of their own share them.
  private func edges(of sample: [Double], in context: TraceContext) throws -> [Double] {
    guard bins == .automatic else {
      return try bins.edges(for: [sample], on: context.x, mark: context.name)
    }
    let others = context.marks.compactMap { $0 as? Histogram }.filter { $0.bins == .automatic }
    return try bins.edges(
      for: others.isEmpty ? [sample] : others.map { $0.sorted(on: context.x) }, on: context.x,
      mark: context.name)
  }

  func trace(in context: TraceContext) throws -> Trace {
    let sample = sorted(on: context.x)
    if let value = values.first(where: { $0.isFinite && !$0.isDrawable }) {
      throw PlotError.beyondAxes(mark: context.name, value: value)
    }
    if sample.isEmpty, !values.isEmpty, values.allSatisfy(\.isFinite) {
      throw PlotError.nothingPlaced(mark: context.name, count: values.count)
    }
    let edges = try edges(of: sample, in: context)
    // Widths are divided by; those that underflow leave no density.
    guard zip(edges, edges.dropFirst()).allSatisfy({ 1 / ($1 - $0) <= largestMagnitude }) else {
      throw PlotError.invalidBins(mark: context.name, reason: .narrow)
    }
    let counts = Self.counts(of: sample, in: edges)
    let shown = counts.reduce(0, +)
    var heights: [Double] = []
    var extent = Extent(CollectionOfOne(0))
    for i in counts.indices {
      let width = edges[i + 1] - edges[i]
      let share = Double(counts[i]) / Double(max(1, sample.count))
      heights.append(scale == .count ? Double(counts[i]) : share / width)
      extent.include(heights[i])
    }
    var asides: [String] = []
    if shown < sample.count {
      asides.append("has \(sample.count - shown) of \(sample.count) values outside its bins")
    }
    let steps = Self.steps(edges, heights)
    return Trace(
      shapes: [Regions(parts: steps), Lines.outline(steps)], yExtent: extent,
      rows: counts.indices.map { i in
        let share = Double(counts[i]) / Double(max(1, sample.count))
        return [edges[i], edges[i + 1], Double(counts[i]), share / (edges[i + 1] - edges[i])]
      },
      hasRowForEach: false, skipped: values.count - sample.count, asides: asides)
  }

  func sentence(on data: ShownData) -> String {
    let mode = data.greatest(3)
    let filled = data.rows.filter { $0[2] > 0 }
    guard let low = filled.first, let high = filled.last else { return "\(data.subject): no data." }
    let count = data.rows.reduce(0) { $0 + $1[2] }
    return "\(data.subject): \(Int(exactly: count) ?? 0) values between \(words(low[0])) and "
      + "\(words(high[1])), densest (\(words(mode[3]))) between \(words(mode[0])) and "
      + "\(words(mode[1]))."
  }

  /// How many values of a sorted sample fall into each bin.
  static func counts(of sorted: [Double], in edges: [Double]) -> [Int] {
    guard edges.count >= 2 else { return [] }
    var counts = Array(repeating: 0, count: edges.count - 1)
    var bin = 0
    for value in sorted where value >= edges[0] && value <= edges[edges.count - 1] {
      while bin < counts.count - 1, value >= edges[bin + 1] { bin += 1 }
      counts[bin] += 1
    }
    return counts
  }

  /// The outline of the bars, one part for each run of bins that are not empty.
  private static func steps(_ edges: [Double], _ heights: [Double]) -> [[Point]] {
    placedParts(heights.indices) { heights[$0] > 0 }.map { run in
      var outline = [Point(edges[run.lowerBound], 0)]
      for i in run {
        outline.append(Point(edges[i], heights[i]))
        outline.append(Point(edges[i + 1], heights[i]))
      }
      outline.append(Point(edges[run.upperBound], 0))
      return outline
    }
  }
}
