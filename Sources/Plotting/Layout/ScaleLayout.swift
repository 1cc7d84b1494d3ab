/// The scale of a map above the panels: its title, a box for each band, and the levels between them.
struct ScaleLayout: Sendable {
  var title: [PlacedText] = []
  /// The boxes of the bands, from the least to the greatest.
  var boxes: [Rectangle] = []
  var labels: [PlacedText] = []
  var height = 0.0

  private static let boxHeight = 12.0
  private static let widestBox = 52.0

  init(_ scale: ColorScale, left: Double, right: Double, top: Double) {
    var y = top
    for line in TextMetrics.lines(scale.title ?? "", width: right - left) {
      title.append(PlacedText(text: line, x: left, y: y + TextMetrics.ascent))
      y += TextMetrics.lineHeight
    }
    y += 3
    let count = scale.labels.count + 1
    let width = min(Self.widestBox, (right - left) / Double(count)).rounded(.down)
    boxes = (0..<count).map {
      Rectangle(left: left + Double($0) * width, top: y, width: width, height: Self.boxHeight)
    }
    y += Self.boxHeight
    // Every so many labels, as many as have room.
    for step in 1...max(1, scale.labels.count) {
      labels = stride(from: 0, to: scale.labels.count, by: step).map { index in
        PlacedText(
          text: scale.labels[index], x: boxes[index].right, y: y + TextMetrics.ascent + 2,
          anchor: .middle)
      }
      let areApart = zip(labels, labels.dropFirst()).allSatisfy { $0.box.right + 6 <= $1.box.left }
      if areApart { break }
    }
    y += TextMetrics.lineHeight + 6
    height = y - top
  }
}

extension PreparedFigure {
  /// The scales of the figure's maps, each once.
  var scales: [ColorScale] {
    var seen: Set<ColorScale> = []
    return allPanels.flatMap(\.marks).compactMap(\.trace.scale).filter { seen.insert($0).inserted }
  }
}
