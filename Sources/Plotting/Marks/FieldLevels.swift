/// The levels of a map, and their tracing over a panel.
struct FieldLevels: Sendable {
  let field: Field
  /// The levels that the author gave, or nil for round ones between the least and the greatest value.
  let given: [Double]?

  /// The most levels of a map; more cannot be told apart.
  static let limit = 20

  /// What drawing a map starts from.
  struct Traced {
    var grid: FieldGrid
    /// The levels, rising.
    var levels: [Double]
    /// The region of each level, after the region where there are values at all.
    var base: [[Point]]
    var tracings: [LevelTracing]
    var yExtent: Extent
    var remarks: [String]
  }

  /// Samples the field over the panel and traces its levels.
  func traced(in context: TraceContext) throws -> Traced {
    var levels = try checkedLevels(context)
    let vertical = context.vertical
    let grid: FieldGrid
    switch field.source {
    case .function(let function):
      guard let domain = vertical.domain else { throw PlotError.missingHeights(mark: context.name) }
      let y = try Axis(vertical, given: domain, trainedOn: Extent(), name: context.side.axisName)
      grid = try FieldGrid(function, x: context.x, y: y, name: context.name) { values in
        if given == nil { levels = Self.roundLevels(values) }
        return levels
      }
    case .grid(let xs, let ys, let rows):
      grid = try checkedGrid(xs, ys, rows, context)
      if given == nil { levels = Self.roundLevels(grid.values) }
    }
    func tracing(_ level: Double) -> LevelTracing {
      LevelTracing(grid, level: level, x: context.x.scale, y: vertical.scale)
    }
    let missing = grid.values.count(where: \.isNaN)
    var remarks: [String] = []
    if missing > 0 {
      remarks.append("has no value that can be drawn at \(missing) of \(grid.values.count) places")
    }
    return Traced(
      grid: grid, levels: levels, base: tracing(-.infinity).regions,
      tracings: levels.map(tracing), yExtent: Extent(grid.ys), remarks: remarks)
  }

  private func checkedLevels(_ context: TraceContext) throws(PlotError) -> [Double] {
    guard let given else { return [] }
    let sorted = Set(given).sorted()
    guard given.allSatisfy(\.isDrawable), (1...Self.limit).contains(sorted.count),
      sorted.count == given.count
    else {
      throw .invalidLevels(mark: context.name, count: given.count, limit: Self.limit)
    }
    return sorted
  }

  /// Given values, where both kinds of abscissae rise and have a place.
  private func checkedGrid(
    _ xs: [Double], _ ys: [Double], _ rows: [[Double]], _ context: TraceContext
  ) throws(PlotError) -> FieldGrid {
    guard rows.count == ys.count, rows.allSatisfy({ $0.count == xs.count }) else {
      throw .unequalLengths(
        mark: context.name, lengths: [xs.count, ys.count] + rows.map(\.count).prefix(8))
    }
    func rises(_ values: [Double]) -> Bool {
      values.count >= 2 && zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    }
    guard rises(xs), rises(ys), xs.allSatisfy(context.x.canPlace),
      ys.allSatisfy(context.vertical.scale.canPlace)
    else {
      throw .invalidGrid(mark: context.name)
    }
    if let value = rows.joined().first(where: { $0.isFinite && !$0.isDrawable }) {
      throw .beyondAxes(mark: context.name, value: value)
    }
    return FieldGrid(xs, ys, rows)
  }

  /// About eight round levels between the least and the greatest value.
  private static func roundLevels(_ values: [Double]) -> [Double] {
    let extent = Extent(values)
    guard !extent.isEmpty, extent.lower < extent.upper else { return [] }
    return linearTicks(from: extent.lower, to: extent.upper, count: 8).map(\.value)
      .filter { $0 > extent.lower && $0 < extent.upper }
  }
}

extension AxisSide {
  /// The axis in an error.
  fileprivate var axisName: PlotError.AxisName { self == .left ? .y : .y2 }
}

/// A level as a label gives it.
func levelLabel(_ level: Double) -> String { words(level) }

/// The label of the lines of a level, written on the longest where that is long enough and has room.
struct LevelLabel: Label {
  let parts: [[Point]]
  let text: String
  /// The width of a panel below which nothing is written.
  var leastWidth = 0.0

  let isNeeded = false

  func places(with pen: Pen) -> [PlacedText] {
    guard pen.area.rectangle.width >= leastWidth else { return [] }
    let pieces = parts.flatMap { pen.area.rectangle.clipped(line: $0.compactMap(pen.place)) }
    let lengths = pieces.map { piece in
      zip(piece, piece.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }
    guard let longest = lengths.indices.max(by: { lengths[$0] < lengths[$1] }),
      lengths[longest] >= TextMetrics.width(text) + 30
    else { return [] }
    return [0.5, 0.35, 0.65, 0.2, 0.8].map { share in
      let point = Self.point(on: pieces[longest], at: share * lengths[longest])
      return PlacedText(text: text, x: point.x, y: point.y + 4.5, anchor: .middle, look: .halo)
    }
  }

  /// The point of a line at a distance from its beginning.
  private static func point(on line: [Point], at distance: Double) -> Point {
    var rest = distance
    for (a, b) in zip(line, line.dropFirst()) {
      let length = a.distance(to: b)
      if rest <= length, length > 0 {
        return Point(a.x + (b.x - a.x) * rest / length, a.y + (b.y - a.y) * rest / length)
      }
      rest -= length
    }
    return line.last ?? Point(0, 0)
  }
}
