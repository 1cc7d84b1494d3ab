import Diagnostics
import Plotting
import Script
import Testing
import Vocabulary

@Suite struct SweepsTests {
  private let frame = "plot([line(normal(mean: a, sd: 1).pdf, name: \"p\")], x: -5...5)"

  @Test func variablesKeepTheirOrderAndTheirValues() throws {
    let drawing = try drawn(
      "sweep([\"b\": [1, 2, 3], \"a\": [-1, 0.5]], start: [2, -1], stills: [\"b\": [3, 1]]) { b, a in \(frame) }"
    )
    let frames = try #require(drawing.frames)
    #expect(frames.variables.map(\.name) == ["b", "a"])
    #expect(frames.variables[1].labels == ["\u{2212}1", "0.5"])
    #expect(frames.variables.map(\.start) == [1, 0])
    #expect(frames.variables[0].stills == [2, 0])
    #expect(frames.frames.count == 6)
    #expect(!frames.isPlayed)
    // The first variable is not used: the frames repeat.
    #expect(frames.frames[0] == frames.frames[2])
    #expect(frames.frames[0] != frames.frames[1])
  }

  @Test func animationsStartAtTheirEnd() throws {
    let drawing = try drawn("animate([\"a\": linspace(0, 2, 5)]) { a in \(frame) }")
    let frames = try #require(drawing.frames)
    #expect(frames.isPlayed)
    #expect(frames.variables[0].start == 4)
    #expect(frames.variables[0].stills == [0, 2, 4])
  }

  @Test(arguments: [
    ("sweep([\"a\": [1, 2]], start: [1, 2]) { a in PLOT }", "invalid-argument"),
    ("sweep([\"a\": [1, 2]], stills: [\"b\": [1]]) { a in PLOT }", "unknown-variable"),
    ("sweep([\"a\": [1, 2]], stills: [\"a\": []]) { a in PLOT }", "invalid-argument"),
    ("sweep([\"a\": [1, 2], \"b\": [1], \"c\": [1]]) { a, b in PLOT }", "invalid-argument"),
    ("sweep([\"a\": linspace(0, 1, 900)]) { a in PLOT }", "too-many-frames"),
    ("sweep([\"a\": [1, 2], \"b\": [1]]) { a in PLOT }", "wrong-argument-count"),
    (
      "animate([\"a\": [\"x\", \"y\"]], stills: [\"a\": [\"z\"]]) { a in plot([line([1, 2])]) }",
      "invalid-argument"
    ),
    ("sweep([\"a\": [1]]) { a in sweep([\"b\": [1]]) { b in PLOT } }", "type-mismatch"),
    ("facet(rows: [\"a\": [1]]) { a in sweep([\"b\": [1]]) { b in PLOT } }", "type-mismatch"),
  ])
  func mistakesAreTold(program: String, identifier: String) {
    let outcome = run(program.replacing("PLOT", with: frame))
    #expect(
      outcome.diagnostics.map(\.identifier.description).contains(identifier), "\(outcome.messages)")
  }
}
