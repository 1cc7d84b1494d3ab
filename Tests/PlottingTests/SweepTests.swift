import Markup
import Testing

@testable import Plotting

@Suite struct SweepTests {
  private func frame(_ shift: Double, _ scale: Double = 1) -> Figure {
    Figure(
      Panel(
        marks: [
          .line(.function { x in scale / (1 + (x - shift) * (x - shift)) }, name: "hill"),
          .line(.points([-5, 5], [0, 1]), name: "fixed"),
          .rule(.x(shift), label: "top"),
        ], x: -5...5))
  }

  private func sweep(_ frames: [Figure]) -> Sweep {
    Sweep(
      variables: [
        Sweep.Variable(
          name: "shift", labels: frames.indices.map(String.init), start: 1,
          stills: [0, frames.count - 1])
      ], frames: frames)
  }

  private func drawn(_ sweep: Sweep) throws -> Drawing {
    try sweep.draw()
  }

  /// All elements of a name in a tree.
  private func elements(_ name: String, in node: MarkupNode) -> [MarkupNode.Element] {
    switch node {
    case .element(let element):
      return (element.name == name ? [element] : [])
        + element.children.flatMap { elements(name, in: $0) }
    case .fragment(let nodes): return nodes.flatMap { elements(name, in: $0) }
    case .text, .trusted: return []
    }
  }

  private func changing(_ svg: MarkupNode) -> [MarkupNode.Element] {
    elements("g", in: svg).filter { $0.attributes.contains { $0.value == "changing" } }
      .flatMap(\.children).compactMap { node in
        if case .element(let element) = node { element } else { nil }
      }
  }

  @Test func framesDecodeToWhatTheyWouldDrawAlone() throws {
    let sweep = sweep([-2, 0, 2.5].map { frame($0, 1 + $0 * $0) })
    let drawing = try drawn(sweep)
    let frames = try #require(drawing.frames)
    let prepared = try PreparedSweep(sweep)
    for (index, figure) in prepared.frames.enumerated() {
      let layout = LayoutBuilder.layout(figure, size: .wide, frames: prepared.all)
      let recorded = figure.drawn(layout, isFrame: true).canvas.recorded
      #expect(frames.frames[index].count == recorded.count)
      for (element, state) in zip(recorded, frames.frames[index]) {
        guard case .path(let data) = element else { continue }
        #expect(PathCode.decode(frames.states[state]) == data.parts)
      }
    }
  }

  @Test func thePageCarriesTheFrameThatIsShownFirst() throws {
    let drawing = try drawn(sweep([-2, 0, 2].map { frame($0) }))
    let frames = try #require(drawing.frames)
    let nodes = changing(drawing.wide.svg)
    #expect(nodes.count == frames.frames[1].count)
    for (node, state) in zip(nodes, frames.frames[1]) where node.name == "path" {
      let d = node.attributes.first { $0.name == "d" }?.value
      var path = PathData()
      for part in try #require(PathCode.decode(frames.states[state])) {
        path.polyline(
          part.points.map { Point(Double($0.x) / 10, Double($0.y) / 10) },
          closed: part.end == .closed)
      }
      #expect(path.text == d)
    }
  }

  @Test func whatStaysIsCarriedOnce() throws {
    let frames = try #require(try drawn(sweep([-2, 0, 2].map { frame($0) })).frames)
    // The second line is the same path in all frames.
    #expect(Set(frames.frames.map { $0[1] }).count == 1)
    #expect(Set(frames.frames.map { $0[0] }).count == 3)
  }

  @Test func allFramesHaveTheSameAxes() throws {
    let prepared = try PreparedSweep(sweep([1, 4, 9].map { frame(0, $0) }))
    let axes = Set(prepared.frames.map { $0.allPanels[0].y })
    #expect(axes.count == 1)
    #expect(prepared.all.allPanels[0].y?.domain.end == 10)
  }

  @Test func narrowingLeadsFromOneDrawingToTheOther() throws {
    let drawing = try drawn(sweep([-2, 0, 2].map { frame($0) }))
    let frames = try #require(drawing.frames)
    func fixed(_ svg: MarkupNode) throws -> [Double] {
      let d = try #require(changing(svg)[1].attributes.first { $0.name == "d" }).value
      let numbers = d.split(whereSeparator: { !"-.0123456789".contains($0) }).compactMap {
        Double($0)
      }
      return Array(numbers.prefix(2))
    }
    let (wide, narrow) = (try fixed(drawing.wide.svg), try fixed(drawing.narrow.svg))
    let map = frames.narrowing[0]
    #expect(abs(map[0] * wide[0] + map[1] - narrow[0]) < 0.2)
    #expect(abs(map[2] * wide[1] + map[3] - narrow[1]) < 0.2)
  }

  @Test func stillsStandSideBySide() throws {
    let drawing = try drawn(sweep([-2, 0, 2].map { frame($0) }))
    let stills = try #require(drawing.stills)
    #expect(
      elements("g", in: stills[0].svg).count { $0.attributes.contains { $0.value == "panel" } } == 2
    )
    #expect(drawing.data.series.map(\.panel).contains("shift = 2"))
    #expect(drawing.description.hasPrefix("Over shift from 0 to 2 in 3 steps."))
  }

  @Test func gridsMoveAsAWhole() throws {
    let grids = [0.0, 1].map { shift in
      Figure(
        rows: ["a"], columns: ["b", "c"],
        panels: [[frame(shift).panels[0][0], frame(-shift).panels[0][0]]])
    }
    let drawing = try drawn(sweep(grids))
    #expect(drawing.stills == nil)
    #expect(drawing.frames?.narrowing.count == 2)
  }

  @Test func framesMustBeAlike() {
    let other = Figure(Panel(marks: [.line(.points([0, 1], [0, 1]))], x: -5...5))
    #expect(throws: PlotError.unequalFrames(frame: 2)) {
      try drawn(sweep([frame(0), frame(1), other]))
    }
    #expect(throws: PlotError.frameCount(found: 1, limit: Sweep.frameLimit)) {
      try Sweep(
        variables: [Sweep.Variable(name: "a", labels: ["1", "2"], start: 0, stills: [0])],
        frames: [frame(0)]
      ).draw()
    }
  }

  @Test func markersWithoutAPlaceKeepTheirElement() throws {
    // The rule leaves the panel in the last frame, and its label with it.
    let frames = [0, 1, 9].map { frame($0) }
    let codes = try #require(try drawn(sweep(frames)).frames)
    #expect(Set(codes.frames.map(\.count)).count == 1)
    #expect(codes.frames[2].map { codes.states[$0] }.contains("!"))
    #expect(codes.frames[2].map { codes.states[$0] }.contains(""))
  }

  @Test func theFillAndTheOutlineOfAHistogramAreCarriedOnce() throws {
    let frames = [0.0, 1].map { shift in
      Figure(
        Panel(
          marks: [
            .histogram([0, 1, 1, 2, 3].map { $0 + shift }, bins: .edges([0, 1, 2, 3, 4, 5]))
          ],
          x: 0...5))
    }
    let codes = try #require(try drawn(sweep(frames)).frames)
    for frame in codes.frames { #expect(frame[0] == frame[1]) }
    #expect(codes.states.count == 2)
  }

  @Test func whatHoldsOfAllFramesIsSaidOnce() throws {
    let frames = (0..<4).map { _ in
      Figure(Panel(marks: [.line(.points([0, 1, 2], [0, .nan, 2]), name: "gap")], x: 0...2))
    }
    #expect(try drawn(sweep(frames)).warnings.count == 1)
  }
}
