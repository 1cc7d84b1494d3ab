import Testing

@testable import Plotting

@Suite struct BinsTests {
  private let axis = Axis(domain: Domain(from: 0, to: 10), scale: .linear)

  @Test func countDividesTheRangeOfTheValues() throws {
    let edges = try Bins.count(4).edges(for: [[2, 3, 6]], on: axis, mark: "h")
    #expect(edges == [2, 3, 4, 5, 6])
  }

  @Test func widthsHaveEdgesAtTheirMultiples() throws {
    let edges = try Bins.width(0.1).edges(for: [[0.3, 0.55]], on: axis, mark: "h")
    #expect(edges == [0.3, 0.4, 0.5, 0.6])
  }

  @Test func automaticWidthFollowsFreedmanAndDiaconis() throws {
    // IQR = 0.4995 and n = 1000: the width is 2·0.4995/10 = 0.0999, rounded to 0.1.
    let sample = (0..<999).map { Double($0) / 1000 } + [10]
    let width = try #require(Bins.width(of: sample, over: 10))
    #expect(abs(width - 0.0999) < 1e-12)
    let edges = try Bins.automatic.edges(for: [sample], on: axis, mark: "h")
    #expect(edges.count == 101)
    #expect(edges.first == 0 && edges.last == 10)
  }

  @Test(arguments: [[5.0, 5, 5], [], [1]])
  func samplesWithoutSpreadStillHaveABin(sample: [Double]) throws {
    let edges = try Bins.automatic.edges(for: [sample], on: axis, mark: "h")
    #expect(edges.count >= 2)
    #expect(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 })
    #expect(Histogram.counts(of: sample, in: edges).reduce(0, +) == sample.count)
  }

  @Test(arguments: [
    Bins.count(0), .count(3000), .width(0), .width(-1), .width(1e-9), .width(.nan),
    .edges([1]), .edges([1, 1]), .edges([2, 1]), .edges([0, .infinity]),
  ])
  func impossibleBinsAreErrors(bins: Bins) {
    #expect(throws: PlotError.self) { try bins.edges(for: [[1, 2, 3]], on: axis, mark: "h") }
  }

  @Test func valuesOnEdgesCountToTheRightExceptForTheLast() {
    #expect(Histogram.counts(of: [0, 1, 1, 2, 3], in: [0, 1, 2, 3]) == [1, 2, 2])
    #expect(Histogram.counts(of: [-1, 4], in: [0, 1]) == [0])
  }
}
