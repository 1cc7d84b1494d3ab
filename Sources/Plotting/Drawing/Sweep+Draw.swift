extension Sweep {
  /// Draws the sweep: its first frame in both sizes, chosen frames side by side, and what changes.
  ///
  /// - Throws: ``PlotError``, or what a mark's function throws.
  public func draw() throws -> Drawing {
    let prepared = try PreparedSweep(self)
    let first = prepared.frames[startIndex]
    let stills = prepared.stills(variables)
    var drawing = (stills ?? first).draw()
    drawing.stills = stills == nil ? nil : [drawing.wide, drawing.narrow]
    drawing.description = words + " " + drawing.description
    var drawn: [DrawingSize: DrawnFigure] = [:]
    for size in [DrawingSize.wide, .narrow] {
      let layout = LayoutBuilder.layout(first, size: size, frames: prepared.all)
      drawn[size] = first.drawn(layout, isFrame: true)
    }
    guard let wide = drawn[.wide], let narrow = drawn[.narrow] else { return drawing }
    drawing.wide = wide.graphic(drawing.description)
    drawing.narrow = narrow.graphic(drawing.description)
    drawing.frames = try frames(prepared, like: wide, narrow: narrow)
    return drawing
  }

  /// The index of a frame from those of its variables' values.
  func index(_ positions: [Int]) -> Int {
    zip(variables, positions).reduce(0) { $0 * $1.0.labels.count + $1.1 }
  }

  private var startIndex: Int { index(variables.map(\.start)) }

  private var words: String {
    let parts = variables.map { variable in
      "\(variable.name) from \(variable.labels.first ?? "") to \(variable.labels.last ?? "") "
        + "in \(variable.labels.count) steps"
    }
    return "Over \(parts.joined(separator: ", and "))."
  }

  private func frames(
    _ prepared: PreparedSweep, like first: DrawnFigure, narrow: DrawnFigure
  ) throws -> SweepFrames {
    var states: [String] = []
    var known: [String: Int] = [:]
    var frames: [[Int]] = []
    for (index, frame) in prepared.frames.enumerated() {
      let elements = frame.drawn(first.layout, isFrame: true).canvas.recorded
      let isAlike =
        elements.count == first.canvas.recorded.count
        && zip(elements, first.canvas.recorded).allSatisfy { $0.isPath == $1.isPath }
      guard isAlike else { throw PlotError.unequalFrames(frame: index) }
      frames.append(
        elements.map { element in
          let state = element.state
          if let index = known[state] { return index }
          known[state] = states.count
          states.append(state)
          return states.count - 1
        })
    }
    let narrowing = zip(first.layout.cells, narrow.layout.cells).map { wide, narrow in
      let (x, y) = (narrow.area.width / wide.area.width, narrow.area.height / wide.area.height)
      return [x, narrow.area.left - x * wide.area.left, y, narrow.area.top - y * wide.area.top]
    }
    return SweepFrames(
      variables: variables, isPlayed: isPlayed, states: states, frames: frames,
      narrowing: narrowing)
  }
}

/// The frames of a sweep with axes in common.
struct PreparedSweep {
  var frames: [PreparedFigure]
  /// The panels of all frames, for what they have in common.
  var all: PreparedFigure

  init(_ sweep: Sweep) throws {
    let figures = sweep.frames
    let count = sweep.variables.reduce(1) { $0 * $1.labels.count }
    guard let first = figures.first, figures.count == count, count <= Sweep.frameLimit else {
      throw PlotError.frameCount(found: figures.count, limit: Sweep.frameLimit)
    }
    for (index, figure) in figures.enumerated() {
      let isAlike =
        figure.rows.count == first.rows.count
        && figure.panels.map(\.count) == first.panels.map(\.count)
      guard isAlike else { throw PlotError.unequalFrames(frame: index) }
    }
    var styles = StyleAssignment(figures.flatMap { $0.panels.flatMap { $0 } })
    if first.xSharing == .shared, first.ySharing == .shared {
      let together = Figure(
        rows: figures.flatMap { $0.rows.map { _ in "" } }, columns: first.columns,
        panels: figures.flatMap(\.panels))
      all = try together.prepared(styles: &styles, limit: .max)
    } else {
      // Each place of the grid has axes of its own, which its frames share.
      all = try Self.preparedByPlace(figures, first, &styles)
    }
    // What is said of one frame is mostly said of all.
    var seen: Set<String> = []
    all.warnings = all.warnings.filter { seen.insert($0).inserted }
    let height = first.rows.count
    let prepared = all
    frames = figures.enumerated().map { index, figure in
      PreparedFigure(
        rows: figure.rows, columns: figure.columns,
        panels: Array(prepared.panels[index * height..<(index + 1) * height]),
        sharesX: prepared.sharesX, sharesY: prepared.sharesY, warnings: prepared.warnings)
    }
  }

  private static func preparedByPlace(
    _ figures: [Figure], _ first: Figure, _ styles: inout StyleAssignment
  ) throws -> PreparedFigure {
    let (height, width) = (first.rows.count, first.columns.count)
    var panels: [[PreparedPanel]] = figures.flatMap { $0.panels.map { _ in [] } }
    var warnings: [String] = []
    for row in 0..<height {
      for column in 0..<width {
        let place = Figure(
          rows: figures.map { _ in "" }, columns: [""],
          panels: figures.map { [$0.panels[row][column]] })
        let prepared = try place.prepared(styles: &styles, limit: .max)
        warnings += prepared.warnings
        for index in figures.indices { panels[index * height + row] += prepared.panels[index] }
      }
    }
    return PreparedFigure(
      rows: panels.map { _ in "" }, columns: first.columns, panels: panels,
      sharesX: height * width == 1, sharesY: height * width == 1, warnings: warnings)
  }

  /// The chosen frames as one grid: the values of the first variable in rows and of the second in
  /// columns, or in columns alone; nil where a frame is a grid itself.
  func stills(_ variables: [Sweep.Variable]) -> PreparedFigure? {
    guard let first = frames.first, first.allPanels.count == 1, let last = variables.last,
      variables.count <= 2
    else { return nil }
    let rows = variables.count == 2 ? variables[0] : nil
    func strips(_ variable: Sweep.Variable) -> [String] {
      variable.stills.map { "\(variable.name) = \(variable.labels[$0])" }
    }
    return PreparedFigure(
      rows: rows.map(strips) ?? [""], columns: strips(last),
      panels: (rows?.stills ?? [0]).map { row in
        last.stills.map { column in
          frames[row * last.labels.count + column].panels[0][0]
        }
      }, sharesX: all.sharesX, sharesY: all.sharesY, warnings: all.warnings)
  }
}

extension Canvas.Element {
  fileprivate var isPath: Bool {
    switch self {
    case .path: true
    case .text: false
    }
  }

  /// The element as ``SweepFrames/states`` holds it.
  fileprivate var state: String {
    switch self {
    case .path(let data): return PathCode.encode(data)
    case .text(nil): return "!"
    case .text(let text?):
      let anchor = text.anchor == .start ? 0 : text.anchor == .middle ? 1 : 2
      return "!\(attribute(text.x)) \(attribute(text.y)) \(anchor) \(text.text)"
    }
  }
}
