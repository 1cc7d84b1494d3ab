public import Arithmetic

/// The largest value of a function that is enclosed on every interval.
///
/// Branch and bound: an interval on which the function stays below a value that is known to be reached is
/// left out, and the others are halved, the most promising first. On an interval the function is at most
/// its value in the middle plus the half-width times the largest slope.
public struct EnclosedSupremum: Sendable {
  /// The supremum, with a bound that is proved.
  public let value: Estimate
  /// Whether the bound is as small as the values' own errors allow, or 1e-12 of the value.
  public let isReached: Bool

  private struct Piece {
    var lower: Double
    var upper: Double
    var bound: Double
  }

  /// The supremum between cuts in ascending order.
  ///
  /// - Throws: What the function throws.
  /// - Complexity: One value and one enclosure for each interval, at most 20,000.
  public init<Failure: Error>(
    over cuts: [Double], limit: Int = 20_000, enclosure: (Double, Double, Int) -> Series,
    _ function: (Double) throws(Failure) -> Estimate
  ) throws(Failure) {
    var best = -Double.infinity
    var bestError = 0.0
    func include(_ y: Estimate) {
      if y.value - y.error > best {
        best = y.value - y.error
        bestError = 2 * y.error
      }
    }
    func piece(_ lower: Double, _ upper: Double) throws(Failure) -> Piece {
      let middle = 0.5 * lower + 0.5 * upper
      let y = try function(middle)
      include(y)
      let series = enclosure(lower, upper, 1)
      var bound = series.range.isFinite ? series.range.upper : .infinity
      if series.order >= 1, series.coefficients[1].isFinite {
        let slope = series.coefficients[1].magnitude
        bound = min(bound, (y.value + y.error + slope * 0.5 * (upper - lower)).nextUp)
      }
      return Piece(lower: lower, upper: upper, bound: bound)
    }
    for x in cuts { include(try function(x)) }
    var open: [Piece] = []
    for (lower, upper) in zip(cuts, cuts.dropFirst()) where lower < upper {
      open.append(try piece(lower, upper))
    }
    var settled = -Double.infinity
    var count = open.count
    func slack() -> Double { max(bestError, 1e-12 * abs(best), 1e-300) }
    while let index = open.indices.max(by: { open[$0].bound < open[$1].bound }),
      count < limit, open[index].bound > best + slack()
    {
      // A round: all intervals that may hold more than the best value known.
      let round = open.filter { $0.bound > best + slack() }
      open = []
      for next in round {
        let middle = 0.5 * next.lower + 0.5 * next.upper
        guard middle > next.lower, middle < next.upper, count < limit else {
          settled = max(settled, next.bound)
          continue
        }
        for part in [try piece(next.lower, middle), try piece(middle, next.upper)] {
          count += 1
          if part.bound > best { open.append(part) }
        }
      }
    }
    // What was left out may be above the best value by the slack.
    let high = max(settled, open.map(\.bound).max() ?? best, best + slack())
    let middle = 0.5 * best + 0.5 * high
    value = high.isFinite ? Estimate(middle, error: (high - middle).nextUp) : .undefined
    isReached = high - best <= 4 * slack()
  }
}
