import Testing

@testable import Plotting

@Suite struct PathDataTests {
  @Test func positionsAreDifferencesOfRoundedTenths() {
    var data = PathData()
    data.polyline([
      Point(1.04, 2.06), Point(1.14, 2.06), Point(1.14, -3), Point(2.34, 0.5), Point(2.34, 0.52),
      Point(3, 0.4),
    ])
    #expect(data.text == "M1 2.1h.1v-5.1l1.2 3.5 .7-.1")
  }

  @Test func roundingDoesNotAddUp() {
    var data = PathData()
    data.polyline((0...1000).map { Point(Double($0) * 0.13, 0) })
    let sum = data.text.split(separator: "h").dropFirst().compactMap { Double("0" + $0) }
      .reduce(0, +)
    #expect(abs(sum - 130) < 1e-6)
  }

  @Test(arguments: [
    (0.0, "0"), (12, "12"), (-0.5, "-0.5"), (3.14159, "3.14"), (2.004, "2"), (7.06, "7.06"),
    (.nan, "0"), (1e300, "1000000000"),
  ])
  func attributesHaveAtMostTwoDecimals(value: Double, expected: String) {
    #expect(attribute(value) == expected)
  }

  @Test func notANumberIsWrittenAsZero() {
    var data = PathData()
    data.move(to: Point(.nan, .infinity))
    #expect(!data.text.contains("n"))
  }
}
