/// The lines of a path: positions rounded to a tenth of a pixel, written as differences.
///
/// Differences are taken between rounded positions, so rounding never adds up.
struct PathData: Sendable, Hashable {
  /// A position in tenths of a pixel.
  struct Position: Sendable, Hashable {
    var x: Int
    var y: Int
  }

  /// Points joined by straight lines.
  struct Part: Sendable, Hashable {
    enum End: Int, Sendable, Hashable {
      /// The last point is not joined to the first.
      case open
      /// It is.
      case closed
      /// There is but one point, drawn as a line without length, which round caps make visible.
      case dot
    }

    var points: [Position]
    var end = End.open
  }

  private(set) var parts: [Part] = []

  var isEmpty: Bool { parts.isEmpty }

  /// Begins a part at a point.
  mutating func move(to point: Point) { parts.append(Part(points: [Self.position(point)])) }

  /// Draws a straight line to a point; nothing where it would have no length.
  mutating func line(to point: Point) {
    let position = Self.position(point)
    guard let last = parts.last?.points.last, last != position else { return }
    parts[parts.count - 1].points.append(position)
  }

  /// Draws a dot.
  mutating func dot(at point: Point) {
    parts.append(Part(points: [Self.position(point)], end: .dot))
  }

  /// Joins the end of the part to its beginning.
  mutating func close() {
    guard !parts.isEmpty else { return }
    parts[parts.count - 1].end = .closed
  }

  /// Draws joined points.
  mutating func polyline(_ points: [Point], closed: Bool = false) {
    guard let first = points.first else { return }
    move(to: first)
    for point in points.dropFirst() { line(to: point) }
    if closed { close() }
  }

  private static func position(_ point: Point) -> Position {
    func tenths(_ value: Double) -> Int {
      Int(exactly: (value.clamped(-1e6, 1e6) * 10).rounded()) ?? 0
    }
    return Position(x: tenths(point.x), y: tenths(point.y))
  }

  /// The `d` attribute.
  var text: String {
    var writer = Writer()
    for part in parts { writer.write(part) }
    return writer.text
  }

  private struct Writer {
    var text = ""
    private var command: Character = " "

    mutating func write(_ part: Part) {
      guard var last = part.points.first else { return }
      text.append("M")
      append(last.x, first: true)
      append(last.y, first: false)
      command = "M"
      for point in part.points.dropFirst() {
        line(point.x - last.x, point.y - last.y)
        last = point
      }
      switch part.end {
      case .open: break
      case .closed: text.append("z")
      case .dot: text.append("h0")
      }
    }

    private mutating func line(_ dx: Int, _ dy: Int) {
      let next: Character = dy == 0 ? "h" : dx == 0 ? "v" : "l"
      let isRepeated = next == command && next == "l"
      if !isRepeated { text.append(next) }
      if dx != 0 || next == "l" { append(dx, first: !isRepeated) }
      if dy != 0 { append(dy, first: next == "v") }
      command = next
    }

    private mutating func append(_ number: Int, first: Bool) {
      if number < 0 {
        text.append("-")
      } else if !first {
        text.append(" ")
      }
      let magnitude = number.magnitude
      if magnitude >= 10 || magnitude == 0 { text += String(magnitude / 10) }
      if magnitude % 10 != 0 { text += "." + String(magnitude % 10) }
    }
  }
}

/// A position or length for an attribute, with at most two decimals.
func attribute(_ value: Double) -> String {
  guard value.isFinite, let hundredths = Int(exactly: (value.clamped(-1e9, 1e9) * 100).rounded())
  else { return "0" }
  let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  var text = (hundredths < 0 ? "-" : "") + String(whole)
  if rest != 0 {
    text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
  }
  return text
}
