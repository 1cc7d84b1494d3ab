/// The words below a panel: the numbers at its ticks, or the names of its categories.
struct HorizontalLabels: Sendable {
  var texts: [PlacedText] = []
  /// How far they reach below the panel.
  var height = 26.0
  /// The names that had no room, or not in full.
  var omitted: [String] = []

  private static let line = TextMetrics.lineHeight
  /// The room of a line that reads downwards.
  static let column = TextMetrics.ascent + TextMetrics.descent
  /// The longest line that reads downwards.
  private static let longest = 130.0

  /// The names of the axis's categories, or the labels of its ticks, which fit.
  init(_ ticks: [Tick], on axis: Axis, below area: Rectangle) {
    self.init(axis.categories, below: area)
    guard axis.categories.isEmpty else { return }
    texts = ticks.compactMap { tick in
      guard let label = tick.label, let t = axis.fraction(of: tick.value) else { return nil }
      return PlacedText(
        text: label, x: area.left + t * area.width, y: area.bottom + 21, anchor: .middle)
    }
  }

  /// The names of categories: in up to three lines each where their words fit, else downwards.
  init(_ categories: [String], below area: Rectangle) {
    let room = area.width / Double(max(1, categories.count))
    func middle(_ index: Int) -> Double { area.left + room * (Double(index) + 0.5) }
    let wrapped = categories.map { TextMetrics.lines($0, width: room - 6) }
    let fits = zip(categories, wrapped).allSatisfy { name, lines in
      lines.count <= 3 && lines.allSatisfy { TextMetrics.width($0) <= room - 6 }
        && lines.flatMap { $0.split(separator: " ") } == name.split(whereSeparator: \.isWhitespace)
    }
    if fits {
      for (index, lines) in wrapped.enumerated() {
        for (row, line) in lines.enumerated() {
          let y = area.bottom + 21 + Double(row) * Self.line
          texts.append(PlacedText(text: line, x: middle(index), y: y, anchor: .middle))
        }
      }
      height = 26 + Self.line * Double((wrapped.map(\.count).max() ?? 1) - 1)
      return
    }
    // Where not even one line has room, every so many names are written.
    let step = max(1, (Self.column / room).rounded(.up).wholeParts(of: 1))
    let most = max(1, room.wholeParts(of: Self.column))
    var longest = 0.0
    for (index, name) in categories.enumerated() {
      guard index % step == 0 else {
        omitted.append(name)
        continue
      }
      let (lines, isWhole) = Self.downward(name, most)
      if !isWhole { omitted.append(name) }
      for (row, line) in lines.enumerated() {
        // The first line stands at the right.
        let shift = (Double(lines.count - 1) / 2 - Double(row)) * Self.column
        let x = middle(index) + shift - (TextMetrics.ascent - TextMetrics.descent) / 2
        texts.append(PlacedText(text: line, x: x, y: area.bottom + 9, isRotated: true))
        longest = max(longest, TextMetrics.width(line))
      }
    }
    height = 9 + longest + 6
  }

  /// A name in at most some lines that read downwards, cut off where it has more; and whether it is
  /// whole.
  private static func downward(_ name: String, _ most: Int) -> (lines: [String], isWhole: Bool) {
    var lines = TextMetrics.lines(name, width: longest)
    guard lines.count > most else { return (lines, true) }
    lines = Array(lines[..<most])
    var last = lines.removeLast()
    while !last.isEmpty, TextMetrics.width(last + "…") > longest { last.removeLast() }
    return (lines + [last + "…"], false)
  }
}
