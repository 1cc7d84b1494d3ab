import Arithmetic
import Testing

@testable import Numerics

/// The direct sums at all particles, and the sum of the absolute values of all weights.
private func direct(
  _ places: [Double], weights: [Double], bandwidth: Double
) -> (values: [Double], scale: Double) {
  let n = Double(places.count)
  let values = places.map { x in
    var sum = CompensatedSum()
    for (y, weight) in zip(places, weights) {
      let z = (x - y) / bandwidth
      sum.add(exp(-0.5 * z * z) * (weight + z / bandwidth))
    }
    return sum.value / n
  }
  return (values, weights.reduce(0) { $0 + abs($1) } / n + 1 / bandwidth)
}

@Suite struct FastGaussSumTests {
  private static let key = RandomKey(seed: 3)

  /// Places that are hard to sum over.
  private static let clouds: [(name: String, places: [Double])] = [
    ("normal", (0..<250).map { 10 * key.normal($0) }),
    ("clusters", (0..<250).map { ($0 % 3 == 0 ? -50 : 7) + 1e-3 * key.normal($0) }),
    ("duplicates", (0..<240).map { Double($0 % 5) }),
    ("one place", Array(repeating: 3.25, count: 200)),
    ("far from 0", (0..<200).map { 1e6 + key.normal($0) }),
    ("heavy tails", (0..<200).map { 1 / (key.uniform($0) - 0.5) }),
    ("box edges", (0..<200).map { Double($0) * 0.5 }),
    ("subnormal gaps", (0..<200).map { Double($0) * Double.leastNonzeroMagnitude }),
  ]

  @Test(arguments: [1e-6, 1e-2, 0.3, 1, 5, 100, 1e6])
  func agreesWithTheDirectSum(bandwidth: Double) throws {
    // One after the other, in the same memory.
    var sums = FastGaussSum()
    for (name, places) in Self.clouds {
      for (kind, weights) in [
        ("equal", Array(repeating: 1.0, count: places.count)),
        ("scores", places.map { -$0 / 25 }),
        ("random", places.indices.map { (Self.key / "weights").normal($0) }),
      ] {
        let (expected, scale) = direct(places, weights: weights, bandwidth: bandwidth)
        var width = 1.5 * bandwidth.binade
        for _ in 0..<8 {
          let found = sums.direction(
            places, weights: weights, bandwidth: bandwidth, boxWidth: width)
          let error = zip(found, expected).reduce(0) { max($0, abs($1.0 - $1.1)) } / scale
          #expect(error < 1e-13, "\(name), \(kind), h = \(bandwidth), w = \(width): \(error)")
          width = width.binade == width ? 0.75 * width : width.binade
        }
      }
    }
  }

  @Test func choosesTheDirectSumForFewParticlesOnly() {
    let many = (0..<5000).map { Self.key.normal($0) }
    let few = Array(many[..<20])
    func isFast(_ places: [Double], bandwidth: Double) -> Bool {
      var sums = FastGaussSum()
      return sums.direction(places, weights: places, bandwidth: bandwidth, parallel: .serial) != nil
    }
    #expect(!isFast(few, bandwidth: 1))
    #expect(isFast(many, bandwidth: 1))
    // A bandwidth so small that every particle is alone.
    #expect(isFast(many, bandwidth: 1e-9))
  }

  @Test func doesNotDependOnHowThePiecesAreRun() throws {
    let places = (0..<70_000).map { 4 * Self.key.normal($0) }
    func direction(_ parallel: Parallel) -> [Double] {
      var sums = FastGaussSum()
      return sums.direction(
        places, weights: places, bandwidth: 1, boxWidth: 0.25, parallel: parallel)
    }
    let backwards = Parallel { count, piece in
      Array((0..<count).reversed().map(piece).reversed())
    }
    #expect(direction(.serial) == direction(backwards))
  }
}
