import Diagnostics
import Plotting
import Script
import Testing
import Vocabulary

private let fixed = "plot([line([1, 2])])"

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

  /// A frame that is not there is no choice of the nearest one.
  @Test(
    arguments: [
      ("[1, 2, 4]", "3", "'a' does not take the value 3; it takes 1, 2, 4"),
      ("[1, 2, 4]", "\"b\"", "'a' does not take the value b; it takes 1, 2, 4"),
      ("[\"x\", \"y\"]", "1", "'a' does not take the value 1; it takes x, y"),
      (
        "linspace(0, 10, 21)", "3.2",
        "'a' does not take the value 3.2; it takes 21 values, 3 and 3.5 among them"
      ),
      ("linspace(0, 1, 11)", "0.3", nil), ("linspace(0, 1, 11)", "1 / 10 + 2 / 10", nil),
    ] as [(String, String, String?)])
  func takesFramesThatAreThere(values: String, chosen: String, message: String?) throws {
    for program in [
      "sweep([\"a\": \(values)], stills: [\"a\": [\(chosen)]]) { a in \(fixed) }",
      "sweep([\"a\": \(values)], start: [\(chosen)]) { a in \(fixed) }",
    ] {
      #expect(run(program).diagnostics.map(\.message) == [message].compactMap(\.self))
    }
  }

  @Test func refusesValuesThatLookAlike() {
    let outcome = run("sweep([\"a\": [\"x\", \"x \"]]) { a in \(fixed) }")
    #expect(
      outcome.diagnostics.map(\.message) == ["'a' takes x  twice; each value has one frame"])
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
