extension Mark {
  /// A bar from 0 to a height for each category.
  ///
  /// The horizontal axis has the categories of all bars in order of first appearance. Bars of several
  /// names stand side by side, and so do those without a name.
  ///
  /// - Parameters:
  ///   - lower: with `upper` between which numbers the heights are known to lie: drawn as error bars
  ///     where that can be seen.
  /// - Throws: ``PlotError/unequalLengths(mark:lengths:)`` or
  ///   ``PlotError/invalidCategories(mark:reason:)``. Drawing throws
  ///   ``PlotError/barsFromZero(mark:)`` on a logarithmic axis, and ``PlotError/mixedAbscissae(mark:)``
  ///   beside a mark over numbers.
  /// - Complexity: O(n).
  public static func bars(
    _ categories: [String], _ heights: [Double], lower: [Double]? = nil, upper: [Double]? = nil,
    name: String? = nil, axis: AxisSide = .left, role: Role? = nil
  ) throws(PlotError) -> Mark {
    let bars = try Bars(categories, heights, lower ?? heights, upper ?? heights, name: name)
    return Mark(bars, name: name, role: role, axis: axis)
  }
}

private struct Bars: MarkContent {
  let categories: [String]
  let heights: [Double]
  /// The lower and the upper ends of error bars; none where all are too short to be seen.
  let ends: [[Double]]
  /// The length below which an error bar cannot be seen.
  let leastError: Double
  let name: String?

  let kind = "bars"
  let xExtent = Extent()
  let key: LegendKey? = .outlinedFill
  var errorBars: String? { ends.isEmpty ? nil : "Error bars" }

  var channels: [Channel] {
    [.category, .y("height")] + (ends.isEmpty ? [] : [.value("lower"), .value("upper")])
  }

  /// The most that the bars of a category fill of its room on the axis.
  private static let widestGroup = 0.78
  /// The most that a bar fills of the whole axis: a few bars are no walls.
  private static let widestBar = 0.2
  /// The share of its room that a bar leaves free beside others.
  private static let gap = 0.08

  init(
    _ categories: [String], _ heights: [Double], _ lower: [Double], _ upper: [Double],
    name: String?
  ) throws(PlotError) {
    self.categories = categories
    self.heights = heights
    self.name = name
    let least = 1e-3 * (heights.filter(\.isDrawable).map(\.magnitude).max() ?? 0)
    leastError = least
    ends = zip(lower, upper).contains { $1 - $0 > least } ? [lower, upper] : []
    let mark = name ?? kind
    let lengths = [categories.count, heights.count, lower.count, upper.count]
    guard Set(lengths).count == 1 else { throw .unequalLengths(mark: mark, lengths: lengths) }
    var seen: [String: String] = [:]
    for (index, category) in categories.enumerated() {
      let shown = category.withSingleBlanks
      guard !shown.isEmpty else {
        throw .invalidCategories(mark: mark, reason: .blank(place: index + 1))
      }
      if let twin = seen.updateValue(category, forKey: shown) {
        throw .invalidCategories(
          mark: mark, reason: twin == category ? .repeated(category) : .alike(twin, category))
      }
    }
  }

  func trace(in context: TraceContext) throws -> Trace {
    guard context.vertical.scale == .linear else {
      throw PlotError.barsFromZero(mark: context.name)
    }
    let slot = try slot(in: context)
    let count = Double(slot.count)
    let widest = Self.widestBar * Double(context.x.categories.count) * count
    let group = min(Self.widestGroup, widest)
    let room = group / count
    let half = room * (slot.count > 1 ? 1 - Self.gap : 1) / 2
    let offset = room * (Double(slot.index) + 0.5) - group / 2
    let positions = categories.map { context.x.position(of: $0) ?? .nan }
    let placed = heights.indices.filter { heights[$0].isDrawable }
    let bars = placed.map { i in
      [(-half, 0), (-half, heights[i]), (half, heights[i]), (half, 0)].map {
        Point(positions[i] + offset + $0, $1)
      }
    }
    let errors = ends.isEmpty ? [] : placed.filter { ends[1][$0] - ends[0][$0] > leastError }
    let errorBars = errors.map { i in
      ErrorBars.Bar(x: positions[i] + offset, lower: ends[0][i], upper: ends[1][i])
    }
    var extent = Extent([0] + placed.map { heights[$0] })
    for bar in errorBars { extent.include(Extent([bar.lower, bar.upper])) }
    return Trace(
      shapes: (slot.isFirst ? [ZeroLine()] : [])
        + [Regions(parts: bars), Lines.outline(bars), ErrorBars(bars: errorBars)],
      yExtent: extent,
      rows: heights.indices.map { i in [positions[i], heights[i]] + ends.map { $0[i] } },
      skipped: heights.count - placed.count)
  }

  /// Which of how many places the bars have in each group, and whether no bars stand before them.
  private func slot(
    in context: TraceContext
  ) throws(PlotError) -> (index: Int, count: Int, isFirst: Bool) {
    var names: [String] = []
    var own = 0
    var isFirst = true
    for (index, mark) in context.marks.enumerated() {
      guard let bars = mark as? Bars else { continue }
      let name = bars.name ?? "\u{0}\(index)"
      if !names.contains(name) { names.append(name) }
      if index == context.index { own = names.firstIndex(of: name) ?? 0 }
      guard index < context.index else { continue }
      isFirst = false
      if bars.name != nil, bars.name == self.name,
        let twin = categories.first(where: bars.categories.contains)
      {
        throw .invalidCategories(mark: context.name, reason: .repeated(twin))
      }
    }
    return (own, names.count, isFirst)
  }

  func hidden(in rows: [[Double]], x: Axis, y: Axis) -> [String] {
    let (lower, upper) = (y.domain.lower, y.domain.upper)
    let heights = rows.map { $0[1] }.filter(\.isFinite)
    let ends = "of the y axis from \(words(lower)) to \(words(upper))"
    guard y.domain.contains(0) else {
      let hidden = heights.count { max(0, $0) <= lower || min(0, $0) >= upper }
      return [
        "begins at 0, outside \(ends)"
          + (hidden > 0
            ? ": \(hidden) of its \(heights.count) bars cannot be seen, and the others are cut"
            : ": its bars are cut, so that they cannot be compared")
      ]
    }
    let cut = heights.count { $0 < lower || $0 > upper }
    return cut > 0 ? ["has \(cut) of its \(heights.count) bars cut at the end \(ends)"] : []
  }

  func sentence(on data: ShownData) -> String {
    func place(_ row: [Double]) -> String { "\(words(row[1])) at \(data.x.category(at: row[0]))" }
    let (low, high) = (data.least(1), data.greatest(1))
    let start = "\(data.subject): \(data.counted("bar"))" + (data.draws.map { " (\($0))" } ?? "")
    if data.rows.count == 1 { return "\(start), \(place(low))." }
    if low[1] == high[1] { return "\(start), all \(words(low[1]))." }
    return "\(start), greatest \(place(high)), least \(place(low))."
  }
}

/// The line that bars stand on or hang from, where it is not the lower edge of the panel.
private struct ZeroLine: Shape {
  func draw(on canvas: inout Canvas, with pen: Pen) {
    var data = PathData()
    let rectangle = pen.area.rectangle
    if let y = pen.area.vertical(0, pen.side), y > rectangle.top, y < rectangle.bottom {
      data.polyline([Point(rectangle.left, y), Point(rectangle.right, y)])
    }
    canvas.path(data, Look(.ticks))
  }
}
