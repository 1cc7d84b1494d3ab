/// A line of text on a drawing.
struct PlacedText: Sendable, Hashable {
  enum Anchor: String, Sendable, Hashable {
    case start, middle, end
  }

  var text: String
  var x: Double
  /// The baseline.
  var y: Double
  var anchor = Anchor.start
  /// Whether the text reads downwards.
  var isRotated = false
  var look: DrawingClass?

  /// The estimated room of the text.
  var box: Rectangle {
    let width = TextMetrics.width(text)
    let height = TextMetrics.ascent + TextMetrics.descent
    let before = anchor == .start ? 0 : anchor == .middle ? width / 2 : width
    if isRotated {
      return Rectangle(left: x - TextMetrics.descent, top: y - before, width: height, height: width)
    }
    return Rectangle(left: x - before, top: y - TextMetrics.ascent, width: width, height: height)
  }
}
