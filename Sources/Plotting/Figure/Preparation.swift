/// A mark with everything computed that does not depend on the size of the drawing.
struct PreparedMark: Sendable {
  var mark: Mark
  var style: Style
  var trace: Trace
  /// The greatest bound on the error of the mark's numbers, where it is known.
  var error: Double?
  /// What is known of its numbers from draws.
  var draws: String?
  /// What the axes hide of it, each without its name.
  var hidden: [String] = []

  var content: any MarkContent { mark.content }
  var name: String? { mark.name }
  var displayName: String { mark.displayName }
  var kind: String { mark.kind }
  var axis: AxisSide { mark.axis }
}

/// A panel with trained axes; an axis that no mark uses is nil.
struct PreparedPanel: Sendable {
  var title: String?
  var marks: [PreparedMark]
  var x: Axis
  var y: Axis?
  var y2: Axis?
  var labels: Labels

  struct Labels: Sendable, Hashable {
    var x: String?
    var y: String?
    var y2: String?
  }

  func axis(_ side: AxisSide) -> Axis? { side == .left ? y : y2 }
}

/// A figure with trained axes and computed marks.
struct PreparedFigure: Sendable {
  var rows: [String]
  var columns: [String]
  var panels: [[PreparedPanel]]
  /// Whether all panels have the same horizontal axis.
  var sharesX: Bool
  /// Whether all panels have the same vertical axes.
  var sharesY: Bool
  var warnings: [String]

  /// The panels, row by row.
  var allPanels: [PreparedPanel] { panels.flatMap { $0 } }

  /// What a panel is called: its strips and its title.
  func name(row: Int, column: Int) -> String {
    let parts = [rows[row], columns[column], panels[row][column].title ?? ""]
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

/// The most panels of a figure.
private let panelLimit = 200

/// The most categories of an axis; more names have no room below it.
private let categoryLimit = 40

extension Figure {
  /// Trains the horizontal axes, computes the marks over them, and trains the vertical axes.
  func prepared() throws -> PreparedFigure {
    var styles = StyleAssignment(panels.flatMap { $0 })
    return try prepared(styles: &styles, limit: panelLimit)
  }

  /// The same with styles that other figures share.
  func prepared(styles: inout StyleAssignment, limit: Int) throws -> PreparedFigure {
    try checkShape(limit: limit)
    let flat = panels.flatMap { $0 }
    let xAxes = try horizontalAxes(flat)
    var marks: [[PreparedMark]] = []
    for (panel, axis) in zip(flat, xAxes) {
      let contents = panel.marks.map(\.content)
      var prepared: [PreparedMark] = []
      for (index, mark) in panel.marks.enumerated() {
        let style = styles.style(of: mark, at: index)
        let trace = try mark.content.trace(
          in: TraceContext(
            name: mark.displayName, x: axis, side: mark.axis,
            vertical: panel.settings(of: mark.axis), marks: contents, index: index))
        try trace.checkPlaces(of: mark.displayName)
        prepared.append(
          PreparedMark(
            mark: mark, style: style, trace: trace, error: mark.error?(), draws: mark.draws?()))
      }
      marks.append(prepared)
    }
    let (left, right) = try verticalAxes(flat, marks)
    let finished = flat.indices.map { i in
      PreparedPanel(
        title: flat[i].title, marks: marks[i], x: xAxes[i], y: left[i], y2: right[i],
        labels: .init(x: flat[i].x.label, y: flat[i].y.label, y2: flat[i].y2.label)
      ).tellingHidden
    }
    let count = columns.count
    var figure = PreparedFigure(
      rows: rows, columns: columns,
      panels: rows.indices.map { Array(finished[$0 * count..<($0 + 1) * count]) },
      sharesX: xSharing == .shared && Set(xAxes).count == 1,
      sharesY: ySharing == .shared && Set(left).count == 1 && Set(right).count == 1, warnings: [])
    figure.warnings = figure.collectedWarnings()
    return figure
  }

  private func checkShape(limit: Int) throws(PlotError) {
    let count = panels.reduce(0) { $0 + $1.count }
    let isGrid = panels.count == rows.count && panels.allSatisfy { $0.count == columns.count }
    guard isGrid, count > 0 else {
      throw .gridShape(
        rows: rows.count, columns: columns.count, panelsPerRow: panels.prefix(20).map(\.count))
    }
    guard count <= limit else { throw .tooManyPanels(found: count, limit: limit) }
  }

  private func horizontalAxes(_ panels: [Panel]) throws -> [Axis] {
    let categories = try categories(of: panels)
    let numbers = try axesOfNumbers(panels)
    return zip(categories, numbers).map { $0.isEmpty ? $1 : Axis(categories: $0) }
  }

  /// The categories of each panel in order of first appearance; none where x is a number.
  private func categories(of panels: [Panel]) throws(PlotError) -> [[String]] {
    func joined(_ panels: [Panel]) throws(PlotError) -> [String] {
      var seen: Set<String> = []
      let marks = panels.flatMap(\.marks)
      let names = marks.flatMap(\.content.categories).filter { seen.insert($0).inserted }
      guard let bars = marks.first(where: \.isOverCategories) else { return [] }
      let shown = Dictionary(grouping: names, by: \.withSingleBlanks)
      if let twins = names.lazy.compactMap({ shown[$0.withSingleBlanks] }).first(where: {
        $0.count > 1
      }) {
        throw .invalidCategories(mark: bars.displayName, reason: .alike(twins[0], twins[1]))
      }
      if let other = marks.first(where: \.isOverNumbers) {
        throw .mixedAbscissae(mark: other.displayName)
      }
      if panels.contains(where: { $0.x.domain != nil || $0.x.scale != .linear }) {
        throw .rangeOfCategories(mark: bars.displayName)
      }
      guard names.count <= categoryLimit else {
        throw .invalidCategories(
          mark: bars.displayName, reason: .tooMany(names.count, limit: categoryLimit))
      }
      return names
    }
    if xSharing == .shared {
      let all = try joined(panels)
      return panels.map { _ in all }
    }
    var each: [[String]] = []
    for panel in panels { each.append(try joined([panel])) }
    return each
  }

  private func axesOfNumbers(_ panels: [Panel]) throws -> [Axis] {
    let extents = panels.map { panel in
      var extent = Extent()
      for mark in panel.marks { extent.include(mark.content.xExtent) }
      return extent
    }
    let axes = try trainedAxes(
      panels.map(\.x), extents, isShared: xSharing == .shared, name: .x)
    let isGiven = panels.contains { $0.x.domain != nil } && xSharing == .shared
    let hasData = panels.map { panel in
      panel.marks.contains { !$0.content.isAnnotation && !$0.content.xExtent.isEmpty }
    }
    for (i, panel) in panels.enumerated() {
      let isKnown =
        panel.x.domain != nil || isGiven || hasData[i]
        || (xSharing == .shared && hasData.contains(true))
      if !isKnown, let mark = panel.marks.first(where: { $0.content.needsDomain }) {
        throw PlotError.missingDomain(mark: mark.displayName)
      }
    }
    return axes
  }

  /// The left and right axis of each panel; nil where no mark uses it.
  private func verticalAxes(
    _ panels: [Panel], _ marks: [[PreparedMark]]
  ) throws -> (left: [Axis?], right: [Axis?]) {
    let isShared = ySharing == .shared
    func axes(_ side: AxisSide, _ name: PlotError.AxisName) throws -> [Axis?] {
      let extents = marks.map { marks in
        var extent = Extent()
        for mark in marks where mark.axis == side { extent.include(mark.trace.yExtent) }
        return extent
      }
      let trained = try trainedAxes(
        panels.map { $0.settings(of: side) }, extents, isShared: isShared, name: name)
      let isUsed = marks.map { $0.contains { $0.axis == side } }
      return trained.indices.map { i in
        isUsed[i] || (isShared && isUsed.contains(true)) ? trained[i] : nil
      }
    }
    var left = try axes(.left, .y)
    var right = try axes(.right, .y2)
    for i in panels.indices
    where isShared ? panels.contains(where: \.alignsZeros) : panels[i].alignsZeros {
      guard let a = left[i], let b = right[i], a.scale == .linear, b.scale == .linear else {
        continue
      }
      let aligned = aligningZeros(a.domain, b.domain)
      left[i]?.domain = aligned.left
      right[i]?.domain = aligned.right
    }
    // Every panel has a grid to read values from.
    for i in panels.indices where left[i] == nil && right[i] == nil {
      left[i] = try Axis(panels[i].y, given: panels[i].y.domain, trainedOn: Extent(), name: .y)
    }
    return (left, right)
  }

  /// One axis for each panel; all the same where they are shared and of one kind.
  private func trainedAxes(
    _ settings: [AxisSettings], _ extents: [Extent], isShared: Bool, name: PlotError.AxisName
  ) throws(PlotError) -> [Axis] {
    guard isShared, Set(settings.map(\.scale)).count == 1, let first = settings.first else {
      var axes: [Axis] = []
      for (setting, extent) in zip(settings, extents) {
        axes.append(try Axis(setting, given: setting.domain, trainedOn: extent, name: name))
      }
      return axes
    }
    var all = Extent()
    for extent in extents { all.include(extent) }
    var given: Domain?
    for domain in settings.compactMap(\.domain) {
      // Checked one by one: the union could hide that one of them is empty.
      _ = try Axis(first, given: domain, trainedOn: all, name: name)
      let union = given.map {
        Domain(from: min($0.lower, domain.lower), to: max($0.upper, domain.upper))
      }
      given = given == domain ? given : union ?? domain
    }
    let axis = try Axis(first, given: given, trainedOn: all, name: name)
    return settings.map { _ in axis }
  }
}

extension Trace {
  /// Refuses data that nothing could be seen of: a drawing without them would be a false one.
  fileprivate func checkPlaces(of mark: String) throws(PlotError) {
    if let value = rows.joined().first(where: { $0.isFinite && !$0.isDrawable }) {
      throw .beyondAxes(mark: mark, value: value)
    }
    let isComplete = rows.joined().allSatisfy(\.isFinite)
    if hasRowForEach, skipped > 0, skipped >= rows.count, isComplete {
      throw .nothingPlaced(mark: mark, count: skipped)
    }
  }
}

extension PreparedMark {
  /// What was left out of the drawing, each without the mark's name.
  var omissions: [String] {
    let count = trace.skipped
    let noun = count == 1 ? "value" : "values"
    return (count > 0 ? ["leaves out \(count) \(noun) that cannot be placed"] : []) + trace.remarks
      + hidden
  }
}

extension PreparedPanel {
  /// The panel whose marks know what the axes hide of them.
  fileprivate var tellingHidden: PreparedPanel {
    var panel = self
    for (index, mark) in marks.enumerated() {
      guard let axis = axis(mark.axis) else { continue }
      panel.marks[index].hidden = mark.content.hidden(in: mark.trace.rows, x: x, y: axis)
    }
    return panel
  }
}

extension String {
  /// The text with one blank wherever it has some, and none at its ends: what a reader sees of it.
  var withSingleBlanks: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}

extension PreparedFigure {
  fileprivate func collectedWarnings() -> [String] {
    var warnings: [String] = []
    for row in rows.indices {
      for column in columns.indices {
        let panel = panels[row][column]
        let place = name(row: row, column: column)
        let suffix = place.isEmpty ? "" : " (panel \(place))"
        for mark in panel.marks {
          let subject = "'\(mark.displayName)'\(suffix)"
          for omission in mark.omissions { warnings.append("\(subject) \(omission)") }
        }
      }
    }
    return warnings
  }
}
