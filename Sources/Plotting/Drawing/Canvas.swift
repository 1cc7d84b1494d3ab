import Markup

/// Collects the elements of a drawing, and where its texts stand.
struct Canvas {
  private(set) var nodes: [MarkupNode] = []
  private(set) var texts: [PlacedText] = []
  /// The room of each text, in the same order.
  private var boxes: [Rectangle] = []
  /// What could not be written for want of room.
  var omitted: [String] = []

  mutating func path(_ data: PathData, _ classes: String, style: String? = nil) {
    guard !data.isEmpty else { return }
    nodes.append(.element("path", ["class": classes, "style": style, "d": data.text]))
  }

  mutating func write(_ text: PlacedText) {
    guard !text.text.isEmpty else { return }
    texts.append(text)
    boxes.append(text.box)
    let anchor = text.anchor == .start ? nil : text.anchor.rawValue
    if text.isRotated {
      let place = "translate(\(attribute(text.x)) \(attribute(text.y)))rotate(90)"
      nodes.append(
        .element(
          "text", ["class": text.className, "text-anchor": anchor, "transform": place],
          text: text.text))
    } else {
      nodes.append(
        .element(
          "text",
          [
            "class": text.className, "text-anchor": anchor, "x": attribute(text.x),
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
  mutating func group(_ classes: String, _ draw: (inout Canvas) -> Void) {
    let before = nodes
    nodes = []
    draw(&self)
    let children = nodes
    nodes = before
    if !children.isEmpty { nodes.append(.element("g", ["class": classes], children)) }
  }
}
