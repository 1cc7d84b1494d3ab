import Binary
import Markup
import TestSupport
import Testing

@testable import Plotting

/// Drawings with all that a drawing can hold.
private func drawings() throws -> [Graphic] {
  var all: [Graphic] = []
  func add(_ drawing: Drawing) {
    all += [drawing.wide, drawing.narrow] + (drawing.stills ?? [])
  }
  for sample in Sample.allCases {
    add(try sample.figure.draw())
  }
  let product = Field.batched { xs, ys in zip(xs, ys).map { $0.0 * $0.1 } }
  add(
    try Figure(
      Panel(
        marks: [
          .heatmap(product, levels: [-4, -2, 0, 2, 4], name: "product"), .contour(product),
          .arrows(from: [0, 1], [0, 1], to: [1, 1.01], [1, 1]),
          .rug([1, 2, 3], name: "<rug & \"co\">"), .band(.y(0, 1), name: "band"),
        ], x: -3...3, y: -2...2)
    ).draw())
  add(try sweep().draw())
  return all
}

private func sweep() -> Sweep {
  let frames = [-2.0, 0, 2].map { shift in
    Figure(
      Panel(
        marks: [
          .line(.function { x in 1 / (1 + (x - shift) * (x - shift)) }, name: "hill"),
          .rule(.x(shift), label: "top"),
        ], x: -5...5))
  }
  return Sweep(
    variables: [Sweep.Variable(name: "shift", labels: ["a", "b", "c"], start: 1, stills: [0, 2])],
    frames: frames)
}

private func encoded(_ drawing: Graphic) -> [UInt8]? {
  var writer = ByteWriter()
  return DrawingCode.write(drawing, to: &writer) ? writer.bytes : nil
}

private func decoded(_ bytes: [UInt8], isWide: Bool = true) -> Graphic? {
  var reader = ByteReader(bytes)
  guard let drawing = try? DrawingCode.read(&reader, isWide: isWide), reader.isAtEnd else {
    return nil
  }
  return drawing
}

/// What is wrong with a tree for a drawing, found without the code that is tested; nil for nothing.
private func fault(_ node: MarkupNode, depth: Int = 0) -> String? {
  switch node {
  case .text: return depth >= 2 ? nil : "a text in no element"
  case .trusted: return "finished markup"
  case .fragment: return "a fragment"
  case .element(let element):
    let allowed: [String: Set<String>] = [
      "svg": [
        "xmlns", "class", "viewBox", "width", "height", "font-size", "role", "aria-labelledby",
      ], "title": ["id"], "desc": ["id"],
      "g": ["class", "data-area", "data-x", "data-names", "data-y", "data-y2"],
      "path": ["class", "style", "data-name", "data-kind", "data-axis", "data-from", "d"],
      "text": ["class", "text-anchor", "x", "y", "transform"],
    ]
    guard let names = allowed[element.name] else { return "<\(element.name)>" }
    for attribute in element.attributes {
      guard names.contains(attribute.name) else { return "\(element.name) \(attribute.name)" }
      let known: Set<Character>? =
        switch attribute.name {
        case "d": Set("Mlhvz0123456789.- ")
        case "x", "y", "width", "height", "viewBox", "data-area": Set("0123456789.- ")
        case "transform": Set("translateo()0123456789.- ")
        case "style": Set("-level:0123456789.%")
        case "class": Set("abcdefghijklmnopqrstuvwxyz0123456789- ")
        case "data-x", "data-y", "data-y2": Set("0123456789.-e+ log")
        case "id": Set("f-wideanrotlscp")
        default: nil
        }
      if let known, !attribute.value.allSatisfy(known.contains) {
        return "\(attribute.name)=\(attribute.value)"
      }
    }
    guard depth < 5 else { return "deeper than a panel" }
    return element.children.lazy.compactMap { fault($0, depth: depth + 1) }.first
  }
}

@Suite struct DrawingCodeTests {
  @Test func everyDrawingComesBack() throws {
    for drawing in try drawings() {
      let bytes = try #require(encoded(drawing))
      let isWide = drawing.size == .wide
      #expect(decoded(bytes, isWide: isWide) == drawing)
      #expect(decoded(bytes, isWide: !isWide) == nil)
      #expect(fault(drawing.svg) == nil)
    }
  }

  @Test func whatIsReadFromPreparedBytesIsADrawing() throws {
    var generator = Generator(state: 1)
    var accepted = 0
    for drawing in try drawings() {
      let bytes = try #require(encoded(drawing))
      for _ in 0..<400 {
        var other = bytes
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let place = Int.random(in: other.indices, using: &generator)
          switch Int.random(in: 0..<4, using: &generator) {
          case 0: other[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
          case 1: other[place] = .random(in: 0...255, using: &generator)
          case 2: other.remove(at: place)
          default: other.insert(.random(in: 0...9, using: &generator), at: place)
          }
        }
        guard let read = decoded(other, isWide: drawing.size == .wide) else { continue }
        accepted += 1
        #expect(fault(read.svg) == nil)
        #expect(encoded(read) == other)
      }
    }
    // Letters of a label may change, and a place.
    #expect(accepted > 0)
  }

  /// A drawing with `node` in it.
  private func drawing(around node: MarkupNode) throws -> Graphic {
    var drawing = try Sample.twoAxes.figure.draw().wide
    drawing.content.append(node)
    return drawing
  }

  @Test(arguments: [
    MarkupNode.element("script", text: "alert(1)"),
    .element("foreignObject", [:], [.element("meta", ["http-equiv": "refresh"])]),
    .element("a", ["href": "https://example.org"], text: "x"),
    .element("image", ["href": "https://example.org/x.png"]),
    .element("use", ["href": "#f-wide-title"]), .element("style", text: "* { display: none }"),
    .trusted("<meta http-equiv=refresh content=0>"), "text",
    .fragment([.element("path", ["d": "M0 0"])]),
    .element("path", ["d": "M0 0", "onclick": "alert(1)"]),
    .element("path", ["d": "M0 0", "style": "fill:url(https://example.org)"]),
    .element("path", ["d": "M0 0", "style": "--level:1%;position:fixed%"]),
    .element("path", ["d": "M0 0", "class": "masthead"]), .element("path", ["d": "m0 0"]),
    .element("path", ["d": "M0 0A1 1 0 0 0 1 1"]), .element("path", ["d": "M0 0z1"]),
    .element("path", ["d": "M0 0l1"]), .element("path", ["d": "M1e9 0"]),
    .element("path", ["d": "M0.25 0"]), .element("path", ["d": ""]),
    .element("path", ["d": "M0 0", "id": "main"]),
    .element("g", ["id": "main"], [.element("path", ["d": "M0 0"])]),
    .element("g", ["data-area": "0 0 NaN 1", "data-x": "0 1", "data-y": "0 1"]),
    .element("g", ["data-area": "0 0 1 1", "data-x": "0 inf", "data-y": "0 1"]),
    .element("g", ["data-area": "0 0 1 1", "data-x": "0 0", "data-y": "0 1"]),
    .element("g", ["data-area": "0 0 1 1", "data-x": "0 1 log", "data-y": "0 1"]),
    .element("text", ["x": "calc(1px)", "y": "0"], text: "x"),
    .element("text", ["transform": "translate(1 2)rotate(90) scale(9)"], text: "x"),
    .element("text", [:], text: "a text without a place"),
    .element("text", ["x": "0", "y": "0"], [.element("tspan", text: "x")]),
    .element("animate", ["attributeName": "href"]),
  ]) func nothingElseIsWritten(node: MarkupNode) throws {
    #expect(encoded(try drawing(around: node)) == nil)
  }

  @Test func nothingIsNestedDeeperThanAPanel() throws {
    let path = MarkupNode.element("path", ["d": "M0 0"])
    func nested(_ depth: Int) -> MarkupNode {
      (0..<depth).reduce(path) { node, _ in .element("g", ["class": "axis"], [node]) }
    }
    #expect(encoded(try drawing(around: nested(2))) != nil)
    #expect(encoded(try drawing(around: nested(3))) == nil)
    // Groups in groups without end: size, height, a text, one child; group, no class, no area, …
    let start: [UInt8] = [0, 100, 0, 1]
    let level: [UInt8] = [3, 0, 0, 1]
    #expect(decoded(start + Array(repeatElement(level, count: 1_000_000).joined())) == nil)
  }

  @Test func theFramesOfASweepFitItsDrawings() throws {
    let drawing = try sweep().draw()
    let frames = try #require(drawing.frames)
    let both = [drawing.wide, drawing.narrow]
    #expect(frames.fit(both))
    func fit(_ change: (inout SweepFrames) -> Void) -> Bool {
      var other = frames
      change(&other)
      return other.fit(both)
    }
    let text = try #require(frames.states.firstIndex { $0.hasPrefix("!") })
    let path = try #require(frames.states.firstIndex { !$0.hasPrefix("!") })
    #expect(!fit { $0.frames.removeLast() })
    #expect(!fit { $0.frames[0].removeLast() })
    #expect(!fit { $0.frames[0][0] = $0.states.count })
    #expect(!fit { $0.frames[0][0] = -1 })
    #expect(!fit { $0.frames[0][0] = text })
    #expect(!fit { $0.states[path] = "no path" })
    #expect(!fit { $0.states[path] = "" + String(repeating: "/", count: 40) })
    #expect(!fit { $0.states[text] = "!x 1 0 words" })
    #expect(!fit { $0.states[text] = "!1 1 3 words" })
    #expect(!fit { $0.narrowing.removeAll() })
    #expect(!fit { $0.narrowing[0][0] = .nan })
    #expect(!fit { $0.narrowing[0].append(0) })
    #expect(!fit { $0.variables.removeAll() })
    #expect(!fit { $0.variables[0].start = 3 })
    #expect(!fit { $0.variables[0].start = -1 })
    #expect(!fit { $0.variables[0].labels.append("d") })
    #expect(
      !fit { frames in
        let many = Sweep.Variable(
          name: "", labels: Array(repeating: "", count: 500), start: 0, stills: [])
        frames.variables = Array(repeating: many, count: 100)
      })
    #expect(fit { $0.states[text] = "!-1.5 20 2 <b>other words</b>" })
  }
}
