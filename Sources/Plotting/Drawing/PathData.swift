/// Writes the `d` attribute of a path: positions rounded to a tenth of a pixel, as differences.
///
/// Differences are taken between rounded positions, so rounding never adds up.
struct PathData {
  private(set) var text = ""
  private var x = 0
  private var y = 0
  private var command: Character = " "

  var isEmpty: Bool { text.isEmpty }

  /// Begins a part at a point.
  mutating func move(to point: Point) {
    let (newX, newY) = (tenths(point.x), tenths(point.y))
    text.append("M")
    append(newX, first: true)
    append(newY, first: false)
    (x, y, command) = (newX, newY, "M")
  }

  /// Draws a straight line to a point; nothing where it would have no length.
  mutating func line(to point: Point) {
    let (newX, newY) = (tenths(point.x), tenths(point.y))
    let (dx, dy) = (newX - x, newY - y)
    guard dx != 0 || dy != 0 else { return }
    let next: Character = dy == 0 ? "h" : dx == 0 ? "v" : "l"
    let isRepeated = next == command && next == "l"
    if !isRepeated { text.append(next) }
    if dx != 0 || next == "l" { append(dx, first: !isRepeated) }
    if dy != 0 { append(dy, first: next == "v") }
    (x, y, command) = (newX, newY, next)
  }

  /// Draws a dot: a line without length, which round caps make visible.
  mutating func dot(at point: Point) {
    move(to: point)
    text.append("h0")
    command = "h"
  }

  /// Joins the end of the part to its beginning.
  mutating func close() {
    text.append("z")
    command = "z"
  }

  /// Draws joined points.
  mutating func polyline(_ points: [Point], closed: Bool = false) {
    guard let first = points.first else { return }
    move(to: first)
    for point in points.dropFirst() { line(to: point) }
    if closed { close() }
  }

  private func tenths(_ value: Double) -> Int {
    value.isNaN ? 0 : Int((value.clamped(-1e6, 1e6) * 10).rounded())
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

/// A position or length for an attribute, with at most two decimals.
func attribute(_ value: Double) -> String {
  guard value.isFinite else { return "0" }
  let hundredths = Int((value.clamped(-1e9, 1e9) * 100).rounded())
  let (whole, rest) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
  var text = (hundredths < 0 ? "-" : "") + String(whole)
  if rest != 0 {
    text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
  }
  return text
}
