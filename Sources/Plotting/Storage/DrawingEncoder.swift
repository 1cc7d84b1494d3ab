import Binary
import Markup

/// Writes a drawing as ``DrawingCode`` describes it.
struct DrawingEncoder {
  var writer = ByteWriter()

  /// Writes the whole drawing.
  /// - Returns: Whether all of it can be written.
  mutating func write(_ drawing: Graphic) -> Bool {
    guard let size = DrawingCode.sizes.firstIndex(of: drawing.size),
      let height = Int(exactly: (drawing.height * 100).rounded()), height > 0
    else { return false }
    writer.write(count: size)
    writer.write(count: height)
    writer.write(drawing.description)
    return write(children: drawing.content[...])
  }

  private mutating func write(children: ArraySlice<MarkupNode>) -> Bool {
    writer.write(count: children.count)
    return children.allSatisfy { write($0) }
  }

  private mutating func write(_ node: MarkupNode) -> Bool {
    guard case .element(let element) = node else { return false }
    switch element.name {
    case "path": return write(path: element)
    case "text": return write(text: element)
    case "g": return write(group: element)
    default: return false
    }
  }

  private mutating func write(classes: String?) -> Bool {
    guard let numbers = classes.map(DrawingClasses.numbers) ?? [] else { return false }
    writer.write(each: numbers) { $0.write(count: $1) }
    return true
  }

  private mutating func write(path: MarkupNode.Element) -> Bool {
    writer.write(DrawingElement.path.rawValue)
    guard write(classes: path.attribute("class")), let data = path.attribute("d") else {
      return false
    }
    var level: Int?
    if let style = path.attribute("style") {
      guard style.hasPrefix("--level:"), style.hasSuffix("%") else { return false }
      level = Hundredths.parse(style.dropFirst(8).dropLast())
      guard level != nil else { return false }
    }
    writer.write(optional: level) { $0.write(count: $1) }
    for name in ["data-name", "data-kind", "data-from"] {
      writer.write(optional: path.attribute(name)) { $0.write($1) }
    }
    writer.write(path.attribute("data-axis") != nil)
    writer.write(data)
    return true
  }

  private mutating func write(text: MarkupNode.Element) -> Bool {
    writer.write(DrawingElement.text.rawValue)
    guard write(classes: text.attribute("class")), text.children.count == 1,
      case .text(let words)? = text.children.first
    else { return false }
    let anchor = text.attribute("text-anchor").map { PlacedText.Anchor(rawValue: $0) } ?? .start
    guard let anchor, let number = DrawingDecoder.anchors.firstIndex(of: anchor) else {
      return false
    }
    writer.write(count: number)
    var places: [Int]
    if let x = text.attribute("x"), let y = text.attribute("y") {
      writer.write(DrawingDecoder.Place.level.rawValue)
      places = [x, y].compactMap { Hundredths.parse($0[...]) }
    } else if let turn = text.attribute("transform") {
      guard turn.hasPrefix("translate("), turn.hasSuffix(")rotate(90)") else { return false }
      writer.write(DrawingDecoder.Place.rotated.rawValue)
      places = turn.dropFirst(10).dropLast(11).split(separator: " ").compactMap(Hundredths.parse)
    } else {
      writer.write(DrawingDecoder.Place.none.rawValue)
      writer.write(words)
      return true
    }
    guard places.count == 2 else { return false }
    for place in places { write(place: place) }
    writer.write(words)
    return true
  }

  private mutating func write(group: MarkupNode.Element) -> Bool {
    writer.write(DrawingElement.group.rawValue)
    guard write(classes: group.attribute("class")) else { return false }
    let area = group.attribute("data-area")
    writer.write(area != nil)
    if let area {
      let places = area.split(separator: " ").compactMap(Hundredths.parse)
      guard places.count == 4 else { return false }
      for place in places { write(place: place) }
      writer.write(optional: group.attribute("data-names")) { $0.write($1) }
      for name in ["data-x", "data-y", "data-y2"] {
        guard write(axis: group.attribute(name)) else { return false }
      }
    }
    return write(children: group.children[...])
  }

  /// Writes the words of an axis: its ends and whether it is logarithmic.
  private mutating func write(axis words: String?) -> Bool {
    writer.write(words != nil)
    guard let words else { return true }
    let parts = words.split(separator: " ")
    guard parts.count >= 2, let start = Double(parts[0]), let end = Double(parts[1]) else {
      return false
    }
    writer.write(start)
    writer.write(end)
    writer.write(parts.count > 2)
    return true
  }

  /// Writes a place, which may be negative.
  private mutating func write(place hundredths: Int) {
    writer.write(hundredths < 0)
    writer.write(count: abs(hundredths))
  }
}

extension MarkupNode.Element {
  /// The value of an attribute.
  func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}
