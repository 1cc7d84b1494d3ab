import Arithmetic
import Bisection

extension Particles {
  /// The bandwidth of the median rule, h = sqrt(median(d²) / (2 log(N + 1))), with d the distances of
  /// all N² pairs of particles, those of a particle to itself included.
  ///
  /// The rule of the program that Liu and Wang (2016) published.
  ///
  /// - Throws: `NumericsError.invalidParameter` when the bandwidth is less than 1e-50 or more than 1e50.
  /// - Complexity: O(N log N) on the real line, O(N²) else.
  func medianBandwidth() throws(NumericsError) -> Double {
    let pairs = count * count
    let (lower, upper) =
      dimension == 1
      ? Self.middle(coordinates.sorted())
      : Self.middle(squares: squaredDistances())
    let median = pairs % 2 == 1 ? upper : 0.5 * (lower + upper)
    let bandwidth = (0.5 * median / log(Double(count) + 1)).squareRoot()
    guard bandwidth >= 1e-50, bandwidth <= 1e50 else {
      throw .invalidParameter(
        name: "the median bandwidth", value: bandwidth,
        requirement: bandwidth > 1
          ? "at most 1e50; the particles are too far apart"
          : "at least 1e-50; half of all pairs and more are at one place")
    }
    return bandwidth
  }

  private func squaredDistances() -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(count * count)
    for i in 0..<count {
      for j in 0..<count {
        var square = 0.0
        for axis in 0..<dimension {
          let gap = coordinates[axis * count + i] - coordinates[axis * count + j]
          square += gap * gap
        }
        result.append(square)
      }
    }
    return result
  }

  /// The two middle ones of the squares, which may be one.
  private static func middle(squares: [Double]) -> (Double, Double) {
    let sorted = squares.sorted()
    return (sorted[(sorted.count - 1) / 2], sorted[sorted.count / 2])
  }

  /// The two middle ones of the squared distances between sorted places.
  private static func middle(_ places: [Double]) -> (Double, Double) {
    let pairs = places.count * places.count
    let lower = distance(places, rank: (pairs - 1) / 2)
    // The next one is the same, unless it is the first of the greater ones.
    let upper =
      pairsWithin(places, lower) > pairs / 2 ? lower : distance(places, rank: pairs / 2)
    return (lower * lower, upper * upper)
  }

  /// The distance of a rank, counted from 0, among those of all ordered pairs: the least number t
  /// such that more than `rank` pairs are at most t apart, by bisection over the floating-point
  /// numbers.
  private static func distance(_ places: [Double], rank: Int) -> Double {
    let reach = ((places.last ?? 0) - (places.first ?? 0)).bitPattern
    return Double(
      bitPattern: (0..<reach).partitioningIndex {
        pairsWithin(places, Double(bitPattern: $0)) > rank
      })
  }

  /// How many ordered pairs of sorted places are at most a distance apart.
  private static func pairsWithin(_ places: [Double], _ distance: Double) -> Int {
    places.withUnsafeBufferPointer { places in
      var pairs = 0
      var first = 0
      for j in 0..<places.count {
        while places[j] - places[first] > distance { first += 1 }
        pairs += j - first
      }
      return 2 * pairs + places.count
    }
  }
}
