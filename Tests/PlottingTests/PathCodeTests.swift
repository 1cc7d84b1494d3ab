import Testing

@testable import Plotting

@Suite struct PathCodeTests {
  @Test func everyPathComesBack() {
    var path = PathData()
    path.polyline([Point(0, 0), Point(-12.3, 400.1), Point(699.9, 0.1)])
    path.polyline([Point(5, 5), Point(6, 5), Point(6, 6)], closed: true)
    path.dot(at: Point(100, 100))
    path.dot(at: Point(-1e6, 1e6))
    #expect(PathCode.decode(PathCode.encode(path)) == path.parts)
  }

  @Test func numbersAreWrittenAsInSourceMaps() {
    var path = PathData()
    // 1 point, open: 3; then 0 and 1.6 as 0 and 16.
    path.move(to: Point(0, 1.6))
    #expect(PathCode.encode(path) == "GAgB")
  }

  @Test func nothingIsAnEmptyText() {
    #expect(PathCode.encode(PathData()) == "")
    #expect(PathCode.decode("") == [])
  }

  @Test(arguments: ["g", "!", "G", "GA", "C", "///////////////////////"])
  func otherTextsAreRefused(text: String) {
    #expect(PathCode.decode(text) == nil)
  }
}
