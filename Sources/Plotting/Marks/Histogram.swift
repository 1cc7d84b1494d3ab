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
      Histogram(values: values, bins: bins, scale: scale, name: name ?? "histogram"), name: name,
      role: role, axis: axis)
  }
}

struct Histogram: MarkContent {
  let values: [Double]
  let bins: Bins
  let scale: Mark.HistogramScale
  let name: String

  var kind: String { "histogram" }

  var xExtent: Extent {
    if case .edges(let edges) = bins.rule { return Extent(edges) }
    return Extent(values)
  }

  /// The values that have a place on the axis, sorted.
  func sorted(on axis: Axis) -> [Double] { values.filter(axis.canPlace).sorted() }

  func trace(in context: TraceContext) throws -> Trace {
    let sample = sorted(on: context.x)
    if let value = values.first(where: { $0.isFinite && !$0.isDrawable }) {
      throw PlotError.beyondAxes(mark: name, value: value)
    }
    if sample.isEmpty, !values.isEmpty, values.allSatisfy(\.isFinite) {
      throw PlotError.nothingPlaced(mark: name, count: values.count)
    }
    let edges =
      bins == .automatic
      ? context.binEdges : try bins.edges(for: [sample], on: context.x, mark: name)
    // Widths are divided by; those that underflow leave no density.
    guard zip(edges, edges.dropFirst()).allSatisfy({ 1 / ($1 - $0) <= largestMagnitude }) else {
      throw PlotError.invalidBins(mark: name, reason: .narrow)
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
    var remarks: [String] = []
    if shown < sample.count {
      remarks.append("has \(sample.count - shown) of \(sample.count) values outside its bins")
    }
    let steps = Self.steps(edges, heights)
    return Trace(
      shapes: [.region(steps), .outline(steps)], yExtent: extent, key: .outlinedFill,
      columns: ["from x", "to x", "count", "density"],
      rows: counts.indices.map { i in
        let share = Double(counts[i]) / Double(max(1, sample.count))
        return [edges[i], edges[i + 1], Double(counts[i]), share / (edges[i + 1] - edges[i])]
      },
      skipped: values.count - sample.count, remarks: remarks)
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
