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
    var bestPlace = 0.0
    func include(_ y: Estimate, at x: Double) {
      let least = y.error == 0 ? y.value : (y.value - y.error).nextDown
      if least > best {
        best = least
        bestPlace = x
        bestError = 2 * y.error
      }
    }
    func piece(_ lower: Double, _ upper: Double) throws(Failure) -> Piece {
      let middle = 0.5 * lower + 0.5 * upper
      let y = try function(middle)
      include(y, at: middle)
      let series = enclosure(lower, upper, 1)
      var bound = series.range.isFinite ? series.range.upper : .infinity
      if series.order >= 1, series.coefficients[1].isFinite {
        let slope = series.coefficients[1].magnitude
        let reach = y.error + slope * max(upper - middle, middle - lower)
        bound = min(bound, (y.value + reach * (1 + 8 * unitRoundoff)).nextUp)
      }
      return Piece(lower: lower, upper: upper, bound: bound)
    }
    // Golden sections towards a local maximum next to the best place: what is certainly below it is known
    // early.
    func climb(_ reach: Double) throws(Failure) {
      guard let first = cuts.first, let last = cuts.last else { return }
      var (lower, upper) = (max(first, bestPlace - reach), min(last, bestPlace + reach))
      let ratio = 0.618_033_988_749_894_8
      for _ in 0..<60 where upper - lower > 4 * max(abs(lower), abs(upper)).ulp {
        let a = (1 - ratio) * upper + ratio * lower
        let b = (1 - ratio) * lower + ratio * upper
        let (atA, atB) = (try function(a), try function(b))
        include(atA, at: a)
        include(atB, at: b)
        if atA.value >= atB.value { upper = b } else { lower = a }
      }
    }
    for x in cuts { include(try function(x), at: x) }
    var open: [Piece] = []
    for (lower, upper) in zip(cuts, cuts.dropFirst()) where lower < upper {
      open.append(try piece(lower, upper))
    }
    var settled = -Double.infinity
    var reach = zip(cuts, cuts.dropFirst()).reduce(0) { max($0, $1.1 - $1.0) }
    try climb(reach)
    var count = open.count
    func slack() -> Double { max(bestError, 1e-12 * abs(best), 1e-300) }
    while let index = open.indices.max(by: { open[$0].bound < open[$1].bound }),
      count < limit, open[index].bound > best + slack()
    {
      // A round: all intervals that may hold more than the best value known.
      let round = open.filter { $0.bound > best + slack() }
      for piece in open where piece.bound <= best + slack() { settled = max(settled, piece.bound) }
      open = []
      let before = best
      for next in round {
        let middle = 0.5 * next.lower + 0.5 * next.upper
        guard middle > next.lower, middle < next.upper, count < limit else {
          settled = max(settled, next.bound)
          continue
        }
        reach = middle - next.lower
        for part in [try piece(next.lower, middle), try piece(middle, next.upper)] {
          count += 1
          if part.bound > best { open.append(part) }
        }
      }
      if best > before { try climb(2 * reach) }
    }
    // What was left out may be above the best value by the slack.
    let high = max(settled, open.map(\.bound).max() ?? best, (best + slack()).nextUp)
    let middle = 0.5 * best + 0.5 * high
    value =
      high.isFinite
      ? Estimate(middle, error: max(high - middle, middle - best).nextUp) : .undefined
    isReached = high - best <= 4 * slack()
  }
}
