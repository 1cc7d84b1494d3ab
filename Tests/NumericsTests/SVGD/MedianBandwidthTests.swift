import Arithmetic
import Testing

@testable import Numerics

/// sqrt(median(d²) / (2 log(N + 1))) over all N² pairs, from a sorted list of them.
private func definition(_ points: [[Double]]) -> Double {
  var squares: [Double] = []
  for a in points {
    for b in points { squares.append(zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }) }
  }
  squares.sort()
  let half = squares.count / 2
  let median =
    squares.count % 2 == 1 ? squares[half] : 0.5 * (squares[half - 1] + squares[half])
  return (0.5 * median / log(Double(points.count) + 1)).squareRoot()
}

@Suite struct MedianBandwidthTests {
  private static let key = RandomKey(seed: 8)

  @Test(arguments: [2, 3, 4, 9, 10, 51, 100])
  func isTheMedianOfAllPairs(count: Int) throws {
    for scale in [1e-30, 1, 1e40] {
      let places = (0..<count).map { scale * Self.key.normal($0) }
      if count > 2 {
        expectClose(
          try Particles(places).medianBandwidth(), definition(places.map { [$0] }), within: 1e-15)
      }
      let points = (0..<count).map { i in (0..<3).map { scale * Self.key.normal(3 * i + $0) } }
      expectClose(
        try Particles(points: points).medianBandwidth(), definition(points), within: 1e-15)
    }
  }

  @Test func tiesAreCounted() throws {
    let places = [0.0, 0, 1, 1, 1, 4, 4, 9, 9, 9]
    #expect(
      try Particles(places).medianBandwidth() == definition(places.map { [$0] }))
  }

  @Test func coincidingParticlesHaveNone() throws {
    #expect(throws: NumericsError.self) {
      try Particles([2, 2, 2, 2, 3]).medianBandwidth()
    }
  }
}
