import Testing

@testable import Plotting

@Suite struct RectangleTests {
  private let box = Rectangle(left: 0, top: 0, width: 10, height: 10)

  @Test func lineThatLeavesAndReturnsIsCutInTwo() {
    let parts = box.clipped(line: [Point(0, 5), Point(5, -5), Point(10, 5)])
    #expect(parts == [[Point(0, 5), Point(2.5, 0)], [Point(7.5, 0), Point(10, 5)]])
  }

  @Test func lineOutsideHasNoParts() {
    #expect(box.clipped(line: [Point(-5, 0), Point(-1, 20), Point(11, 30)]).isEmpty)
  }

  @Test func polygonIsCutAtTheSides() {
    let polygon = box.clipped(polygon: [Point(-5, 2), Point(15, 2), Point(15, 4), Point(-5, 4)])
    #expect(Set(polygon) == [Point(0, 2), Point(10, 2), Point(10, 4), Point(0, 4)])
  }
}
