import Testing

@testable import Plotting

@Suite struct DescribeTests {
  @Test func axesExtremaAndCrossingsAreNamed() throws {
    let figure = Figure(
      Panel(
        marks: [
          .line(.function { $0 * $0 }, name: "square"), .line(.function { $0 + 2 }, name: "line"),
        ],
        x: AxisSettings(domain: Domain(from: -3, to: 3), label: "x"),
        y: AxisSettings(label: "height")))
    #expect(
      try describe(figure) == """
        Horizontal axis (x) from −3 to 3. Left axis (height) from −2 to 10. \
        square: from 9 at x = −3 to 9 at x = 3; least 0 at x = 0, greatest 9 at x = −3. \
        line: from −1 at x = −3 to 5 at x = 3; least −1 at x = −3, greatest 5 at x = 3. \
        square and line cross at x = −1, 2.
        """)
  }

  @Test(arguments: SampleMark.all)
  func everyMarkSaysWhatItShows(_ sample: SampleMark) throws {
    let abscissae = sample.mark.isOverCategories ? ": a, b" : " from 0 to 4"
    let axis = sample.mark.axis == .left ? "Left" : "Right"
    #expect(
      try describe(sample.figure)
        == "Horizontal axis\(abscissae). \(axis) axis from 0 to 4. \(sample.sentence)")
  }

  @Test func curvesThatOnlyTouchDoNotCross() {
    let flat = [[0.0, 0], [4, 0]]
    let bump = [[0.0, 1], [1, 1e-9], [2, -1e-9], [3, 1e-9], [4, 1]]
    #expect(crossings(flat, bump, margin: 0.01).isEmpty)
  }

  @Test func dataThatAreMissingAreSaidToBe() throws {
    #expect(try describe(Figure(Panel(marks: [.points([], [], name: "none")]))).contains("no data"))
  }
}
