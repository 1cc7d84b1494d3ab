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
      guard axis.categories.isEmpty else {
        return "\(name)\(title): \(axis.categories.joined(separator: ", "))."
      }
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
      [mark.inWords(on: x, axis(mark.axis))]
        + (mark.omissions + mark.trace.asides).map { "\(mark.subject) \($0)." }
    } + crossingsInWords()
  }

  /// Where pairs of lines on one axis cross; at most a few, for a few lines.
  private func crossingsInWords() -> [String] {
    let lines = marks.filter { $0.mark.content.tellsCrossings && $0.name != nil }
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

  /// What the mark shows.
  fileprivate func inWords(on x: Axis, _ y: Axis?) -> String {
    ShownData(trace.rows, content.channels, subject: subject, x: x, y: y, draws: draws)
      .map(content.sentence) ?? "\(subject): no data."
  }
}
