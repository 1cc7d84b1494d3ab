/// What a figure shows, in sentences, from its data: axes, extrema, crossings.
///
/// Throws what drawing the figure would throw.
public func describe(_ figure: Figure) throws -> String { try figure.prepared().description }

extension PreparedFigure {
  /// Panels beyond this number are not described one by one.
  private static let mostPanels = 12

  var description: String {
    let all = allPanels
    guard all.count > 1, let first = all.first else {
      return all.first.map { ($0.axesInWords() + $0.seriesInWords()).joined(separator: " ") } ?? ""
    }
    var sentences = [
      "A grid of \(all.count) panels in \(rows.count) rows and \(columns.count) columns."
    ]
    let strips = [("Rows", rows), ("Columns", columns)]
    for (kind, labels) in strips where labels.contains(where: { !$0.isEmpty }) {
      sentences.append("\(kind): \(labels.joined(separator: "; ")).")
    }
    if sharesX { sentences += first.axesInWords(x: true, y: false) }
    if sharesY { sentences += first.axesInWords(x: false, y: true) }
    guard all.count <= Self.mostPanels else {
      let names = all.flatMap(\.marks).compactMap(\.name)
      var seen: Set<String> = []
      let series = names.filter { seen.insert($0).inserted }
      if !series.isEmpty { sentences.append("Series: \(series.joined(separator: ", ")).") }
      return sentences.joined(separator: " ")
    }
    for row in rows.indices {
      for column in columns.indices {
        let panel = panels[row][column]
        let name = name(row: row, column: column)
        sentences.append(
          name.isEmpty ? "Panel \(row + 1), \(column + 1)." : "Panel \(name).")
        sentences += panel.axesInWords(x: !sharesX, y: !sharesY) + panel.seriesInWords()
      }
    }
    return sentences.joined(separator: " ")
  }
}

extension PreparedPanel {
  fileprivate func axesInWords(x: Bool = true, y: Bool = true) -> [String] {
    func sentence(_ name: String, _ label: String?, _ axis: Axis) -> String {
      let title = label.map { " (\($0))" } ?? ""
      let scale = axis.scale == .log ? ", logarithmic" : ""
      return
        "\(name)\(title) from \(words(axis.domain.start)) to \(words(axis.domain.end))\(scale)."
    }
    var sentences: [String] = []
    if x { sentences.append(sentence("Horizontal axis", labels.x, self.x)) }
    if y, let axis = self.y { sentences.append(sentence("Left axis", labels.y, axis)) }
    if y, let axis = y2 { sentences.append(sentence("Right axis", labels.y2, axis)) }
    return sentences
  }

  fileprivate func seriesInWords() -> [String] {
    marks.flatMap { mark in
      [mark.inWords(on: x, axis(mark.axis))].compactMap { $0 }
        + mark.omissions.map { "\(mark.subject) \($0)." }
    } + crossingsInWords()
  }

  /// Where pairs of lines on one axis cross; at most a few, for a few lines.
  private func crossingsInWords() -> [String] {
    let lines = marks.filter { $0.kind == "line" && $0.name != nil }
    guard (2...5).contains(lines.count) else { return [] }
    var sentences: [String] = []
    for i in lines.indices {
      for j in lines.indices where j > i && lines[i].axis == lines[j].axis {
        guard let axis = axis(lines[i].axis), axis.scale == .linear else { continue }
        let margin = (axis.domain.upper - axis.domain.lower) * 0.005
        let places = crossings(lines[i].trace.rows, lines[j].trace.rows, margin: margin)
        guard !places.isEmpty, places.count <= 6 else { continue }
        let list = places.map { words($0, on: x) }.joined(separator: ", ")
        sentences.append("\(lines[i].name ?? "") and \(lines[j].name ?? "") cross at x = \(list).")
      }
    }
    return sentences
  }
}

extension PreparedMark {
  /// What sentences about the mark begin with.
  fileprivate var subject: String {
    (name ?? kind.prefix(1).uppercased() + kind.dropFirst())
      + (axis == .right ? " (right axis)" : "")
  }

  /// Whether a row of the data has its place in the drawing.
  private func isShown(_ row: [Double], on x: Axis, _ y: Axis?) -> Bool {
    guard row.allSatisfy(\.isFinite) else { return false }
    switch kind {
    case "line", "area", "points": return x.canPlace(row[0]) && y?.canPlace(row[1]) != false
    // A bar whose lower end has no place runs out of the panel.
    case "interval": return x.canPlace(row[0]) && y?.canPlace(row[2]) != false
    case "rug": return x.canPlace(row[0])
    case "arrows":
      return [row[0], row[2]].allSatisfy(x.canPlace)
        && [row[1], row[3]].allSatisfy { y?.canPlace($0) != false }
    default: return true
    }
  }

  /// One sentence, or nil where the data have no say.
  fileprivate func inWords(on x: Axis, _ y: Axis?) -> String? {
    let rows = trace.rows.filter { isShown($0, on: x, y) }
    guard let first = rows.first, let last = rows.last else { return "\(subject): no data." }
    func place(_ row: [Double]) -> String { "\(words(row[1])) at x = \(words(row[0], on: x))" }
    switch kind {
    case "line", "area":
      guard let low = rows.min(by: { $0[1] < $1[1] }), let high = rows.max(by: { $0[1] < $1[1] })
      else { return nil }
      if low[1] == high[1] { return "\(subject): constant \(words(low[1]))." }
      return "\(subject): from \(place(first)) to \(place(last)); least \(place(low)), "
        + "greatest \(place(high))."
    case "points", "interval":
      let xs = Extent(rows.map { $0[0] })
      let ys = Extent(rows.flatMap { $0.dropFirst() })
      let noun =
        (kind == "points" ? "point" : draws ?? "interval") + (rows.count == 1 ? "" : "s")
      return "\(subject): \(rows.count) \(noun), "
        + "x from \(words(xs.lower)) to \(words(xs.upper)), "
        + "y from \(words(ys.lower)) to \(words(ys.upper))."
    case "histogram":
      guard let mode = rows.max(by: { $0[3] < $1[3] }) else { return nil }
      let filled = rows.filter { $0[2] > 0 }
      guard let low = filled.first, let high = filled.last else { return "\(subject): no data." }
      let count = rows.reduce(0) { $0 + $1[2] }
      return
        "\(subject): \(Int(exactly: count) ?? 0) values between \(words(low[0])) and \(words(high[1])), "
        + "densest (\(words(mode[3]))) between \(words(mode[0])) and \(words(mode[1]))."
    case "heatmap":
      guard let low = rows.min(by: { $0[2] < $1[2] }), let high = rows.max(by: { $0[2] < $1[2] })
      else { return nil }
      return "\(subject): least \(words(low[2])) at x = \(words(low[0])), y = \(words(low[1])), "
        + "greatest \(words(high[2])) at x = \(words(high[0])), y = \(words(high[1]))."
    case "contour":
      let parts = Dictionary(grouping: rows) { $0[2] }.sorted { $0.key < $1.key }
      let lines = parts.map { level, rows in
        let xs = Extent(rows.map { $0[0] })
        let ys = Extent(rows.map { $0[1] })
        return "\(words(level)) for x from \(words(xs.lower)) to \(words(xs.upper)) and "
          + "y from \(words(ys.lower)) to \(words(ys.upper))"
      }
      return "\(subject): the value is \(lines.joined(separator: "; "))."
    case "rug":
      let xs = Extent(rows.map { $0[0] })
      return "\(subject): \(rows.count) \(rows.count == 1 ? "value" : "values") "
        + "from \(words(xs.lower)) to \(words(xs.upper))."
    case "arrows":
      return "\(subject): \(rows.count) \(rows.count == 1 ? "arrow" : "arrows"), the first from "
        + "(\(words(first[0])), \(words(first[1]))) to (\(words(first[2])), \(words(first[3])))."
    case "rule": return "A line across at \(trace.columns[0]) = \(words(first[0]))."
    default: return nil
    }
  }
}

/// An abscissa to about a hundredth of the axis, so that no digits are given that a drawing does not
/// show.
private func words(_ value: Double, on axis: Axis) -> String {
  guard axis.scale == .linear, value.isDrawable,
    let step = TickStep(span: axis.domain.upper - axis.domain.lower, count: 100)
  else { return words(value) }
  let unit = TickStep(factor: 1, power: step.power)
  let index = unit.index(of: value).rounded()
  guard index.magnitude < 1e15, let index = Int(exactly: index) else { return words(value) }
  return words(unit.number(at: index).value)
}

/// The abscissae at which the difference of two sampled curves changes its sign, from beyond a
/// margin on one side to beyond it on the other.
func crossings(_ first: [[Double]], _ second: [[Double]], margin: Double) -> [Double] {
  func isRising(_ rows: [[Double]]) -> Bool {
    zip(rows, rows.dropFirst()).allSatisfy { $0[0] <= $1[0] }
  }
  guard isRising(first), isRising(second) else { return [] }
  let abscissae = (first + second).map { $0[0] }.sorted()
  let a = interpolated(first, at: abscissae)
  let b = interpolated(second, at: abscissae)
  var places: [Double] = []
  var side = 0.0
  var candidate: Double?
  var previous: (x: Double, difference: Double)?
  for i in abscissae.indices {
    guard let p = a[i], let q = b[i] else { continue }
    let difference = p - q
    if let previous, (previous.difference < 0) != (difference < 0) {
      let share = previous.difference / (previous.difference - difference)
      candidate = previous.x + (abscissae[i] - previous.x) * (share.isFinite ? share : 0.5)
    }
    if difference.magnitude > margin {
      let sign: Double = difference < 0 ? -1 : 1
      if side * sign < 0 { places.append(candidate ?? abscissae[i]) }
      side = sign
    }
    previous = (abscissae[i], difference)
  }
  return places
}

/// The heights of a sampled curve at rising abscissae; nil outside.
private func interpolated(_ rows: [[Double]], at abscissae: [Double]) -> [Double?] {
  var i = 0
  return abscissae.map { x in
    while i + 1 < rows.count, rows[i + 1][0] < x { i += 1 }
    guard i + 1 < rows.count, rows[i][0] <= x else {
      return rows.count == 1 && rows[0][0] == x ? rows[0][1] : nil
    }
    let (a, b) = (rows[i], rows[i + 1])
    return b[0] > a[0] ? a[1] + (b[1] - a[1]) * ((x - a[0]) / (b[0] - a[0])) : a[1]
  }
}
