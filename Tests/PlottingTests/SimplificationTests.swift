import Testing

@testable import Plotting

@Suite struct SimplificationTests {
  @Test func pointsOnALineAreLeftOut() {
    let points = (0...100).map { Point(Double($0), Double($0) * 0.5) }
    #expect(simplified(points, tolerance: 0.1) == [points[0], points[100]])
  }

  @Test func turnsAreKept() {
    let spike = [Point(0, 0), Point(5, 0), Point(5, 9), Point(5, 0), Point(9, 0)]
    #expect(simplified(spike, tolerance: 0.1) == spike)
  }

  @Test func noPointIsFartherThanTheTolerance() {
    var state: UInt64 = 7
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    for _ in 0..<50 {
      var points: [Point] = []
      for i in 0..<200 { points.append(Point(Double(i) * 0.3, random() * (i % 3 == 0 ? 2 : 0.2))) }
      let kept = simplified(points, tolerance: 0.15)
      var k = 0
      for p in points {
        while k + 2 < kept.count, kept[k + 1].x < p.x { k += 1 }
        let (a, b) = (kept[k], kept[k + 1])
        let cross = abs((b.x - a.x) * (p.y - a.y) - (p.x - a.x) * (b.y - a.y))
        #expect(cross / a.distance(to: b) <= 0.15 + 1e-9)
      }
    }
  }

  @Test func columnsKeepTheirExtremes() {
    let points = (0..<100_000).map { i in
      Point(Double(i) / 200, i == 54_321 ? 7 : i % 2 == 0 ? 1 : -1)
    }
    let thinned = thinnedByColumn(points)
    #expect(thinned.count <= 4 * 1001)
    #expect(thinned.contains { $0.y == 7 })
  }
}
