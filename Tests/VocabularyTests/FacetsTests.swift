import Diagnostics
import Markup
import Plotting
import Script
import Testing
import Vocabulary

private let grid = """
  facet(rows: ["D": [4, 8]], columns: ["left": [0.5, 0.1, 0.01]], scales: .free) { gap, left in
    let p = mixture(weights: [left, 1 - left], means: [-gap / 2, gap / 2], sd: 1)
    return plot([
      line(p.pdf, name: "density"), histogram(p.sample(50, key: ["s", gap, left]), name: "draws"),
      line({ x in fisher(p, normal(mean: x, sd: 1)) }, axis: .right)
    ], x: -10...10)
  }
  """

@Suite struct FacetsTests {
  @Test func drawsTheSameOnOneThreadAndOnSeveral() throws {
    let serial = try drawn(grid, jobs: 1)
    let parallel = try drawn(grid, jobs: 4)
    #expect(serial.wide == parallel.wide)
    #expect(serial.narrow == parallel.narrow)
    #expect(serial.data == parallel.data)
  }

  @Test func placesPanelsByRowAndColumn() throws {
    let names = try drawn(grid).data.series.map(\.panel)
    #expect(
      stride(from: 0, to: names.count, by: 3).map { names[$0] } == [
        "D = 4, left = 0.5", "D = 4, left = 0.1", "D = 4, left = 0.01",
        "D = 8, left = 0.5", "D = 8, left = 0.1", "D = 8, left = 0.01",
      ])
  }

  @Test(arguments: [("rows", 2), ("columns", 2)])
  func takesOneVariableAlone(_ side: String, _ count: Int) throws {
    let drawing = try drawn(
      "facet(\(side): [\"m\": [-1, \"two\"]]) { m in plot([line([1, 2])]) }")
    #expect(drawing.data.series.map(\.panel) == ["m = \u{2212}1", "two"])
  }

  /// Refused before anything is made of the values.
  @Test(arguments: [
    (
      "facet(rows: [\"a\": integers(1, 10000000)]) { a in plot([line([1, 2])]) }", "too-many-panels"
    ),
    (
      "facet(rows: [\"a\": [1, 2]], columns: [\"b\": integers(1, 10000000)]) "
        + "{ a, b in plot([line([1, 2])]) }", "too-many-panels"
    ),
    ("sweep([\"a\": integers(1, 10000000)]) { a in plot([line([1, 2])]) }", "too-many-frames"),
    ("animate([\"a\": integers(1, 501)]) { a in plot([line([1, 2])]) }", "too-many-frames"),
    (
      "sweep([\"a\": integers(1, 5000000), \"b\": integers(1, 5000000)]) "
        + "{ a, b in plot([line([1, 2])]) }", "too-many-frames"
    ),
    (
      "sweep([\"a\": [1, 2]], stills: [\"a\": integers(1, 10000000)]) { a in plot([line([1, 2])]) }",
      "too-many-frames"
    ),
    ("table(columns: [\"a\": integers(1, 10000000)])", "too-large"),
    ("plot(repeated(rule(x: 1), 1001), x: 0...2)", "too-large"),
    ("plot([repeated(rule(x: 1), 1001)], x: 0...2)", "too-large"),
  ])
  func refusesMoreThanCanBeRead(program: String, identifier: String) {
    let start = ContinuousClock.now
    let outcome = run(program)
    #expect(
      outcome.diagnostics.map(\.identifier.description) == [identifier], "\(outcome.messages)")
    #expect(ContinuousClock.now - start < .seconds(5))
  }
}
