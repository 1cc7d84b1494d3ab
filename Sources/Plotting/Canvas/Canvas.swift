import Markup

/// Collects the elements of a drawing, and where its texts stand.
struct Canvas {
  private(set) var nodes: [MarkupNode] = []
  private(set) var texts: [PlacedText] = []
  /// The room of each text, in the same order.
  private var boxes: [Rectangle] = []
  /// What could not be written for want of room.
  var omitted: [String] = []
  /// What a frame of a sweep changes, in order; see ``recording(_:)``.
  private(set) var recorded: [Element] = []
  private var isRecording = false

  /// An element that differs from frame to frame.
  enum Element: Sendable, Hashable {
    case path(PathData)
    /// A text, or the place of one that found no room.
    case text(PlacedText?)
  }

  /// - Parameters:
  ///   - level: the place of a band of a map between the least (0) and the greatest (1).
  ///   - series: the series that the path shows, for readers of values.
  mutating func path(
    _ data: PathData, _ look: Look, level: Double? = nil, series: SeriesTag? = nil
  ) {
    guard isRecording || !data.isEmpty else { return }
    if isRecording { recorded.append(.path(data)) }
    nodes.append(
      .element(
        "path",
        [
          "class": look.text, "style": level.map { "--level:\(attribute($0 * 100))%" },
          "data-name": series?.name,
          "data-kind": series.flatMap { $0.name == nil ? $0.kind : nil },
          "data-axis": series?.side == .right ? "right" : nil, "data-from": series?.level,
          "d": data.isEmpty ? "M0 0" : data.text,
        ]))
  }

  /// What a path shows.
  struct SeriesTag {
    var name: String?
    /// The kind of mark, which stands in for a name.
    var kind: String
    var side: AxisSide
    /// The least value that a band of a map stands for.
    var level: String?
  }

  /// Draws what changes from frame to frame, and notes it: each path and each text, those without a
  /// place too, so that all frames have the same elements.
  mutating func recording(_ draw: (inout Canvas) -> Void) {
    isRecording = true
    draw(&self)
    isRecording = false
  }

  /// Draws something that is one element at the most, and none only for want of a place.
  mutating func optionalText(_ draw: (inout Canvas) -> Void) {
    let count = recorded.count
    draw(&self)
    if isRecording, recorded.count == count {
      recorded.append(.text(nil))
      nodes.append(.element("text", ["class": DrawingClass.halo.rawValue], text: ""))
    }
  }

  mutating func write(_ text: PlacedText) {
    guard !text.text.isEmpty else { return }
    if isRecording { recorded.append(.text(text)) }
    texts.append(text)
    boxes.append(text.box)
    let anchor = text.anchor == .start ? nil : text.anchor.rawValue
    if text.isRotated {
      let place = "translate(\(attribute(text.x)) \(attribute(text.y)))rotate(90)"
      nodes.append(
        .element(
          "text", ["class": text.look?.rawValue, "text-anchor": anchor, "transform": place],
          text: text.text))
    } else {
      nodes.append(
        .element(
          "text",
          [
            "class": text.look?.rawValue, "text-anchor": anchor, "x": attribute(text.x),
            "y": attribute(text.y),
          ], text: text.text))
    }
  }

  /// Writes a text at the first of some places where it is inside the bounds and free of others.
  ///
  /// - Parameter isNeeded: whether a text that finds no room is missed.
  mutating func write(
    firstFree places: [PlacedText], within bounds: Rectangle, isNeeded: Bool = true
  ) {
    for place in places {
      let box = place.box
      let isInside =
        box.left >= bounds.left && box.right <= bounds.right && box.top >= bounds.top
        && box.bottom <= bounds.bottom
      if isInside, !boxes.contains(where: { $0.overlaps(box) }) {
        write(place)
        return
      }
    }
    if isNeeded, let text = places.first?.text { omitted.append(text) }
  }

  /// Puts what a closure draws into one group.
  ///
  /// - Parameter area: the panel that the group is, told to readers of values.
  mutating func group(
    _ look: DrawingClass, of area: DrawingArea? = nil, _ draw: (inout Canvas) -> Void
  ) {
    let before = nodes
    nodes = []
    draw(&self)
    let children = nodes
    nodes = before
    if children.isEmpty { return }
    nodes.append(
      .element(
        "g",
        [
          "class": look.rawValue, "data-area": area?.placeWords, "data-x": area?.x.words,
          "data-names": area?.x.names, "data-y": area?.y?.words, "data-y2": area?.y2?.words,
        ], children))
  }
}
