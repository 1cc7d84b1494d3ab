/// The levels of a map, and their tracing over a panel.
struct FieldLevels: Sendable {
  let field: Field
  /// The levels that the author gave, or nil for round ones between the least and the greatest value.
  let given: [Double]?
  let side: AxisSide
  let name: String

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
    var levels = try checkedLevels()
    let vertical = context.vertical(side)
    let grid: FieldGrid
    switch field.source {
    case .function(let function):
      guard let domain = vertical.domain else { throw PlotError.missingHeights(mark: name) }
      let y = try Axis(vertical, given: domain, trainedOn: Extent(), name: side.axisName)
      grid = try FieldGrid(function, x: context.x, y: y, name: name) { values in
        if given == nil { levels = Self.roundLevels(values) }
        return levels
      }
    case .grid(let xs, let ys, let rows):
      grid = try checkedGrid(xs, ys, rows, context.x, vertical.scale)
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

  private func checkedLevels() throws(PlotError) -> [Double] {
    guard let given else { return [] }
    let sorted = Set(given).sorted()
    guard given.allSatisfy(\.isDrawable), (1...Self.limit).contains(sorted.count) else {
      throw .invalidLevels(mark: name, count: given.count, limit: Self.limit)
    }
    return sorted
  }

  /// Given values, where both kinds of abscissae rise and have a place.
  private func checkedGrid(
    _ xs: [Double], _ ys: [Double], _ rows: [[Double]], _ x: Axis, _ yScale: ScaleKind
  ) throws(PlotError) -> FieldGrid {
    guard rows.count == ys.count, rows.allSatisfy({ $0.count == xs.count }) else {
      throw .unequalLengths(
        mark: name, lengths: [xs.count, ys.count] + rows.map(\.count).prefix(8))
    }
    let y = Axis(domain: Domain(from: 1, to: 2), scale: yScale)
    func rises(_ values: [Double]) -> Bool {
      values.count >= 2 && zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    }
    guard rises(xs), rises(ys), xs.allSatisfy(x.canPlace), ys.allSatisfy(y.canPlace) else {
      throw .invalidGrid(mark: name)
    }
    if let value = rows.joined().first(where: { $0.isFinite && !$0.isDrawable }) {
      throw .beyondAxes(mark: name, value: value)
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
